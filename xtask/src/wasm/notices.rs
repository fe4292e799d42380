//! The licences of the crates that are compiled into the modules. They ask to be included in each copy.

use std::{collections::BTreeMap, fs, path::Path};

use super::crates::Crate;
use crate::shell::{Context, Result, read};

pub(super) const FILE: &str = "THIRD-PARTY-LICENSES.txt";

/// The text of each licence, below the crates that have it. If a crate offers a choice, MIT's is used, as elsewhere.
pub(super) fn notices(crates: &[Crate], rust: &str) -> Result<String> {
    let mut by_text: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for of in crates {
        let Some(folder) = of.source()? else { continue };
        let texts = texts(&folder)?;
        if texts.is_empty() {
            return Err(format!("{}: expected a licence, found none", folder.display()));
        }
        for text in texts {
            by_text.entry(text).or_default().push(format!("{} ({})", of.id(), of.licence));
        }
    }
    let parts = by_text.into_iter().map(|(text, crates)| format!("{}\n\n{text}\n", crates.join("\n")));
    let parts = parts.collect::<Vec<_>>().join(&format!("\n{}\n\n", "-".repeat(80)));
    Ok(format!(
        "The WebAssembly modules of this package contain the following, and parts of Rust's standard library {rust}\n\
         (MIT OR Apache-2.0, https://www.rust-lang.org/policies/licenses).\n\n{parts}"
    ))
}

/// The licence texts in a crate's folder, without alternatives to MIT's.
fn texts(folder: &Path) -> Result<Vec<String>> {
    let entries = fs::read_dir(folder).context(|| format!("could not list {}", folder.display()))?;
    let mut names: Vec<String> =
        entries.flatten().map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    let chosen = chosen(&names);
    chosen.map(|name| Ok(read(&folder.join(name))?.trim().replace("\r\n", "\n"))).collect()
}

fn chosen(names: &[String]) -> impl Iterator<Item = &String> {
    let licences =
        names.iter().filter(|name| ["LICENSE", "LICENCE", "COPYING"].iter().any(|start| name.starts_with(start)));
    let mit = licences.clone().any(|name| name.contains("MIT"));
    licences.filter(move |name| !mit || !["APACHE", "ZLIB"].iter().any(|other| name.contains(other)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_alternatives_mits_is_chosen() {
        let names = ["COPYRIGHT", "Cargo.toml", "LICENSE-APACHE", "LICENSE-MIT", "LICENSE-UNICODE"].map(str::to_owned);
        assert_eq!(chosen(&names).collect::<Vec<_>>(), ["LICENSE-MIT", "LICENSE-UNICODE"]);
        let names = ["LICENSE-APACHE", "src"].map(str::to_owned);
        assert_eq!(chosen(&names).collect::<Vec<_>>(), ["LICENSE-APACHE"]);
    }
}
