//! The core's own suites, compiled to wasm.
//!
//! The suites are those in `tests/` that speak of `wasm_bindgen_test`; natively the same functions are ordinary tests.
//! Each run must report exactly as many as there are natively, and `tests/target.rs` fails unless the module has the
//! features, and lives in the place, that the variables set here promise.

use std::process::Command;

use super::{native::cargo, tally::Tally};
use crate::{
    chromium::Chromium,
    project::{files, root, target},
    shell::{Result, capture, read, watch, write},
    tools,
    wasm::{Build, RUSTFLAGS},
};

/// Suites of `tests/` that run in wasm, too.
pub(super) struct Suites(Vec<String>);

pub(super) fn suites() -> Result<Suites> {
    let mut names = vec![];
    for file in files(&root().join("tests"))? {
        let is_suite = file.parent() == Some(&root().join("tests")) && file.extension().is_some_and(|ext| ext == "rs");
        // The macro's path, so that a file that only mentions it, as a list of rules does, is not taken for a suite.
        if is_suite && read(&file)?.contains("use wasm_bindgen_test::") {
            names.extend(file.file_stem().map(|stem| stem.to_string_lossy().into_owned()));
        }
    }
    if names.is_empty() { Err("tests/: expected suites for wasm, found none".to_owned()) } else { Ok(Suites(names)) }
}

impl Suites {
    pub(super) fn arguments(&self) -> impl Iterator<Item = &str> {
        self.0.iter().flat_map(|name| ["--test", name])
    }

    /// How many tests the suites have natively.
    fn count(&self) -> Result<usize> {
        let list = capture(cargo().args(["test", "--quiet"]).args(self.arguments()).args(["--", "--list"]))?;
        Ok(String::from_utf8_lossy(&list).lines().filter(|line| line.ends_with(": test")).count())
    }

    /// Runs the suites by `command`, which lacks only their names, and counts what ran.
    fn run(&self, command: &mut Command, simd: bool, browser: bool) -> Result<Tally> {
        command.arg("--no-default-features").args(self.arguments());
        command.env(RUSTFLAGS, Build { simd }.rustflags()?);
        command.env("LENET5_EXPECT_SIMD", if simd { "1" } else { "0" });
        command.env("LENET5_EXPECT_BROWSER", if browser { "1" } else { "0" });
        let (succeeded, output) = watch(command)?;
        let mut tally = Tally::of_cargo(succeeded, &output);
        let expected = self.count()?;
        if tally.passed + tally.failed != expected {
            tally += Tally::failure(format!("expected all {expected} tests that run natively, but {tally}"));
        }
        Ok(tally)
    }
}

pub(super) fn in_node(simd: bool) -> Result<Tally> {
    let mut command = tools::command("cargo");
    command.args(["test", "--no-fail-fast", "--target", "wasm32-unknown-unknown"]);
    command.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", "wasm-bindgen-test-runner");
    suites()?.run(&mut command, simd, false)
}

pub(super) fn in_browser(chromium: &Chromium) -> Result<Tally> {
    // The runner adds the flags for headless work by itself.
    let capabilities = serde_json::json!({ "goog:chromeOptions": { "binary": chromium.browser } });
    let capabilities_file = target().join("xtask/webdriver.json");
    write(&capabilities_file, capabilities.to_string())?;
    let mut command = tools::command("wasm-pack");
    command.args(["test", "--headless", "--chrome", "--mode", "no-install", "--chromedriver"]).arg(&chromium.driver);
    command.env("WASM_BINDGEN_TEST_WEBDRIVER_JSON", capabilities_file);
    // Without this, suites that name no place to run in are skipped, and the skipping is called a success.
    command.env("WASM_BINDGEN_USE_BROWSER", "1");
    command.env("WASM_BINDGEN_TEST_TIMEOUT", "300").env("WASM_BINDGEN_TEST_DRIVER_TIMEOUT", "60");
    suites()?.run(&mut command, true, true)
}
