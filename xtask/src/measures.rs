//! Measures the shipped site: instructions and bytes.

use std::{env, fs, path::Path};

use wasmparser::{Validator, WasmFeatures};

use crate::{
    project::{cargo_home, files, relative, root},
    server::compressed,
    shell::{Context, Result},
    site,
    wasm::{MODULE, MODULES, NUMBERS, READING, TEACHING, WITHOUT_SIMD},
};

/// The features that every engine had before it had SIMD.
const BEFORE_SIMD: WasmFeatures = WasmFeatures::WASM1
    .union(WasmFeatures::BULK_MEMORY)
    .union(WasmFeatures::SATURATING_FLOAT_TO_INT)
    .union(WasmFeatures::SIGN_EXTENSION);

/// Measurements of the shipped site; the documents quote some of them.
#[derive(Debug, serde::Serialize)]
pub(crate) struct Measures {
    /// In the module that reads, and in the one that learns.
    pub(crate) vector_instructions: [usize; 2],
    /// Why the oldest engine with SIMD would reject the modules with SIMD, and why an engine with WebAssembly's first
    /// version would reject those without.
    pub(crate) refusals: Vec<String>,
    /// How many times the modules contain a path of the machine that built them.
    pub(crate) machine_paths: usize,
    /// The size of the module that reads, in bytes compressed with Brotli.
    module_bytes: u64,
    /// The same for the module that reads numbers with it.
    number_module_bytes: u64,
    /// The same for the module that teaches.
    teaching_module_bytes: u64,
    /// The same for the first two modules as text in scripts, for bundlers.
    module_in_script_bytes: u64,
    number_module_in_script_bytes: u64,
    /// The same for the form control with its worker, style and module: in files, and in scripts.
    pub(crate) element_bytes: u64,
    element_in_scripts_bytes: u64,
    /// The size of everything that a first visit loads, in bytes compressed with Brotli.
    pub(crate) first_visit_bytes: u64,
}

pub(crate) fn measure() -> Result<Measures> {
    let dist = site::build()?;
    let pkg = dist.join("pkg");
    let bytes = |name: &str| fs::read(pkg.join(name)).context(|| format!("could not read {name} of {}", pkg.display()));
    let (mut refusals, mut paths, mut vectors) = (vec![], 0, [0; 2]);
    for module in MODULES {
        for (end, oldest) in [(MODULE, BEFORE_SIMD.union(WasmFeatures::SIMD)), (WITHOUT_SIMD, WasmFeatures::MVP)] {
            let name = format!("{module}{end}");
            let bytes = bytes(&name)?;
            refusals.extend(refusal(&name, &bytes, oldest));
            paths += machine_paths(&bytes);
            if let Some(kernels) = [READING, TEACHING].iter().position(|with_kernels| *with_kernels == module) {
                vectors[kernels] += vector_instructions(&bytes).context(|| format!("{name} is malformed"))?;
            }
        }
    }
    let small = compressed("site", &dist)?;
    let module_bytes = |module| brotli_bytes(&small, &format!("pkg/{module}{MODULE}"));
    let element = ["digit-pad/index.js", "digit-pad/worker.js", "digit-pad/control.css"];
    let element: Vec<u64> = element.iter().map(|name| brotli_bytes(&small, name)).collect::<Result<_>>()?;
    let package = compressed("package", &root().join("pkg"))?;
    let script = |name: &str| brotli_bytes(&package, &format!("{name}.js"));
    let in_script = |module| script(&format!("{module}_inline"));
    Ok(Measures {
        vector_instructions: vectors,
        refusals,
        machine_paths: paths,
        module_bytes: module_bytes(READING)?,
        number_module_bytes: module_bytes(NUMBERS)?,
        teaching_module_bytes: module_bytes(TEACHING)?,
        module_in_script_bytes: in_script(READING)?,
        number_module_in_script_bytes: in_script(NUMBERS)?,
        element_bytes: element.iter().sum::<u64>() + module_bytes(READING)?,
        element_in_scripts_bytes: script("digit-pad")? + in_script(READING)?,
        first_visit_bytes: first_visit_bytes(&dist, &small)?,
    })
}

/// Counts the instructions of a linked module that begin with the vector prefix.
///
/// Only the linked module counts: with link-time optimisation, the compiler's earlier output has no vector code.
fn vector_instructions(module: &[u8]) -> wasmparser::Result<usize> {
    const VECTOR_PREFIX: u8 = 0xfd;
    let mut count = 0;
    for payload in wasmparser::Parser::new(0).parse_all(module) {
        let wasmparser::Payload::CodeSectionEntry(body) = payload? else { continue };
        for operator in body.get_operators_reader()?.into_iter_with_offsets() {
            let (_, offset) = operator?;
            count += usize::from(module[offset as usize] == VECTOR_PREFIX);
        }
    }
    Ok(count)
}

/// Why an engine that `has` only these features would reject a module, if it would.
fn refusal(name: &str, module: &[u8], has: WasmFeatures) -> Option<String> {
    let error = Validator::new_with_features(has).validate_all(module).err()?;
    Some(format!("{name}: {error}"))
}

/// How many times a module contains the path of the user's home folder, cargo's home or the repository.
fn machine_paths(module: &[u8]) -> usize {
    let folders = [env::home_dir().unwrap_or_default(), cargo_home(), root()];
    let names = folders.iter().map(|folder| folder.as_os_str().as_encoded_bytes()).filter(|name| name.len() > 1);
    names.map(|name| module.windows(name.len()).filter(|window| window == &name).count()).sum()
}

/// The total size of all files that a first visit loads, without icons.
fn first_visit_bytes(dist: &Path, small: &Path) -> Result<u64> {
    let mut sum = 0;
    for file in files(dist)? {
        let name = relative(dist, &file);
        if [".html", ".css", ".js", ".wasm"].iter().any(|end| name.ends_with(end)) && site::is_first(&name) {
            sum += brotli_bytes(small, &name)?;
        }
    }
    Ok(sum)
}

/// The size of a file's compressed form, in a folder that [`compressed`] wrote.
fn brotli_bytes(small: &Path, name: &str) -> Result<u64> {
    let file = small.join(format!("{name}.br"));
    Ok(fs::metadata(&file).context(|| format!("could not read {}", file.display()))?.len())
}
