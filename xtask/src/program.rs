//! The native program, for whatever compares with its answers or quotes its numbers.

use std::path::PathBuf;

use crate::{
    project::{cargo, target},
    shell::{Result, run},
};

/// Builds the program with the features that `cargo test` gives its dependencies, and returns its path.
///
/// Cargo chooses features by what it builds together. For the program alone it would compile some thirty crates again, and
/// put another program in place of one that tests run.
pub(crate) fn build() -> Result<PathBuf> {
    run(cargo().args(["build", "--bin", "lenet5", "--test", "portable"]))?;
    Ok(target().join("debug/lenet5"))
}
