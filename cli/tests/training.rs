//! `train` as a user sees it: the same weights every time, even after an interruption.
#![cfg(not(target_family = "wasm"))]

mod support;

use std::{fs, process::Command};

use serde_json::Value;
use support::{ENOUGH, Folder, SEVEN, assert_refused, training};

/// Trains in `folder`, which has MNIST's files, and returns the weights' bytes.
fn train(folder: &Folder, name: &str, arguments: &[&str]) -> Vec<u8> {
    let (out, report) = (folder.path(name), folder.path(&format!("{name}.json")));
    let output = training(folder, &out, &report).args(arguments).output().unwrap();
    assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    fs::read(out).unwrap()
}

#[test]
fn weights_depend_on_seed_and_settings_alone() {
    let folder = Folder::new("train");
    folder.mnist(ENOUGH);
    let ink = folder.file("ink.jsonl", format!("{SEVEN}\n").as_bytes());
    let mixed = |name: &str, seed: &str, threads: &str, more: &[&str]| {
        let (out, report) = (folder.path(name), folder.path(&format!("{name}.json")));
        let mut command = training(&folder, &out, &report);
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
    assert!(weights != mixed("f", "1", "1", &["--coarse", "0.5"]), "coarse rasters changed nothing");
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
    assert!(lines.next().unwrap().unwrap().starts_with("epoch "));
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
    // Long enough that a signal arrives before the end. A rate with many digits has to survive being written down.
    let settings = ["--epochs", "20", "--average", "4", "--rate", "0.0012345678"];
    let undisturbed = train(&folder, "undisturbed", &settings);

    let (out, report) = (folder.path("interrupted"), folder.path("interrupted.json"));
    let said = interrupt(training(&folder, &out, &report).args(settings));
    assert!(said.contains(&format!("the best weights so far are in {out}")) && said.contains("goes on"), "{said}");
    lenet5::LeNet5::from_safetensors(&fs::read(&out).unwrap()).expect("weights that can be used");
    assert!(!fs::exists(&report).unwrap(), "a run that is not done has nothing to report");

    assert!(train(&folder, "interrupted", &settings) == undisturbed, "going on led elsewhere");
    let left: Vec<_> = fs::read_dir(folder.path("")).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert!(!left.iter().any(|name| name.to_str().unwrap().ends_with(".checkpoint")), "{left:?}");
}

#[cfg(unix)]
#[test]
fn an_interrupted_run_does_not_replace_the_weights_that_were_there_before_it() {
    let folder = Folder::new("replaced");
    folder.mnist(ENOUGH);
    let (out, report) = (folder.file("w", b"of another run"), folder.path("w.json"));
    // The second run goes on from where the first one ended.
    for _ in 0..2 {
        let mut run = training(&folder, &out, &report);
        let said = interrupt(run.args(["--epochs", "500"]));
        assert!(said.contains(&format!("{out} still has the weights from before this run")), "{said}");
        assert_eq!(fs::read(&out).unwrap(), b"of another run");
    }
}

#[cfg(unix)]
#[test]
fn a_run_with_other_settings_does_not_go_on_from_a_checkpoint() {
    let folder = Folder::new("settings");
    let directory = folder.mnist(ENOUGH);
    let (out, report) = (folder.path("w"), folder.path("w.json"));
    interrupt(training(&folder, &out, &report).args(["--epochs", "200"]));
    let checkpoint = format!("{out}.checkpoint");
    let kept = fs::read(&checkpoint).unwrap();
    assert_refused(
        &["train", "--mnist", &directory, "--epochs", "3", "--out", &out, "--report", &report],
        &[&checkpoint, "expected a training run to go on with", "other settings"],
    );
    assert_eq!(fs::read(&checkpoint).unwrap(), kept, "what was put away is not lost");
}

#[cfg(unix)]
#[test]
fn a_run_does_not_go_on_with_other_data_or_from_a_step_that_there_is_not() {
    let folder = Folder::new("data");
    folder.mnist(ENOUGH);
    let directory = folder.path("");
    let (out, report) = (folder.path("w"), folder.path("w.json"));
    interrupt(training(&folder, &out, &report).args(["--epochs", "200"]));
    let checkpoint = format!("{out}.checkpoint");
    let refused = |word: &str| {
        let train =
            ["train", "--mnist", &directory, "--batch", "40", "--epochs", "200", "--out", &out, "--report", &report];
        assert_refused(&train, &[&checkpoint, "expected a training run to go on with", word]);
    };

    let kept = fs::read_to_string(&checkpoint).unwrap();
    let at = kept.find("\"step\":").unwrap() + 7;
    let step = kept[at..].find(',').unwrap();
    fs::write(&checkpoint, format!("{}1{}", &kept[..at], &kept[at + step..])).unwrap();
    refused("1 of 1 steps");

    fs::write(&checkpoint, kept).unwrap();
    let labels = folder.path("train-labels-idx1-ubyte");
    let mut others = fs::read(&labels).unwrap();
    others[8..].rotate_right(1);
    fs::write(labels, others).unwrap();
    refused("other settings or data");
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
fn weights_that_cannot_be_written_are_refused_before_anything_is_done() {
    let folder = Folder::new("unwritable");
    let (nowhere, report) = (folder.path("no/such/folder/out.safetensors"), folder.path("w.json"));
    // MNIST is missing here too: the output path is checked first.
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
        ("--coarse", &["nan", "-0.1", "1.1"]),
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
            // As one argument and as two: a negative number must not be taken for an option.
            let joined = format!("{option}={value}");
            assert_refused(&["train", "--mnist", "/nowhere", &joined], &[option, value, "expected"]);
            assert_refused(&["train", "--mnist", "/nowhere", option, value], &[option, value, "expected"]);
        }
    }
}

#[test]
fn more_examples_than_a_list_can_hold_are_refused() {
    let folder = Folder::new("many");
    folder.mnist(ENOUGH);
    let (out, report) = (folder.path("w"), folder.path("w.json"));
    let made_up = ["--synthetic", "12000000", "--not-digits", "12000000"];
    let output = training(&folder, &out, &report).args(made_up).output().unwrap();
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(output.status.code() == Some(2) && said.contains("found 24000040"), "{said}");
}

#[test]
fn a_run_that_diverges_stops_and_keeps_what_was_there() {
    let folder = Folder::new("diverged");
    folder.mnist(ENOUGH);
    let start = folder.path("start.safetensors");
    // Weights that are accepted, but that one step of plain gradient descent makes diverge.
    let mut net = lenet5::LeNet5::shipped();
    for (_, mut tensor) in net.parameters_mut() {
        tensor.mapv_inplace(|w| w * 1e3);
    }
    fs::write(&start, net.to_safetensors()).unwrap();
    let (out, report) = (folder.file("w", b"what was there"), folder.path("w.json"));
    let steep = ["--start", &start, "--optimizer", "sgd", "--rate", "1", "--epochs", "50"];
    let output = training(&folder, &out, &report).args(steep).output().unwrap();
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
