//! The benchmarks.

use std::process::Command;

use crate::{
    project::root,
    shell::{Result, run},
};

/// Runs the native benchmarks, all of `benches/`.
pub(crate) fn run_all() -> Result<()> {
    run(Command::new("cargo").current_dir(root()).args(["bench", "--bench", "*"]))
}
