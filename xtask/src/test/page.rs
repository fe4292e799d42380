//! The page: its types, and its behaviour in a browser.

use std::{
    path::{Path, PathBuf},
    thread::{self, JoinHandle},
};

use super::{native::test_files, tally::Tally};
use crate::{
    program,
    server::{Server, compressed},
    shell::{self, Result, Running, joined, run},
    site, tools,
};

/// Checks the JavaScript of the page and its tests against the types that wasm-pack generates.
pub(super) fn types() -> Result<Tally> {
    site::build()?;
    Ok(Tally::check(run(tools::command("tsc").args(["--project", "tests/page/tsconfig.json"]))))
}

/// The running tests of the page, and what they need.
pub(super) struct Driving {
    tests: Running,
    _server: Server,
}

/// Starts driving the finished site in this browser, in a thread that builds the site first.
///
/// Returns once the native program is built, because the tests compare with its answers. Modules are linked by one thread
/// each, so the program is compiled in parallel with them, and so is what other legs need.
pub(super) fn begin(browser: PathBuf) -> JoinHandle<Result<Driving>> {
    let site = thread::spawn(site::build);
    let program = program::build();
    thread::spawn(move || start(&joined(site)?, &program?, &browser))
}

fn start(dist: &Path, program: &Path, browser: &Path) -> Result<Driving> {
    // The tests get their own copy: other legs rewrite the site's compressed copy to measure it.
    let server = Server::start(&compressed("page", dist)?, 0)?;
    // All tests run in one process and share its browser.
    let mut node = tools::command("node");
    node.args(["--test-reporter=spec", "xtask/tests.js"]).args(test_files("tests/page")?);
    node.env("ENGINE", "Chromium").env("CHROME", browser).env("LENET5_URL", server.url());
    node.env("LENET5_PROGRAM", program);
    Ok(Driving { tests: shell::start(&mut node)?, _server: server })
}

impl Driving {
    /// Waits for the tests.
    pub(super) fn finish(self) -> Result<Tally> {
        let (succeeded, output) = self.tests.finish()?;
        Ok(Tally::of_node(succeeded, &output))
    }
}
