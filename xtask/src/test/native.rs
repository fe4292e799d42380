//! What runs without a browser and without wasm.

use std::process::Command;

use super::{tally::Tally, wasm};
use crate::{
    project::root,
    shell::{Result, run, watch},
};

/// cargo, run at the root.
pub(crate) fn cargo() -> Command {
    let mut cargo = Command::new("cargo");
    cargo.current_dir(root());
    cargo
}

/// rustfmt, and clippy for both targets; warnings are errors.
pub(super) fn style() -> Result<Tally> {
    let mut tally = Tally::check(run(cargo().args(["fmt", "--all", "--check"])));
    let native = ["clippy", "--all-targets", "--features", "xtask"];
    tally += Tally::check(run(cargo().args(native).args(["--", "--deny", "warnings"])));
    let wasm = ["clippy", "--target", "wasm32-unknown-unknown", "--no-default-features", "--lib"];
    tally += Tally::check(run(cargo().args(wasm).args(wasm::suites()?.arguments()).args(["--", "--deny", "warnings"])));
    Ok(tally)
}

/// Everything that `cargo test` knows, and the tests of this program.
///
/// The two runs share their builds with `cargo test` and `cargo xtask`, so neither makes the other compile again.
pub(super) fn suites() -> Result<Tally> {
    let mut tally = Tally::default();
    for arguments in [&[][..], &["--no-default-features", "--features", "xtask", "--bin", "xtask"]] {
        let (succeeded, output) = watch(cargo().arg("test").args(arguments).arg("--no-fail-fast"))?;
        tally += Tally::of_cargo(succeeded, &output);
    }
    Ok(tally)
}
