//! The package's software bill of materials in CycloneDX format: the crates that are compiled into the modules. There are no
//! npm packages to name. It has no timestamp or serial number, so that every machine writes the same file.

use serde_json::{Value, json};

use super::crates::Crate;
use crate::shell::Result;

pub(super) const FILE: &str = "sbom.cdx.json";

/// The bill of the package that the first crate becomes. The compiler, version `rust`, adds its standard library.
pub(super) fn bill(crates: &[Crate], rust: &str) -> Result<String> {
    let [own, others @ ..] = crates else { return Err("expected crates, got none".to_owned()) };
    let package = format!("pkg:npm/lenet5@{}", own.version);
    let std = format!("pkg:generic/rust-std@{rust}");
    let mut components: Vec<Value> = others.iter().map(component).collect::<Result<_>>()?;
    components.push(json!({
        "type": "library", "bom-ref": std, "purl": std, "name": "rust-std", "version": rust,
        "description": "Rust's standard library", "licenses": [{ "expression": "MIT OR Apache-2.0" }],
    }));
    let mut dependencies: Vec<Value> = others.iter().map(|user| uses(&reference(user), user)).collect();
    dependencies.insert(0, uses(&package, own));
    if let Some(all) = dependencies[0]["dependsOn"].as_array_mut() {
        all.push(json!(std));
    }
    let bill = json!({
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": { "component": {
            "type": "library", "bom-ref": package, "purl": package, "name": "lenet5", "version": own.version,
            "licenses": [{ "expression": own.licence }],
        } },
        "components": components,
        "dependencies": dependencies,
    });
    Ok(format!("{bill:#}\n"))
}

/// A crate's reference in the bill: its package URL.
fn reference(of: &Crate) -> String {
    format!("pkg:cargo/{}", of.id())
}

fn component(of: &Crate) -> Result<Value> {
    let reference = reference(of);
    let mut component = json!({
        "type": "library", "bom-ref": reference, "purl": reference, "name": of.name, "version": of.version,
        "licenses": [{ "expression": of.licence }],
    });
    if let Some(checksum) = of.checksum()? {
        component["hashes"] = json!([{ "alg": "SHA-256", "content": checksum }]);
    }
    if let Some(repository) = &of.repository {
        component["externalReferences"] = json!([{ "type": "vcs", "url": repository }]);
    }
    Ok(component)
}

fn uses(name: &str, user: &Crate) -> Value {
    let used: Vec<String> = user.uses.iter().map(|id| format!("pkg:cargo/{id}")).collect();
    json!({ "ref": name, "dependsOn": used })
}
