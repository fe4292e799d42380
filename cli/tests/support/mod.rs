//! The `lenet5` program, and folders for it to work in.

#![allow(dead_code, reason = "each suite compiles this for itself and uses its own part")]

use std::{
    fs,
    path::PathBuf,
    process::{Command, Output},
};

use serde_json::Value;

/// A line of an ink file.
pub(crate) const SEVEN: &str = r#"{"label": 7, "strokes": [[[10, 10], [60, 10], [30, 90]]]}"#;

/// A test's own folder, deleted afterwards.
pub(crate) struct Folder(PathBuf);

impl Folder {
    pub(crate) fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("lenet5-cli-{name}-{}", std::process::id()));
        fs::create_dir_all(&path).unwrap();
        Self(path)
    }

    pub(crate) fn file(&self, name: &str, bytes: &[u8]) -> String {
        let path = self.path(name);
        fs::write(&path, bytes).unwrap();
        path
    }

    pub(crate) fn path(&self, name: &str) -> String {
        self.0.join(name).to_str().unwrap().to_owned()
    }

    /// MNIST's four files with generated images. Each digit is a bar of its own height, which is easy to learn.
    pub(crate) fn mnist(&self, train: usize) -> String {
        for (split, count) in [("train", train), ("t10k", 50)] {
            let mut images = [2051, count as u32, 28, 28].map(u32::to_be_bytes).concat();
            let mut labels = [2049, count as u32].map(u32::to_be_bytes).concat();
            for i in 0..count {
                let label = i % 10;
                images.extend((0..784).map(|p| if p % 28 == 14 && p / 28 < 4 + 2 * label { 255 } else { 0 }));
                labels.push(label as u8);
            }
            self.file(&format!("{split}-images-idx3-ubyte"), &images);
            self.file(&format!("{split}-labels-idx1-ubyte"), &labels);
        }
        self.0.to_str().unwrap().to_owned()
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

pub(crate) fn lenet5(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_lenet5")).args(arguments).output().unwrap()
}

pub(crate) fn json(arguments: &[&str]) -> Value {
    let output = lenet5(arguments);
    assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).unwrap()
}

/// Fails unless the program refuses with exit code 2 and one line that has all of `words`.
pub(crate) fn assert_refused(arguments: &[&str], words: &[&str]) {
    let output = lenet5(arguments);
    let line = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(2), "{arguments:?}: {line}");
    assert!(output.stdout.is_empty(), "{arguments:?} printed something");
    assert_eq!(line.lines().count(), 1, "{line}");
    for word in words {
        assert!(line.contains(word), "expected {word:?} in: {line}");
    }
}

/// A number of images that leaves 40 to train on.
pub(crate) const ENOUGH: usize = 5_040;

/// The command `train` in `folder`, which has MNIST's files.
pub(crate) fn training(folder: &Folder, out: &str, report: &str) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_lenet5"));
    command.args(["train", "--mnist", &folder.path(""), "--batch", "40", "--out", out, "--report", report]);
    command
}
