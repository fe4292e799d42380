//! Checks and tests that need neither a browser nor wasm.

use std::{path::PathBuf, process::Command};

use super::{onnx, tally::Tally};
use crate::{
    project::{cargo, files, root},
    shell::{Result, run, say, watch},
    tools,
};

/// rustfmt, and clippy for both targets; warnings are errors.
pub(super) fn style() -> Result<Tally> {
    let mut tally = Tally::check(run(cargo().args(["fmt", "--all", "--check"])));
    let native = ["clippy", "--workspace", "--all-targets"];
    tally += Tally::check(run(cargo().args(native).args(["--", "--deny", "warnings"])));
    // xtask and the benchmarks are native only.
    let wasm = ["clippy", "--target", "wasm32-unknown-unknown", "--workspace", "--exclude", "xtask"];
    let what = ["--lib", "--bins", "--tests", "--", "--deny", "warnings"];
    tally += Tally::check(run(cargo().args(wasm).args(what)));
    Ok(tally)
}

/// Everything that `cargo test` runs, plus the tests of this program and of its web server.
///
/// The two runs of cargo build what `cargo test` and `cargo xtask` build, so neither causes a rebuild.
pub(super) fn suites() -> Result<Tally> {
    let python = onnx::python();
    if let Err(reason) = &python {
        say(&format!("ONNX Runtime computes nothing, only its logits on file are compared: {reason}"));
    }
    let mut tally = Tally::default();
    for arguments in [&[][..], &["--package", "xtask"]] {
        let mut tests = cargo();
        tests.arg("test").args(arguments).arg("--no-fail-fast");
        let (succeeded, output) = watch(tests.envs(python.iter().map(|python| ("ONNX_PYTHON", python))))?;
        tally += Tally::of_cargo(succeeded, &output);
    }
    tally += run_node_tests(&mut node_tests(&[root().join("xtask/server/serve.test.js")]))?;
    Ok(tally)
}

/// The test files in a folder.
pub(super) fn test_files(folder: &str) -> Result<Vec<PathBuf>> {
    let mut tests = files(&root().join(folder))?;
    tests.retain(|file| file.to_string_lossy().ends_with(".test.js"));
    Ok(tests)
}

/// Node's test runner, for these files.
pub(super) fn node_tests(files: &[PathBuf]) -> Command {
    let mut node = tools::command("node");
    // In parallel, browsers slow each other down, and tests that wait for a moment of the page miss it.
    node.args(["--test", "--test-reporter=spec", "--test-concurrency=1"]).args(files);
    node
}

/// Runs a command of [`node_tests`] and counts what ran.
pub(super) fn run_node_tests(node: &mut Command) -> Result<Tally> {
    let (succeeded, output) = watch(node)?;
    Ok(Tally::of_node(succeeded, &output))
}
