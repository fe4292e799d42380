//! The native program, for tests that compare with its answers and documents that quote its numbers.

use std::path::PathBuf;

use crate::{
    project::{cargo, target},
    shell::{Result, run},
};

/// Builds the program with the features that `cargo test` gives its dependencies, and returns its path.
///
/// Cargo unifies features over everything that it builds together. For the program alone it would recompile some thirty
/// crates, and replace the program that tests run by another one.
pub(crate) fn build() -> Result<PathBuf> {
    run(cargo().args(["build", "--bin", "lenet5", "--test", "portable"]))?;
    Ok(target().join("debug/lenet5"))
}
