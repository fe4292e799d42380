//! The library's suites, compiled to wasm and run by `wasm-pack test`.
//!
//! The suites are those in `tests/suites/`; natively the same functions are ordinary tests. Each run must report exactly as
//! many tests as there are natively. `tests/suites/target.rs` fails unless the module has the features, and runs in the
//! environment, that it was built for.

use std::process::Command;

use super::{
    native::{node_tests, run_node_tests, test_files},
    tally::Tally,
};
use crate::{
    chromium::Chromium,
    program,
    project::{cargo, root, target},
    shell::{self, Result, capture, say, watch, write},
    tools,
    wasm::{Build, READING, RUSTFLAGS, pack},
};

/// Plain `wasm-pack test --node`, as a user types it.
pub(super) fn in_node() -> Result<Tally> {
    let mut command = tools::command("wasm-pack");
    run(command.args(["test", "--node"]), false, 1)
}

/// Plain `wasm-pack test --headless --chrome`, as a user types it.
pub(super) fn in_browser(chromium: &Chromium) -> Result<Tally> {
    let mut command = tools::command_with("wasm-pack", chromium.driver.parent());
    run(drive(&mut command, chromium)?.args(["test", "--headless", "--chrome"]), false, 1)
}

/// The suites in Node and in Chromium, with the flags of the shipped module for engines with vector instructions. wasm-pack
/// would compile more than these two test programs.
pub(super) fn with_simd(chromium: &Chromium) -> Result<Tally> {
    let mut command = tools::command("cargo");
    command.args(["test", "--no-fail-fast", "--target", tools::WASM, "--test", "portable", "--test", "browser"]);
    command.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", "wasm-bindgen-test-runner");
    command.env(RUSTFLAGS, Build { simd: true, name: READING }.rustflags()?);
    run(drive(&mut command, chromium)?.env("CHROMEDRIVER", &chromium.driver), true, 2)
}

/// Plain `wasm-pack build wasm --target web`, as a user types it. Then tests the package in Node, and compares that module
/// with the shipped ones.
pub(super) fn builds() -> Result<Tally> {
    shell::run(tools::command("wasm-pack").args(["build", "wasm", "--target", "web"]))?;
    let mut node = node_tests(&test_files("wasm/tests")?);
    node.env("PLAIN", root().join("wasm/pkg")).env("SHIPPED", pack()?).env("LENET5_PROGRAM", program::build()?);
    run_node_tests(&mut node)
}

/// Writes a file that tells the test runner of wasm-bindgen which browser its driver must start.
fn drive<'a>(command: &'a mut Command, chromium: &Chromium) -> Result<&'a mut Command> {
    let capabilities = serde_json::json!({ "goog:chromeOptions": { "binary": chromium.browser } });
    let capabilities_file = target().join("xtask/webdriver.json");
    write(&capabilities_file, capabilities.to_string())?;
    command.env("WASM_BINDGEN_TEST_WEBDRIVER_JSON", capabilities_file);
    Ok(command.env("WASM_BINDGEN_TEST_DRIVER_TIMEOUT", "300"))
}

/// Runs `command`, which runs the suites `times` times, compiled with or without vector instructions, and counts the tests
/// that ran.
fn run(command: &mut Command, simd: bool, times: usize) -> Result<Tally> {
    command.env("LENET5_EXPECT_SIMD", if simd { "1" } else { "0" });
    // No engine reads line tables. Without them a test program is a third as large, and is linked and prepared sooner.
    command.env("CARGO_PROFILE_DEV_DEBUG", "0");
    let (mut succeeded, mut output) = watch(command)?;
    if !succeeded && Tally::of_cargo(true, &output).failed == 0 {
        say("no test failed, but a runner did, as it does when its browser is lost: all of it once more");
        (succeeded, output) = watch(command)?;
    }
    let mut tally = Tally::of_cargo(succeeded, &output);
    let expected = count_natively()? * times;
    if tally.passed + tally.failed != expected {
        tally += Tally::failure(format!("expected {expected} tests, as many as run natively, but {tally}"));
    }
    Ok(tally)
}

/// How many tests the suites have natively.
fn count_natively() -> Result<usize> {
    let list = capture(cargo().args(["test", "--quiet", "--test", "portable", "--", "--list"]))?;
    Ok(String::from_utf8_lossy(&list).lines().filter(|line| line.ends_with(": test")).count())
}
