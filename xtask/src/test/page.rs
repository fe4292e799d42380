//! The page: its types, and its behaviour in a browser.

use super::{native::node_tests, tally::Tally};
use crate::{
    chromium::Chromium,
    program,
    project::{files, root},
    server::{Server, compressed},
    shell::{self, Result, Running, run},
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

/// Begins to drive the finished site in Chromium. The native program is built so that the tests can compare answers.
pub(super) fn start(chromium: &Chromium) -> Result<Driving> {
    let dist = site::build()?;
    let program = program::build()?;
    // A copy of its own: other legs write that of the site anew to measure it.
    let server = Server::start(&compressed("page", &dist)?, 0)?;
    let mut tests = files(&root().join("tests/page"))?;
    tests.retain(|file| file.to_string_lossy().ends_with(".test.js"));
    let mut node = node_tests(&tests);
    node.env("ENGINE", "Chromium").env("CHROME", &chromium.browser).env("LENET5_URL", server.url());
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
