//! Numbers in the README are those that the commands printed.
//!
//! `tests/figures.json` holds each number with the command that makes it; `cargo xtask test` runs the commands and
//! compares, `cargo xtask figures` writes them anew. Here the README is held to the file.

use super::{none, sources};

#[test]
fn the_readme_says_what_the_commands_said() {
    let figures: serde_json::Value =
        serde_json::from_str(&sources::read("tests/figures.json")).expect("tests/figures.json: expected JSON");
    let readme = sources::read("README.md");
    let mut offenders = vec![];
    for marked in readme.split("<!-- figure: ").skip(1) {
        let (name, rest) = marked.split_once(" -->").unwrap_or((marked, ""));
        let Some((said, _)) = rest.split_once("<!-- /figure -->") else {
            offenders.push(format!("{name}: expected <!-- /figure --> after it"));
            continue;
        };
        match figures[name]["text"].as_str() {
            Some(text) if text == said => {}
            Some(text) => offenders.push(format!("{name}: expected {text}, found {said}")),
            None => offenders.push(format!("{name}: not in tests/figures.json")),
        }
    }
    none("a number in the README is a figure of tests/figures.json", offenders);
}
