//! Checks the library's package for crates.io: its files, and that it compiles by itself. Checks the workspace's
//! dependencies.

use super::tally::Tally;
use crate::{
    project::cargo,
    shell::{Result, capture, run, say},
    tools,
};

const LIBRARY: [&str; 3] = ["--package", "lenet5", "--allow-dirty"];

/// The package's contents. Everything else in this repository is for building and testing the page.
const CONTENTS: [&str; 10] = [
    ".cargo_vcs_info.json",
    "CHANGELOG.md",
    "Cargo.lock",
    "Cargo.toml",
    "Cargo.toml.orig",
    "LICENSE",
    "README.md",
    "examples/",
    "src/",
    "tests/",
];

/// Tests that need the rest of the repository.
const REPOSITORY_ONLY: [&str; 4] = ["tests/consumers/", "tests/engines/", "tests/page/", "tests/tidy/"];

pub(super) fn checks() -> Result<Tally> {
    let mut tally = Tally::check(contents());
    // The same as `cargo publish --dry-run`, except that it does not ask the registry, so it works offline.
    // None of the code runs, so it is not optimised.
    tally += Tally::check(run(cargo().arg("package").args(LIBRARY).env("CARGO_PROFILE_DEV_OPT_LEVEL", "0")));
    if tools::cargo_deny() {
        tally += Tally::check(dependencies());
    } else {
        say("dependencies are not checked: cargo-deny is not on PATH, and cargo-binstall cannot fetch it");
    }
    Ok(tally)
}

fn contents() -> Result<()> {
    let list = capture(cargo().args(["package", "--list"]).args(LIBRARY))?;
    let list = String::from_utf8_lossy(&list);
    let odd = unexpected(&list);
    if odd.is_empty() { Ok(()) } else { Err(format!("expected no such files in the package: {}", odd.join(", "))) }
}

/// The lines of a file list that do not belong in the package.
fn unexpected(list: &str) -> Vec<&str> {
    let named = |name: &str, places: &[&str]| {
        places.iter().any(|place| if place.ends_with('/') { name.starts_with(place) } else { name == *place })
    };
    list.lines().filter(|name| !named(name, &CONTENTS) || named(name, &REPOSITORY_ONLY)).collect()
}

/// Checks every dependency against `deny.toml`. Advisories come from a database on GitHub; if it cannot be reached, the
/// other checks still run.
fn dependencies() -> Result<()> {
    let checks: &[&str] = match run(tools::command("cargo-deny").args(["--workspace", "fetch", "db"])) {
        Ok(()) => &["all"],
        Err(_) => {
            say("advisories are not checked: their database could not be fetched");
            &["bans", "licenses", "sources"]
        }
    };
    let mut deny = tools::command("cargo-deny");
    run(deny
        .args(["--workspace", "--locked", "check", "--hide-inclusion-graph", "--deny", "unmatched-skip"])
        .args(checks))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_files_that_are_not_the_librarys() {
        let list = "Cargo.toml\nsrc/lib.rs\ntests/suites/ink.rs\nwww/main.js\ntests/page/looks.test.js\nbenches/ink/drive.js\n.ci/run";
        assert_eq!(unexpected(list), ["www/main.js", "tests/page/looks.test.js", "benches/ink/drive.js", ".ci/run"]);
    }
}
