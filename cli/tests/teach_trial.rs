//! `teach-trial` as a script sees it.
#![cfg(not(target_family = "wasm"))]

mod support;

use std::fmt::Write;

use support::{Folder, assert_refused, json};

/// Two writers with three drawings each of 1 and 7, all slightly different.
fn ink(folder: &Folder) -> String {
    ink_of(folder, &["a", "b"])
}

fn ink_of(folder: &Folder, writers: &[&str]) -> String {
    let mut lines = String::new();
    for (n, writer) in writers.iter().flat_map(|writer| [writer; 3]).enumerate() {
        let one = format!("[[[{}, 10], [{}, 90]]]", 40 + n, 40 - n);
        let seven = format!("[[[10, {}], [60, 10], [30, 90]]]", 10 + n);
        for (label, strokes) in [(1, one), (7, seven)] {
            writeln!(lines, r#"{{"label": {label}, "writer": "{writer}", "strokes": {strokes}}}"#).unwrap();
        }
    }
    folder.file("ink.jsonl", lines.as_bytes())
}

#[test]
fn every_way_of_teaching_reports_the_same_fields() {
    let folder = Folder::new("teach");
    let (ink, mnist) = (ink(&folder), folder.mnist(20));
    for way in ["ours", "one-step", "last-layer", "no-replay"] {
        let report =
            json(&["teach-trial", "--ink", &ink, "--per-class", "1", "--mnist", &mnist, "--way", way, "--json"]);
        let count = |field: &str| report[field].as_u64().unwrap_or_else(|| panic!("{field}: {report}"));
        assert_eq!((count("writers"), count("taught"), count("n")), (2, 4, 8), "{way}");
        for field in ["errors", "rejected", "wrong_and_sure"] {
            let [before, after] = ["before", "after"].map(|when| count(&format!("{field}_{when}")));
            assert!(before <= 8 && after <= 8, "{field}: {before} {after}");
        }
        for field in ["others_before", "others_after", "mnist_before", "mnist_after_mean", "mnist_after_worst"] {
            assert!((0.0..=1.0).contains(&report[field].as_f64().unwrap()), "{field}: {report}");
        }
        assert!(report.get("wrong_labels_found").is_none() && count("left_out") == 0, "{report}");
        assert!(report["seconds_per_writer"].as_f64().unwrap() > 0.0);
        assert_eq!(report["way"], way);
    }
}

#[test]
fn a_wrong_label_is_taught_on_request() {
    let folder = Folder::new("mislabel");
    // Four drawings of each digit, as if one writer had drawn them all.
    let lines: Vec<_> = include_str!("../../tests/ink/digits.jsonl").lines().take(40).collect();
    let ink = folder.file("ink.jsonl", lines.join("\n").replace("\"writer\"", "\"by\"").as_bytes());
    let report = json(&["teach-trial", "--ink", &ink, "--per-class", "3", "--mislabel", "--splits", "2", "--json"]);
    let count = |field: &str| report[field].as_u64().unwrap_or_else(|| panic!("{field}: {report}"));
    assert_eq!((count("writers"), count("taught"), count("n")), (1, 2 * 31, 2 * 9));
    assert_eq!((count("wrong_labels_found"), count("left_out")), (2, 0));
}

#[test]
fn odd_forms_and_signs_are_taught_on_request() {
    let folder = Folder::new("forms");
    let triangle = r#"{"label": null, "strokes": [[[10, 90], [50, 10], [90, 90], [10, 90]]]}"#;
    let sign = folder.file("triangle.jsonl", format!("{triangle}\n{triangle}\n{triangle}\n").as_bytes());
    let command = ["teach-trial", "--ink", &ink(&folder), "--per-class", "2", "--odd", "--sign", &sign, "--json"];
    let report = json(&command);
    // The one drawing of the sign that is not taught is a copy of those that are.
    let signs = &report["signs"];
    assert_eq!((&signs["cases"], &signs["n"], &signs["correct"]), (&1.into(), &1.into(), &1.into()), "{report}");
    assert!(report["odd_forms"]["cases"].as_u64().unwrap() >= 2, "mirrored and turned sevens: {report}");
    assert!(report.get("mnist_before").is_none() && report.get("refused_before").is_none());
}

#[test]
fn halves_are_of_different_writers_and_together_all() {
    let folder = Folder::new("teach-halves");
    let seven = ink_of(&folder, &["a", "b", "c", "d", "e", "f", "g"]);
    let command = |half| ["teach-trial", "--ink", &seven, "--per-class", "1", "--json", "--half", half];
    let taught = ["0", "1"].map(|half| json(&command(half))["writers"].as_u64().unwrap());
    assert_eq!(taught, [5, 2]);
    let command = ["teach-trial", "--ink", &ink(&folder), "--per-class", "1", "--half", "1"];
    assert_refused(&command, &["expected digits of a writer to teach, found none"]);
}

#[test]
fn folds_need_the_networks_that_training_wrote() {
    let folder = Folder::new("teach-folds");
    let ink = ink(&folder);
    assert_refused(&["teach-trial", "--ink", &ink, "--per-class", "1", "--fold", "0"], &["--weights", "found none"]);
    let weights = folder.path("net.safetensors");
    let command = ["teach-trial", "--ink", &ink, "--per-class", "1", "--fold", "1", "--weights", &weights];
    assert_refused(&command, &["net.fold-1.safetensors"]);
}
