//! The library's suites, compiled to wasm and run by `wasm-pack test`.
//!
//! The suites are those in `tests/` that use `wasm_bindgen_test`; natively the same functions are ordinary tests. Each
//! run must report exactly as many tests as there are natively. `tests/target.rs` fails unless the module has the
//! features, and runs in the environment, that the variables set here promise.

use std::process::Command;

use super::{
    native::{node_tests, run_node_tests},
    tally::Tally,
};
use crate::{
    chromium::Chromium,
    project::{cargo, files, root, target},
    shell::{self, Result, capture, read, watch, write},
    tools,
    wasm::{Build, RUSTFLAGS, pack},
};

/// Plain `wasm-pack test --node`, as a user types it.
pub(super) fn in_node() -> Result<Tally> {
    run(&mut node(), None, false)
}

/// With the flags of the module that ships for engines with vector instructions.
pub(super) fn in_node_with_simd() -> Result<Tally> {
    run(&mut node(), Some(Build { simd: true, teach: false }), false)
}

/// Plain `wasm-pack test --headless --chrome`, as a user types it; then with vector instructions.
pub(super) fn in_browser(chromium: &Chromium) -> Result<Tally> {
    let mut tally = run(&mut browser(chromium)?, None, true)?;
    tally += run(&mut browser(chromium)?, Some(Build { simd: true, teach: false }), true)?;
    Ok(tally)
}

/// Plain `wasm-pack build wasm --target web`, as a user types it; then compares its answers with those of the builds that
/// ship.
pub(super) fn builds() -> Result<Tally> {
    shell::run(tools::command("wasm-pack").args(["build", "wasm", "--target", "web"]))?;
    let mut node = node_tests(&[root().join("wasm/tests/builds.test.js")]);
    node.env("PLAIN", root().join("wasm/pkg")).env("SHIPPED", pack()?);
    run_node_tests(&mut node)
}

fn node() -> Command {
    let mut command = tools::command("wasm-pack");
    command.args(["test", "--node"]);
    command
}

/// The command finds the driver on `PATH`; the driver reads the browser's path from the file named here.
fn browser(chromium: &Chromium) -> Result<Command> {
    let capabilities = serde_json::json!({ "goog:chromeOptions": { "binary": chromium.browser } });
    let capabilities_file = target().join("xtask/webdriver.json");
    write(&capabilities_file, capabilities.to_string())?;
    let mut command = tools::command_with("wasm-pack", chromium.driver.parent());
    command.args(["test", "--headless", "--chrome"]);
    command.env("WASM_BINDGEN_TEST_WEBDRIVER_JSON", capabilities_file).env("WASM_BINDGEN_TEST_DRIVER_TIMEOUT", "60");
    Ok(command)
}

/// Runs all suites with `command`, compiled with a build's flags or with none, and counts the tests that ran.
fn run(command: &mut Command, build: Option<Build>, browser: bool) -> Result<Tally> {
    if let Some(build) = build {
        command.env(RUSTFLAGS, build.rustflags()?);
    }
    let promise = |holds: bool| if holds { "1" } else { "0" };
    command.env("LENET5_EXPECT_SIMD", promise(build.is_some_and(|build| build.simd)));
    command.env("LENET5_EXPECT_BROWSER", promise(browser));
    let (succeeded, output) = watch(command)?;
    let mut tally = Tally::of_cargo(succeeded, &output);
    let expected = count_natively()?;
    if tally.passed + tally.failed != expected {
        tally += Tally::failure(format!("expected all {expected} tests that run natively, but {tally}"));
    }
    Ok(tally)
}

/// How many tests the suites have natively.
fn count_natively() -> Result<usize> {
    let mut list = cargo();
    list.args(["test", "--quiet"]);
    for name in suites()? {
        list.args(["--test", &name]);
    }
    let list = capture(list.args(["--", "--list"]))?;
    Ok(String::from_utf8_lossy(&list).lines().filter(|line| line.ends_with(": test")).count())
}

/// The names of the suites that also run in wasm.
fn suites() -> Result<Vec<String>> {
    let mut names = vec![];
    for file in files(&root().join("tests"))? {
        let is_suite = file.parent() == Some(&root().join("tests")) && file.extension().is_some_and(|ext| ext == "rs");
        // The import, so that a file that only mentions the macro, such as a list of rules, is not taken for a suite.
        if is_suite && read(&file)?.contains("use wasm_bindgen_test::") {
            names.extend(file.file_stem().map(|stem| stem.to_string_lossy().into_owned()));
        }
    }
    if names.is_empty() { Err("tests/: expected suites for wasm, found none".to_owned()) } else { Ok(names) }
}
