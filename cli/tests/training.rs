//! `train` as its user sees it: the same weights every time, even after an interruption.
#![cfg(not(target_family = "wasm"))]

mod support;

use std::{fs, process::Command};

use serde_json::Value;
use support::{Folder, SEVEN, assert_refused, lenet5};

/// This many images leave 40 to train on.
const ENOUGH: usize = 5_040;

/// Trains in `folder`, which has MNIST's files, and returns the weights' bytes.
fn train(folder: &Folder, name: &str, arguments: &[&str]) -> Vec<u8> {
    let (out, report) = (folder.path(name), folder.path(&format!("{name}.json")));
    let output = command(folder, &out, &report).args(arguments).output().unwrap();
    assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    fs::read(out).unwrap()
}

fn command(folder: &Folder, out: &str, report: &str) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_lenet5"));
    command.args(["train", "--mnist", &folder.path(""), "--batch", "40", "--out", out, "--report", report]);
    command
}

#[test]
fn weights_depend_on_seed_and_settings_alone() {
    let folder = Folder::new("train");
    folder.mnist(ENOUGH);
    let ink = folder.file("ink.jsonl", format!("{SEVEN}\n").as_bytes());
    let mixed = |name: &str, seed: &str, threads: &str, more: &[&str]| {
        let (out, report) = (folder.path(name), folder.path(&format!("{name}.json")));
        let mut command = command(&folder, &out, &report);
        command.args([
            "--ink",
            &ink,
            "--synthetic",
            "20",
            "--between",
            "5",
            "--not-digits",
            "7",
            "--epochs",
            "2",
            "--seed",
            seed,
        ]);
        assert!(command.args(more).env("RAYON_NUM_THREADS", threads).output().unwrap().status.success());
        let report: Value = serde_json::from_slice(&fs::read(report).unwrap()).unwrap();
        assert_eq!(report["epochs"].as_array().unwrap().len(), 2);
        fs::read(out).unwrap()
    };
    let weights = mixed("a", "1", "1", &[]);
    assert!(weights == mixed("b", "1", "3", &[]), "threads changed the weights");
    assert!(weights != mixed("c", "2", "1", &[]), "the seed changed nothing");
    assert!(weights != mixed("d", "1", "1", &["--teacher", &folder.path("c")]), "the teacher taught nothing");
    assert!(weights != mixed("e", "1", "1", &["--rounding", "0.5"]), "rounding changed nothing");
}

/// Starts a run, interrupts it after its first epoch as Ctrl+C would, and returns its last line.
#[cfg(unix)]
fn interrupt(command: &mut Command) -> String {
    use std::{
        io::{BufRead, BufReader},
        process::Stdio,
    };

    let mut running = command.stderr(Stdio::piped()).spawn().unwrap();
    let mut lines = BufReader::new(running.stderr.take().unwrap()).lines();
    assert!(lines.next().unwrap().unwrap().starts_with("epoch 1 of "));
    assert!(Command::new("kill").args(["-INT", &running.id().to_string()]).status().unwrap().success());
    let said = lines.map(Result::unwrap).last().unwrap();
    assert_eq!(running.wait().unwrap().code(), Some(130), "{said}");
    said
}

#[cfg(unix)]
#[test]
fn an_interrupted_run_keeps_its_best_weights_and_goes_on_to_the_same_end() {
    let folder = Folder::new("interrupted");
    folder.mnist(ENOUGH);
    // Long enough that a signal arrives before the end. A rate of seven digits has to survive being written down.
    let settings = ["--epochs", "60", "--average", "10", "--rate", "0.0012345678"];
    let undisturbed = train(&folder, "undisturbed", &settings);

    let (out, report) = (folder.path("interrupted"), folder.path("interrupted.json"));
    let said = interrupt(command(&folder, &out, &report).args(settings));
    assert!(said.contains(&format!("the best weights so far are in {out}")) && said.contains("goes on"), "{said}");
    lenet5::LeNet5::from_safetensors(&fs::read(&out).unwrap()).expect("weights that can be used");
    assert!(!fs::exists(&report).unwrap(), "a run that is not done has nothing to report");

    assert!(train(&folder, "interrupted", &settings) == undisturbed, "going on led elsewhere");
    let left: Vec<_> = fs::read_dir(folder.path("")).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert!(!left.iter().any(|name| name.to_str().unwrap().ends_with(".checkpoint")), "{left:?}");
}

