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

/// The page's tests while they run, and what they need.
pub(super) struct Driving {
    tests: Running,
    _server: Server,
}

/// Begins to drive the finished site in this browser, in a thread that builds it first.
///
/// Returns once the native program is built, with whose answers the tests compare. Modules are linked by one thread each, so
/// the program is compiled beside them, and so is what other legs need.
pub(super) fn begin(browser: PathBuf) -> JoinHandle<Result<Driving>> {
    let site = thread::spawn(site::build);
    let program = program::build();
    thread::spawn(move || start(&joined(site)?, &program?, &browser))
}

fn start(dist: &Path, program: &Path, browser: &Path) -> Result<Driving> {
    // A copy of its own: other legs write that of the site anew to measure it.
    let server = Server::start(&compressed("page", dist)?, 0)?;
    // All in one process, whose browser they share.
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
