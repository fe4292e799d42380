//! What the program prints and writes, where nobody reads it, or where it would destroy something.
#![cfg(all(unix, not(target_family = "wasm")))]

mod support;

use std::{
    fs::{self, File},
    process::{Command, Stdio},
};

use support::{ENOUGH, Folder, SEVEN, assert_refused, lenet5, training};

/// The writing end of a pipe that nobody reads.
fn unread() -> Stdio {
    std::io::pipe().unwrap().1.into()
}

#[test]
fn training_goes_on_when_nobody_reads_what_it_prints() {
    let folder = Folder::new("unread");
    folder.mnist(ENOUGH);
    let writers =
        ["a", "b", "c", "d", "e"].map(|writer| SEVEN.replacen('{', &format!("{{\"writer\": {writer:?}, "), 1));
    let ink = folder.file("ink.jsonl", writers.join("\n").as_bytes());
    let (out, report) = (folder.path("w"), folder.path("w.json"));
    let mut folds = training(&folder, &out, &report);
    folds.args(["--ink", &ink, "--fold", "all", "--epochs", "1"]).stdout(unread()).stderr(unread());
    assert!(folds.status().unwrap().success());
    for fold in 0..5 {
        assert!(fs::exists(format!("{out}.fold-{fold}")).unwrap(), "fold {fold} was not trained");
    }
}

#[test]
fn errors_count_when_nobody_reads_them() {
    let folder = Folder::new("quiet");
    let ink = folder.file("ink.jsonl", SEVEN.as_bytes());
    let mut evaluate = Command::new(env!("CARGO_BIN_EXE_lenet5"));
    evaluate.args(["evaluate", "--ink", &ink, &folder.path("none")]).stdout(unread()).stderr(unread());
    assert_eq!(evaluate.status().unwrap().code(), Some(2));
}

#[cfg(target_os = "linux")]
#[test]
fn what_cannot_be_printed_is_an_error() {
    let folder = Folder::new("full");
    let ink = folder.file("ink.jsonl", SEVEN.as_bytes());
    let mut evaluate = Command::new(env!("CARGO_BIN_EXE_lenet5"));
    let full = || File::options().write(true).open("/dev/full").unwrap();
    let output = evaluate.args(["evaluate", "--json", "--ink", &ink]).stdout(full()).output().unwrap();
    let error = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(2), "{error}");
    assert!(error.starts_with("error: standard output: expected to print all lines, found: "), "{error}");
}

#[test]
fn two_results_in_one_file_are_refused() {
    let folder = Folder::new("one-file");
    let directory = folder.mnist(10);
    let (out, checkpoint) = (folder.path("w"), folder.path("w.checkpoint"));
    for report in [&out, &checkpoint] {
        let train = ["train", "--mnist", &directory, "--out", &out, "--report", report];
        assert_refused(&train, &[report, "expected another file for each result"]);
    }
    let fit = ["fit-numbers", "--ink", &out, "--out", &out, "--left-out", &out];
    assert_refused(&fit, &[&out, "expected another file for each result"]);
}

#[test]
fn a_data_set_is_not_replaced_by_what_is_converted_from_it() {
    let folder = Folder::new("in-place");
    let file = folder.file("set.txt", b"what was there");
    assert_refused(&["convert", "--from", "uji", "--out", &file, &file], &[&file, "expected another file"]);
    assert_eq!(fs::read(&file).unwrap(), b"what was there");
}

#[test]
fn a_fit_is_refused_before_it_begins() {
    let folder = Folder::new("fit");
    let ink = folder.file("ink.jsonl", SEVEN.as_bytes());
    let (out, nowhere) = (folder.path("fitted"), folder.path("no/such/folder"));
    let fit = ["fit-numbers", "--ink", &ink, "--out", &out, "--left-out"];
    assert_refused(&[&fit[..], &[&nowhere]].concat(), &[&nowhere, "expected a file that can be written"]);
    let others = folder.path("others");
    assert_refused(&[&fit[..], &[&others]].concat(), &[&others, "expected a writer of all ten digits"]);
    assert_eq!(lenet5(&["fit-numbers", "--out", &out]).status.code(), Some(2), "there is nothing to fit to");
    assert!(!fs::exists(&out).unwrap());
}

#[test]
fn an_option_without_effect_is_refused() {
    let folder = Folder::new("options");
    let ink = folder.file("ink.jsonl", SEVEN.as_bytes());
    let picture = folder.path("picture.png");
    for arguments in [
        &["evaluate", "--ink", &ink, "--gaps"][..],
        &["evaluate", "--ink-y-up", &ink, "--gaps"],
        &["evaluate", "--mnist", "none", "--gaps"],
        &["evaluate", "--ink", &ink, "--split", "train"],
        &["evaluate", "--numbers", &ink, "--split", "train"],
        &["evaluate", "--mnist", "none", "--y-up"],
        &["evaluate", "--ink-y-up", &ink, "--y-up"],
        &["predict", &picture, "--y-up"],
    ] {
        let output = lenet5(arguments);
        let error = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert!(error.contains("cannot be used with") || error.contains("not provided"), "{arguments:?}: {error}");
    }
}