#[cfg(unix)]
#[test]
fn a_run_with_other_settings_does_not_go_on_from_a_checkpoint() {
    let folder = Folder::new("settings");
    let directory = folder.mnist(ENOUGH);
    let (out, report) = (folder.path("w"), folder.path("w.json"));
    interrupt(command(&folder, &out, &report).args(["--epochs", "200"]));
    let checkpoint = format!("{out}.checkpoint");
    let kept = fs::read(&checkpoint).unwrap();
    assert_refused(
        &["train", "--mnist", &directory, "--epochs", "3", "--out", &out, "--report", &report],
        &[&checkpoint, "expected a training run to go on with", "other settings"],
    );
    assert_eq!(fs::read(&checkpoint).unwrap(), kept, "what was put away is not lost");
}

#[test]
fn what_is_no_checkpoint_is_refused() {
    let folder = Folder::new("no-checkpoint");
    let directory = folder.mnist(ENOUGH);
    let (out, report) = (folder.path("w"), folder.path("w.json"));
    let checkpoint = folder.file("w.checkpoint", b"{\"step\": 3}");
    assert_refused(
        &["train", "--mnist", &directory, "--epochs", "1", "--out", &out, "--report", &report],
        &[&checkpoint, "expected a training run to go on with", "missing field"],
    );
}

#[test]
fn t10k_is_not_needed_and_not_reported() {
    let folder = Folder::new("no-t10k");
    folder.mnist(ENOUGH);
    for file in ["images-idx3-ubyte", "labels-idx1-ubyte"] {
        fs::remove_file(folder.path(&format!("t10k-{file}"))).unwrap();
    }
    train(&folder, "w", &["--epochs", "1"]);
    let report: Value = serde_json::from_slice(&fs::read(folder.path("w.json")).unwrap()).unwrap();
    assert_eq!((report.get("t10k"), report["validation"]["n"].as_u64()), (None, Some(5_000)));
}

#[test]
fn a_missing_split_is_refused() {
    let folder = Folder::new("split");
    let directory = folder.mnist(ENOUGH);
    fs::remove_file(folder.path("train-images-idx3-ubyte")).unwrap();
    let (out, report) = (folder.path("w"), folder.path("w.json"));
    assert_refused(
        &["train", "--mnist", &directory, "--out", &out, "--report", &report],
        &[&directory, "expected", "train-images-idx3-ubyte"],
    );
}

