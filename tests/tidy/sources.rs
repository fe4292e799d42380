//! The repository's files, as text.

use std::{fs, path::Path};

#[derive(Debug, Clone)]
pub(crate) struct File {
    /// The path from the repository's root, with `/` between its parts.
    pub(crate) path: String,
    pub(crate) text: String,
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

pub(crate) fn read(path: &str) -> String {
    fs::read_to_string(root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// All Rust files below these folders.
pub(crate) fn rust(folders: &[&str]) -> Vec<File> {
    below(folders, "rs")
}

/// All JavaScript modules below these folders.
pub(crate) fn script(folders: &[&str]) -> Vec<File> {
    below(folders, "js")
}

/// All style sheets below these folders.
pub(crate) fn style(folders: &[&str]) -> Vec<File> {
    below(folders, "css")
}

fn below(folders: &[&str], extension: &str) -> Vec<File> {
    let mut found = vec![];
    for folder in folders {
        walk(&root().join(folder), extension, &mut found);
    }
    assert!(!found.is_empty(), "expected files ending in .{extension} in {folders:?}, found none");
    found
}

/// Folders that commands fill: npm's packages, and the output of plain `wasm-pack build wasm` and the examples' bundlers.
const BUILT: [&str; 4] = ["node_modules", "pkg", "dist", ".next"];

fn walk(folder: &Path, extension: &str, found: &mut Vec<File>) {
    for entry in fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display())) {
        let path = entry.expect("a folder that can be listed").path();
        if path.is_dir() {
            if !BUILT.iter().any(|name| path.ends_with(name)) {
                walk(&path, extension, found);
            }
        } else if path.extension().is_some_and(|found| found == extension) {
            let name = path.strip_prefix(root()).expect("a path below the root").to_string_lossy().replace('\\', "/");
            found.push(File { text: read(&name), path: name });
        }
    }
}
