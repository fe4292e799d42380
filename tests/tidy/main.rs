//! The house rules that a machine can check. Each test names every offender, not only the first.
#![cfg(not(target_family = "wasm"))]

mod engines;
mod figures;
mod imports;
mod layers;
mod sources;
mod styles;
mod www;

use sources::{File, rust, script};

/// Fails if there are offenders, and lists them, one a line.
#[track_caller]
fn none(rule: &str, offenders: impl IntoIterator<Item = String>) {
    let offenders: Vec<String> = offenders.into_iter().collect();
    assert!(offenders.is_empty(), "{rule}:\n  {}", offenders.join("\n  "));
}

/// The lines of these files that contain one of these words, as `path:line: text`.
fn lines_with(files: &[File], words: &[&str]) -> Vec<String> {
    let found = files.iter().flat_map(|file| {
        let lines = file.text.lines().enumerate();
        let hits = lines.filter(|(_, line)| words.iter().any(|word| line.contains(word)));
        hits.map(|(number, line)| format!("{}:{}: {}", file.path, number + 1, line.trim())).collect::<Vec<_>>()
    });
    found.collect()
}

/// The folders of this workspace that have Rust.
const RUST: [&str; 7] = ["src", "cli", "wasm", "xtask", "tests", "benches", "examples"];
/// The folders that have JavaScript.
const SCRIPT: [&str; 8] =
    ["www", "wasm", "xtask", "tests/consumers", "tests/engines", "tests/page", "benches", "examples"];

fn too_long(files: &[File], budget: usize) -> Vec<String> {
    let lengths = files.iter().map(|file| (file, file.text.lines().count()));
    lengths.filter(|(_, lines)| *lines > budget).map(|(file, lines)| format!("{}: {lines} lines", file.path)).collect()
}

#[test]
fn files_are_small() {
    none("a Rust file has at most 300 lines", too_long(&rust(&RUST), 300));
    none("a JavaScript module has at most 150 lines", too_long(&script(&SCRIPT), 150));
}

#[test]
fn the_target_is_asked_in_few_places() {
    let mut files = rust(&["src"]);
    files.retain(|file| file.path != "src/lanes.rs");
    let words = ["cfg(target_", "cfg!(target_", "(target_arch", "(target_feature"];
    none("target_arch and target_feature belong to lanes.rs and the boundary", lines_with(&files, &words));
}

#[test]
fn javascript_types_stay_at_the_boundary() {
    let files = rust(&["src", "cli"]);
    none("JavaScript's types belong to wasm/", lines_with(&files, &["wasm_bindgen", "js_sys", "web_sys", "JsValue"]));
}

#[test]
fn nothing_is_left_for_later() {
    let mut files = [rust(&RUST), script(&SCRIPT)].concat();
    // This file has to name the words that it looks for.
    files.retain(|file| file.path != "tests/tidy/main.rs");
    none("what is worth doing is done", lines_with(&files, &["TODO", "FIXME", "XXX", "HACK", "dbg!", "debugger;"]));
}

#[test]
fn every_suite_is_compiled() {
    let mut offenders = vec![];
    for (folder, list) in [("tests/suites", "mod.rs"), ("tests/native", "main.rs")] {
        let list = sources::read(&format!("{folder}/{list}"));
        for file in rust(&[folder]) {
            let name =
                file.path.strip_prefix(folder).and_then(|path| path.strip_prefix('/')).expect("a path in the folder");
            let name = name.strip_suffix(".rs").unwrap_or_default();
            if !name.contains('/') && !["mod", "main"].contains(&name) && !list.contains(&format!("\nmod {name};\n")) {
                offenders.push(file.path);
            }
        }
    }
    none("a suite is listed in its folder's mod.rs or main.rs", offenders);
}

#[test]
fn lock_files_name_no_mirror() {
    let cargo = sources::read("Cargo.lock");
    let odd = cargo.lines().filter(|line| line.starts_with("source = "));
    let odd = odd.filter(|line| !line.contains("registry+https://github.com/rust-lang/crates.io-index"));
    none("packages come from crates.io", odd.map(str::to_owned));
    for lock in ["package-lock.json", "benches/browser/package-lock.json", "examples/package-lock.json"] {
        let npm = sources::read(lock);
        none("npm's addresses stay out", npm.lines().filter(|line| line.contains("\"resolved\"")).map(str::to_owned));
    }
}
