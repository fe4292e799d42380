//! Checks and tests that need neither a browser nor wasm.

use std::{num::NonZero, path::PathBuf, process::Command, thread};

use super::tally::Tally;
use crate::{
    project::{cargo, root},
    shell::{Result, run, watch},
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

/// Everything that `cargo test` runs, and the tests of this program and of its web server.
///
/// The two runs of cargo build what `cargo test` and `cargo xtask` build, so neither causes a rebuild.
pub(super) fn suites() -> Result<Tally> {
    let mut tally = Tally::default();
    for arguments in [&[][..], &["--package", "xtask"]] {
        let (succeeded, output) = watch(cargo().arg("test").args(arguments).arg("--no-fail-fast"))?;
        tally += Tally::of_cargo(succeeded, &output);
    }
    tally += run_node_tests(&mut node_tests(&[root().join("xtask/server/serve.test.js")]))?;
    Ok(tally)
}

/// Node's test runner, for these files: as many at once as there are processors. By default it spares one, but tests
/// that drive a browser mostly wait.
pub(super) fn node_tests(files: &[PathBuf]) -> Command {
    let at_once = thread::available_parallelism().map_or(1, NonZero::get);
    let mut node = tools::command("node");
    node.args(["--test", "--test-reporter=spec"]).arg(format!("--test-concurrency={at_once}")).args(files);
    node
}

/// Runs a command of [`node_tests`] and counts what ran.
pub(super) fn run_node_tests(node: &mut Command) -> Result<Tally> {
    let (succeeded, output) = watch(node)?;
    Ok(Tally::of_node(succeeded, &output))
}
