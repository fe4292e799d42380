//! The npm package in what people use it with: a plain server, and bundlers, which are installed for this leg alone.

use super::{
    native::{node_tests, run_node_tests},
    tally::Tally,
};
use crate::{
    chromium::Chromium,
    program,
    project::{files, root},
    shell::Result,
    site, tools,
};

pub(super) fn checks(chromium: &Chromium) -> Result<Tally> {
    let folder = root().join("tests/consumers");
    tools::npm_packages("consumers", &folder)?;
    site::build()?;
    let tests: Vec<_> = files(&folder)?
        .into_iter()
        .filter(|file| file.parent() == Some(&folder) && file.to_string_lossy().ends_with(".test.js"))
        .collect();
    run_node_tests(node_tests(&tests).env("CHROME", &chromium.browser).env("LENET5_PROGRAM", program::build()?))
}
