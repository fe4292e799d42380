//! The crates that are compiled into the modules.

use std::{collections::BTreeSet, fs, path::PathBuf};

use crate::{
    project::{cargo, cargo_home, root},
    shell::{Context, Result, capture, read, version},
    tools::WASM,
};

#[derive(Debug, PartialEq)]
pub(super) struct Crate {
    pub(super) name: String,
    pub(super) version: String,
    /// The licence as an SPDX expression.
    pub(super) licence: String,
    pub(super) repository: Option<String>,
    /// The crates that it uses, by their [`Crate::id`].
    pub(super) uses: BTreeSet<String>,
}

/// All crates in the modules, the package's own first. Macros and their dependencies run in the compiler instead.
pub(super) fn compiled_in() -> Result<Vec<Crate>> {
    let mut tree = cargo();
    tree.args(["tree", "--locked", "--package", "lenet5-wasm", "--features", "number,teach", "--target", WASM]);
    tree.args(["--edges", "normal,no-proc-macro", "--prefix", "depth", "--format", "\t{p}\t{l}\t{r}"]);
    let text = capture(&mut tree)?;
    let text = String::from_utf8_lossy(&text);
    parsed(&text).ok_or_else(|| format!("expected a tree of crates from cargo, got {text:?}"))
}

/// The version of the compiler, whose standard library is compiled in as well.
pub(super) fn rust() -> Result<String> {
    let text = version("rustc").unwrap_or_default();
    text.split(' ').nth(1).map(str::to_owned).ok_or_else(|| format!("expected rustc's version, got {text:?}"))
}

/// Parses lines of depth, package, licence and repository. Each crate has one line that is followed by those it uses.
fn parsed(tree: &str) -> Option<Vec<Crate>> {
    let mut found: Vec<Crate> = vec![];
    // The indices in `found` of the crates on the path from the root to the current line.
    let mut way: Vec<usize> = vec![];
    for line in tree.lines() {
        let mut parts = line.trim_end_matches(" (*)").split('\t');
        let depth: usize = parts.next()?.parse().ok()?;
        let (name, rest) = parts.next()?.split_once(" v")?;
        let version = rest.split(' ').next()?;
        // Older crates separate alternative licences by a slash.
        let licence = parts.next()?.replace('/', " OR ");
        let repository = parts.next().filter(|address| !address.is_empty()).map(str::to_owned);
        let (name, version) = (name.to_owned(), version.to_owned());
        let here = Crate { name, version, licence, repository, uses: BTreeSet::new() };
        way.truncate(depth);
        if let Some(&user) = way.last() {
            found[user].uses.insert(here.id());
        }
        let known = found.iter().position(|known| known.id() == here.id());
        way.push(known.unwrap_or(found.len()));
        if known.is_none() {
            found.push(here);
        }
    }
    Some(found)
}

impl Crate {
    pub(super) fn id(&self) -> String {
        format!("{}@{}", self.name, self.version)
    }

    /// Its SHA-256 on crates.io; `None` for this repository's own crates.
    pub(super) fn checksum(&self) -> Result<Option<String>> {
        let lock = read(&root().join("Cargo.lock"))?;
        let entry = format!("name = \"{}\"\nversion = \"{}\"\n", self.name, self.version);
        let fields = lock.split_once(&entry).and_then(|(_, rest)| rest.split("\n\n").next()).unwrap_or_default();
        let checksum = fields.split_once("checksum = \"").and_then(|(_, rest)| rest.split('"').next());
        Ok(checksum.map(str::to_owned))
    }

    /// The folder that cargo unpacked it to; `None` for this repository's own crates.
    pub(super) fn source(&self) -> Result<Option<PathBuf>> {
        let sources = cargo_home().join("registry/src");
        let folders = fs::read_dir(&sources).context(|| format!("could not list {}", sources.display()))?;
        let mut folders = folders.flatten().map(|folder| folder.path().join(format!("{}-{}", self.name, self.version)));
        Ok(folders.find(|folder| folder.exists()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_cargos_tree() {
        let tree = "0\town v0.1.0 (/home/own)\tMIT\t\n1\ta v1.0.0\tMIT/Apache-2.0\thttps://a\n2\tb v2.1.0\tMIT\t\n\
                    1\tb v2.1.0\tMIT\t\n1\ta v1.0.0\tMIT/Apache-2.0\thttps://a (*)\n";
        let found = parsed(tree).expect("a tree");
        let uses: Vec<_> =
            found.iter().map(|one| (one.name.as_str(), Vec::from_iter(one.uses.iter().map(String::as_str)))).collect();
        assert_eq!(uses, [("own", vec!["a@1.0.0", "b@2.1.0"]), ("a", vec!["b@2.1.0"]), ("b", vec![])]);
        assert_eq!(found[1].licence, "MIT OR Apache-2.0");
        assert_eq!([&found[1].repository, &found[2].repository], [&Some("https://a".to_owned()), &None]);
        assert_eq!(found[2].version, "2.1.0");
    }
}