#[test]
fn every_fold_is_held_out_in_turn() {
    let folder = Folder::new("folds");
    folder.mnist(ENOUGH);
    let writers =
        ["a", "b", "c", "d", "e"].map(|writer| SEVEN.replacen('{', &format!("{{\"writer\": {writer:?}, "), 1));
    // The second writer drew twice.
    let ink = folder.file("ink.jsonl", format!("{}\n{}\n", writers.join("\n"), writers[1]).as_bytes());
    let (out, report) = (folder.path("w.safetensors"), folder.path("w.json"));
    let mut folds = command(&folder, &out, &report);
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
fn weights_that_cannot_be_written_are_refused_before_anything_is_done() {
    let folder = Folder::new("unwritable");
    let (nowhere, report) = (folder.path("no/such/folder/out.safetensors"), folder.path("w.json"));
    // No MNIST here either: the place to write to is what comes first.
    assert_refused(
        &["train", "--mnist", "/nowhere", "--out", &nowhere, "--report", &report],
        &[&nowhere, "expected a file that can be written"],
    );
    let directory = folder.path("");
    assert_refused(&["train", "--mnist", "/nowhere", "--out", &directory, "--report", &report], &["a directory"]);
}

#[test]
fn a_teacher_of_another_network_is_refused() {
    let folder = Folder::new("teacher");
    let directory = folder.mnist(ENOUGH);
    let (out, report) = (folder.path("w"), folder.path("w.json"));
    let teacher = folder.file("teacher.safetensors", b"\x02\0\0\0\0\0\0\0{}");
    assert_refused(
        &["train", "--mnist", &directory, "--teacher", &teacher, "--out", &out, "--report", &report],
        &[&teacher, "c1.weight"],
    );
}

#[test]
fn training_without_enough_images_is_refused() {
    let folder = Folder::new("few");
    let directory = folder.mnist(5_000);
    let (out, report) = (folder.path("w"), folder.path("w.json"));
    assert_refused(
        &["train", "--mnist", &directory, "--out", &out, "--report", &report],
        &[&directory, "more than the 5000", "found 5000"],
    );
}

#[test]
fn numbers_out_of_their_range_are_refused_before_anything_is_read() {
    let huge = "99999999999999999999999";
    for (option, values) in [
        ("--rate", &["nan", "inf", "0", "-0.003", "1000", "fast", ""][..]),
        ("--decay", &["nan", "inf", "-0.1", "1.5"]),
        ("--deform", &["NaN", "-1", "infinity", "100"]),
        ("--average", &["nan", "0", "-5", "1e30"]),
        ("--rounding", &["nan", "-0.1", "1.1"]),
        ("--epochs", &["0", "-1", "1.5", "4294967295", huge]),
        ("--batch", &["0", "-1", "16385", huge]),
        ("--seed", &["-1", huge]),
        ("--mnist-repeats", &["0", "256", "-1"]),
        ("--ink-repeats", &["-1", "1001", huge]),
        ("--synthetic", &["-1", "20000001", "18446744073709551615", huge]),
        ("--between", &["-1", "20000001", huge]),
        ("--not-digits", &["-1", "20000001", "18446744073709551615", huge]),
        ("--fold", &["-1", "5", huge]),
    ] {
        for value in values {
            // As one word and as two: a negative number must not be taken for an option.
            let joined = format!("{option}={value}");
            assert_refused(&["train", "--mnist", "/nowhere", &joined], &[option, value, "expected"]);
            assert_refused(&["train", "--mnist", "/nowhere", option, value], &[option, value, "expected"]);
        }
    }
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
        assert!(command(&folder, &out, &report).args(arguments).args(more).output().unwrap().status.success());
        let report: Value = serde_json::from_slice(&fs::read(report).unwrap()).unwrap();
        ["other_writers", "other_kinds"].map(|part| report[part]["n"].as_u64().unwrap())
    };
    assert_eq!(held_out(&[]), [1, 2]);
    assert_eq!(held_out(&["--all-kinds"]), [1, 0]);
}

#[test]
fn more_examples_than_a_list_can_hold_are_refused() {
    let folder = Folder::new("many");
    folder.mnist(ENOUGH);
    let (out, report) = (folder.path("w"), folder.path("w.json"));
    let made_up = ["--synthetic", "12000000", "--not-digits", "12000000"];
    let output = command(&folder, &out, &report).args(made_up).output().unwrap();
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(output.status.code() == Some(2) && said.contains("found 24000040"), "{said}");
}

#[test]
fn a_run_that_diverges_stops_and_keeps_what_was_there() {
    let folder = Folder::new("diverged");
    folder.mnist(ENOUGH);
    let start = folder.path("start.safetensors");
    // Weights that are read, and that one step of plain gradient descent takes out of all bounds.
    let mut net = lenet5::LeNet5::shipped();
    for (_, mut tensor) in net.parameters_mut() {
        tensor.mapv_inplace(|w| w * 1e4);
    }
    fs::write(&start, net.to_safetensors()).unwrap();
    let (out, report) = (folder.file("w", b"what was there"), folder.path("w.json"));
    let steep = ["--start", &start, "--optimizer", "sgd", "--rate", "1", "--epochs", "50"];
    let output = command(&folder, &out, &report).args(steep).output().unwrap();
    let said = String::from_utf8(output.stderr).unwrap();
    let last = said.lines().last().unwrap();
    assert_eq!(output.status.code(), Some(2), "{said}");
    assert!(last.contains(&out) && last.contains("diverged") && last.contains("epoch"), "{last}");
    assert!(output.stdout.is_empty(), "a run that diverged has nothing to report");
    assert_eq!(fs::read(&out).unwrap(), b"what was there");
    for left in [report, format!("{out}.checkpoint")] {
        assert!(!fs::exists(&left).unwrap(), "{left}");
    }
}
