//! Installs what the commands need beyond rustup and Node, if it is missing.
//!
//! Rust's wasm target is added to the user's toolchain. Everything else stays in the repository: command-line tools in
//! `target/tools`, npm packages in `node_modules`. A tool on `PATH` is used if its version is right.

use std::{
    env,
    ffi::OsString,
    path::{Path, PathBuf},
    process::Command,
    thread,
};

use crate::{
    project::{Fingerprint, locked_version, once, root, target},
    shell::{self, Result, capture, find, joined, read, run, say},
};

pub(crate) const WASM: &str = "wasm32-unknown-unknown";
const WASM_PACK: &str = "0.15.1";
const CARGO_DENY: &str = "0.20.2";
const NODE: u32 = 20;

/// Installs the wasm target, wasm-pack, wasm-bindgen's command-line tool and the npm packages, where they are missing.
pub(crate) fn ensure() -> Result<()> {
    wasm_target()?;
    // npm waits for the network and the disk; compilers wait for neither.
    let npm = thread::spawn(|| npm_packages("npm", &root()));
    let tools = cargo_tools();
    joined(npm).and(tools)
}

fn cargo_tools() -> Result<()> {
    // The two builds share most of their dependencies, so they share a build folder.
    let wasm_bindgen = ["wasm-bindgen", "wasm-bindgen-test-runner"];
    // Its only feature is TLS, for browsers' drivers on other machines.
    let plain = &["--no-default-features"][..];
    cargo_tool("wasm-bindgen-cli", &wasm_bindgen, &locked_version("wasm-bindgen")?, plain)?;
    cargo_tool("wasm-pack", &["wasm-pack"], WASM_PACK, &[])?;
    let _ = std::fs::remove_dir_all(build_folder());
    Ok(())
}

/// A command whose `PATH` has this project's tools before the user's.
pub(crate) fn command(program: &str) -> Command {
    command_with(program, None)
}

/// The same command with one more folder before the user's.
pub(crate) fn command_with(program: &str, more: Option<&Path>) -> Command {
    let mut command = Command::new(program);
    command.current_dir(root()).env("PATH", path(more));
    command
}

/// The tools' folders and one more, then the user's `PATH`.
fn path(more: Option<&Path>) -> OsString {
    let ours = [folder().join("bin"), root().join("node_modules/.bin")];
    let users = env::var_os("PATH").unwrap_or_default();
    let all = ours.into_iter().chain(more.map(Path::to_owned)).chain(env::split_paths(&users));
    env::join_paths(all).unwrap_or(users)
}

fn folder() -> PathBuf {
    target().join("tools")
}

fn build_folder() -> PathBuf {
    folder().join("build")
}

fn wasm_target() -> Result<()> {
    let libraries = capture(Command::new("rustc").args(["--print", "target-libdir", "--target", WASM]))?;
    if PathBuf::from(String::from_utf8_lossy(&libraries).trim()).exists() {
        return Ok(());
    }
    say("adding Rust's WebAssembly target");
    run(Command::new("rustup").args(["target", "add", WASM]))
}

/// Installs the npm packages of the lock file in `folder`, unless they are up to date. `name` is the step's name.
pub(crate) fn npm_packages(name: &str, folder: &Path) -> Result<()> {
    let version = shell::version("node").unwrap_or_default();
    let major = version.trim_start_matches('v').split('.').next().and_then(|major| major.parse().ok()).unwrap_or(0);
    if major < NODE {
        let found = if version.is_empty() { "none" } else { &version };
        return Err(format!("expected Node {NODE} or newer on PATH, found {found}; see https://nodejs.org"));
    }
    let mut inputs = Fingerprint::new();
    inputs.add_files(folder, &["package.json", "package-lock.json"].map(|name| folder.join(name)))?;
    // In this file, npm records what it has installed.
    once(name, &inputs, &folder.join("node_modules/.package-lock.json"), || {
        say("installing npm packages");
        let npm = if cfg!(windows) { "npm.cmd" } else { "npm" };
        run(Command::new(npm).current_dir(folder).args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"]))
    })
}

/// Installs packages and their dependencies on Debian; elsewhere it does nothing.
pub(crate) fn debian_packages(what: &str, packages: &[&str]) -> Result<()> {
    if !read(Path::new("/etc/os-release")).is_ok_and(|text| text.lines().any(|line| line == "ID=debian")) {
        return Ok(());
    }
    say(&format!("installing {what}"));
    let apt_get = |arguments: &[&str]| {
        run(Command::new("apt-get").env("DEBIAN_FRONTEND", "noninteractive").arg("--quiet").args(arguments))
    };
    apt_get(&["update"])
        .and_then(|()| apt_get(&[&["install", "--yes"], packages].concat()))
        .map_err(|error| format!("{error}; as root, run `apt-get install {}`", packages.join(" ")))
}

/// Whether cargo-deny is available: any version on `PATH`, or a published binary. Building it would take minutes.
pub(crate) fn cargo_deny() -> bool {
    let fetched_before = || shell::version(folder().join("bin/cargo-deny")).is_some();
    find(&["cargo-deny"]).is_some() || fetched_before() || fetched(&format!("cargo-deny@{CARGO_DENY}"))
}

/// Fetches the published binary of a tool; false if there is none, or no cargo-binstall on `PATH`.
fn fetched(crate_version: &str) -> bool {
    if find(&["cargo-binstall"]).is_none() {
        return false;
    }
    say(&format!("fetching {crate_version}"));
    let mut fetch = Command::new("cargo");
    // Without this, cargo-binstall builds an optimised binary if none is published.
    fetch.args(["binstall", "--no-confirm", "--disable-strategies", "compile", "--root"]).arg(folder());
    run(fetch.arg(crate_version)).is_ok()
}

/// Installs exactly this version of a Rust command-line tool, unless it is there. Of its package it installs `programs`, the
/// first of which prints the version. `features` are cargo's arguments for a build of it.
fn cargo_tool(package: &str, programs: &[&str], version: &str, features: &[&str]) -> Result<()> {
    let program = programs[0];
    let fits = |path: PathBuf| shell::version(path).is_some_and(|text| text == format!("{program} {version}"));
    if find(&[program]).is_some_and(fits) || fits(folder().join("bin").join(program)) {
        return Ok(());
    }
    let crate_version = format!("{package}@{version}");
    if fetched(&crate_version) {
        return Ok(());
    }
    say(&format!("building {program} {version} for this project; this happens once and takes a minute or two"));
    let install = |extra: &[&str]| {
        let mut install = Command::new("cargo");
        // An unoptimised build takes half the time, and the tools run only for a second.
        install.args(["install", "--debug", &crate_version]).args(extra).arg("--root").arg(folder());
        install.args(programs.iter().flat_map(|program| ["--bin", program])).args(features);
        install.env("CARGO_TARGET_DIR", build_folder()).env("CARGO_PROFILE_DEV_DEBUG", "0");
        run(&mut install)
    };
    // A lock file may name a yanked version. The tool's own version is exact either way.
    install(&["--locked"]).or_else(|_| install(&[]))
}
