//! The page: its types, and its behaviour in a browser.

use std::thread;

use super::{
    native::{run_node_tests, test_files},
    tally::Tally,
};
use crate::{
    chromium::Chromium,
    program,
    server::{Server, compressed},
    shell::{Result, joined, run},
    site, tools,
};

/// Checks the JavaScript of the page and its tests against the types that wasm-pack generates.
pub(super) fn types() -> Result<Tally> {
    site::build()?;
    Ok(Tally::check(run(tools::command("tsc").args(["--project", "tests/page/tsconfig.json"]))))
}

/// Drives the finished site.
pub(super) fn checks(chromium: &Chromium) -> Result<Tally> {
    // Modules are linked by one thread each, so the native program, with whose answers the tests compare, is compiled beside them.
    let site = thread::spawn(site::build);
    let program = program::build();
    // A copy of its own: other legs write that of the site anew to measure it.
    let server = Server::start(&compressed("page", &joined(site)?)?, 0)?;
    // All in one process, whose browser they share.
    let mut node = tools::command("node");
    node.args(["--test-reporter=spec", "xtask/tests.js"]).args(test_files("tests/page")?);
    node.env("ENGINE", "Chromium").env("CHROME", &chromium.shell).env("LENET5_URL", server.url());
    run_node_tests(node.env("LENET5_PROGRAM", program?))
}
