//! The numbers in both README.md files and docs/benchmarks.md are the ones that the commands printed.
//!
//! `tests/figures.json` holds each number with the command that prints it. `cargo xtask test` runs the commands and
//! compares; `cargo xtask figures` updates the numbers. This test compares the documents with the file, and checks that
//! each number in the file is in one of them.

use std::collections::BTreeSet;

use super::{none, sources};

const DOCUMENTS: [&str; 3] = ["README.md", "docs/benchmarks.md", "wasm/README.md"];

#[test]
fn the_documents_say_what_the_commands_said() {
    let figures: serde_json::Value =
        serde_json::from_str(&sources::read("tests/figures.json")).expect("tests/figures.json: expected JSON");
    let mut offenders = vec![];
    let mut unquoted: BTreeSet<&String> = figures.as_object().expect("an object").keys().collect();
    for document in DOCUMENTS {
        let text = sources::read(document);
        for marked in text.split("<!-- figure: ").skip(1) {
            let (name, rest) = marked.split_once(" -->").unwrap_or((marked, ""));
            let Some((said, _)) = rest.split_once("<!-- /figure -->") else {
                offenders.push(format!("{document}: {name}: expected <!-- /figure --> after it"));
                continue;
            };
            unquoted.retain(|quoted| *quoted != name);
            match figures[name]["text"].as_str() {
                Some(text) if text == said => {}
                Some(text) => offenders.push(format!("{document}: {name}: expected {text}, found {said}")),
                None => offenders.push(format!("{document}: {name}: not in tests/figures.json")),
            }
        }
    }
    offenders.extend(unquoted.into_iter().map(|name| format!("{name}: expected in a document, found in none")));
    none("a number in a document is a figure of tests/figures.json", offenders);
}
