//! `saliency`: methods are measured on drawn digits, and those that use the network beat those that do not.
#![cfg(not(target_family = "wasm"))]

mod support;

use support::{Folder, SEVEN, assert_refused, json};

const DIGITS: &str = include_str!("../../tests/ink/digits.jsonl");

#[test]
fn occlusion_finds_the_ink_that_matters() {
    let folder = Folder::new("saliency");
    let lines: Vec<&str> = DIGITS.lines().step_by(17).collect();
    let file = folder.file("ink.jsonl", lines.join("\n").as_bytes());
    let report = json(&["saliency", "--json", "--ink", &file]);
    assert_eq!(report["n"], lines.len());
    let of = |method: &str, figure: &str| {
        let rows = report["methods"].as_array().unwrap();
        rows.iter().find(|row| row["method"] == method).unwrap()[figure].as_f64().unwrap()
    };
    for method in ["occlusion, 5 x 5, of the logit", "gradient x input, of the logit"] {
        assert!(of(method, "deletion") < of("random", "deletion"), "{method}");
        assert!(of(method, "runner_up") > of("random", "runner_up"), "{method}");
    }
    assert!(of("occlusion, 5 x 5, of the logit", "insertion") > of("random", "insertion"));
}

#[test]
fn only_the_named_writers_are_measured() {
    let folder = Folder::new("saliency-writers");
    let by = |writer: &str| SEVEN.replacen('{', &format!("{{\"writer\": {writer:?}, "), 1);
    let file = folder.file("ink.jsonl", [by("a"), by("b"), by("b"), SEVEN.to_owned()].join("\n").as_bytes());
    assert_eq!(json(&["saliency", "--json", "--ink", &file, "--writer", "b"])["n"], 2);
    assert_refused(&["saliency", "--ink", &file, "--writer", "c"], &[&file, "expected digits of these writers"]);
}
