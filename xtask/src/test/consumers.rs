//! The npm package in what people use it with: a plain server, bundlers, frameworks, Node and Deno. What `examples/` needs of
//! these is installed for this leg alone.

use super::{
    native::{node_tests, run_node_tests},
    tally::Tally,
};
use crate::{
    chromium::Chromium,
    project::{files, root},
    shell::Result,
    site, tools,
};

pub(super) fn checks(chromium: &Chromium) -> Result<Tally> {
    let examples = root().join("examples");
    tools::npm_packages("consumers", &examples).map_err(|error| {
        format!("{error}; so nothing was tried in Vite, webpack, React, Vue, Next and Deno, nor in a plain page")
    })?;
    site::build()?;
    let folder = root().join("tests/consumers");
    let tests: Vec<_> = files(&folder)?
        .into_iter()
        .filter(|file| file.parent() == Some(&folder) && file.to_string_lossy().ends_with(".test.js"))
        .collect();
    run_node_tests(node_tests(&tests).env("CHROME", &chromium.browser))
}
