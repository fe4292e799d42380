//! The npm package where people use it: a plain server, bundlers, frameworks, Node and Deno. Those that `examples/` needs are
//! installed for this leg alone.

use super::{
    native::{node_tests, run_node_tests, test_files},
    tally::Tally,
};
use crate::{chromium::Chromium, project::root, shell::Result, site, tools};

pub(super) fn checks(chromium: &Chromium) -> Result<Tally> {
    let examples = root().join("examples");
    tools::npm_packages("consumers", &examples).map_err(|error| {
        format!("{error}; so nothing was tried in Vite, webpack, React, Vue, Next and Deno, nor in a plain page")
    })?;
    site::build()?;
    run_node_tests(node_tests(&test_files("tests/consumers")?).env("CHROME", &chromium.browser))
}
