//! The folds of `train`: the writers and kinds that a run does not see.
#![cfg(not(target_family = "wasm"))]

mod support;

use std::fs;

use serde_json::Value;
use support::{ENOUGH, Folder, SEVEN, lenet5, training};

#[test]
fn every_fold_is_held_out_in_turn() {
    let folder = Folder::new("folds");
    folder.mnist(ENOUGH);
    let writers =
        ["a", "b", "c", "d", "e"].map(|writer| SEVEN.replacen('{', &format!("{{\"writer\": {writer:?}, "), 1));
    // The second writer made two drawings.
    let ink = folder.file("ink.jsonl", format!("{}\n{}\n", writers.join("\n"), writers[1]).as_bytes());
    let (out, report) = (folder.path("w.safetensors"), folder.path("w.json"));
    let mut folds = training(&folder, &out, &report);
    let output = folds.args(["--ink", &ink, "--fold", "all", "--epochs", "1"]).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    for fold in 0..5 {
        assert!(fs::exists(folder.path(&format!("w.fold-{fold}.safetensors"))).unwrap());
        let report = fs::read(folder.path(&format!("w.fold-{fold}.json"))).unwrap();
        let report: Value = serde_json::from_slice(&report).unwrap();
        assert_eq!(report["other_writers"]["n"], if fold == 1 { 2 } else { 1 });
    }
    let stdout = String::from_utf8(output.stdout).unwrap();
    let all: Vec<&str> = stdout.lines().last().unwrap().split_whitespace().collect();
    assert_eq!(all[..2], ["all", "6"], "{stdout}");
    assert!(!fs::exists(&out).unwrap());
}

#[test]
fn a_fold_that_is_none_is_refused() {
    let output = lenet5(&["train", "--mnist", "/nowhere", "--fold", "5"]);
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(output.status.code() == Some(2) && said.contains("expected 0 to 4 or all"), "{said}");
}

#[test]
fn a_fold_holds_out_writers_and_unless_all_are_wanted_kinds() {
    let folder = Folder::new("kinds");
    folder.mnist(ENOUGH);
    let letter = |writer: &str, kind: &str| {
        format!(r#"{{"label":null,"writer":"{writer}","char":"{kind}","strokes":[[[0,0],[9,9]],[[9,0],[0,9]]]}}"#)
    };
    let digit = r#"{"label":7,"writer":"a","strokes":[[[10,10],[60,10],[30,90]]]}"#;
    let ink = [digit.to_owned(), letter("b", "Latin/24"), letter("c", "Greek/22"), letter("d", "Latin/24")].join("\n");
    let ink = folder.file("ink.jsonl", ink.as_bytes());
    let held_out = |more: &[&str]| {
        let (out, report) = (folder.path("w"), folder.path("w.json"));
        let arguments = ["--epochs", "1", "--ink", &ink, "--fold", "0"];
        assert!(training(&folder, &out, &report).args(arguments).args(more).output().unwrap().status.success());
        let report: Value = serde_json::from_slice(&fs::read(report).unwrap()).unwrap();
        ["other_writers", "other_kinds"].map(|part| report[part]["n"].as_u64().unwrap())
    };
    assert_eq!(held_out(&[]), [1, 2]);
    assert_eq!(held_out(&["--all-kinds"]), [1, 0]);
}
