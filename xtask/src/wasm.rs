//! The shipped WebAssembly module, in two builds.
//!
//! `docs/notes/bytes.md` lists what was tried to make it small.
//!
//! # Engines
//!
//! The module with vector instructions needs what engines had before they had those, and no reference types, which came
//! later. The one without needs WebAssembly's first version and nothing else. The standard library comes compiled for
//! newer engines than that, so what it uses of them, copies and fills of memory, is taken out of the linked module; and the
//! linker is told what to say of the module, since wasm-bindgen takes it at its word and would use reference types.

use std::{
    env, fs,
    path::{Path, PathBuf},
};

use crate::{
    project::{Fingerprint, files, once, root, target},
    shell::{Context, Result, copy, read, run, say, write},
    tools,
};

/// The module's name in `pkg/`, as wasm-pack gives it.
pub(crate) const MODULE: &str = "lenet5_bg.wasm";
/// Its name for engines without vector instructions.
pub(crate) const WITHOUT_SIMD: &str = "lenet5_bg_nosimd.wasm";

/// The variable through which cargo takes flags for wasm only, leaving build scripts and macros alone: it is heeded for the
/// target that a command names. Flags in it are set apart by [`SEPARATOR`], so that a path may have spaces.
pub(crate) const RUSTFLAGS: &str = "CARGO_ENCODED_RUSTFLAGS";
const SEPARATOR: &str = "\x1f";

/// What decides the module's contents, besides the flags here.
fn sources() -> Result<Vec<PathBuf>> {
    let manifests = ["Cargo.toml", "Cargo.lock", "rust-toolchain.toml", "package-lock.json", "wasm/Cargo.toml"];
    let manifests = manifests.map(|name| root().join(name)).to_vec();
    Ok([files(&root().join("src"))?, files(&root().join("wasm/src"))?, manifests].concat())
}

/// How a module is built.
///
/// Vector instructions are a matter of the whole module, not of single functions: an engine without them refuses the
/// module as soon as it meets one.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Build {
    pub(crate) simd: bool,
}

impl Build {
    /// Places of panics are named in the module: those in other crates by crate and file, not by where this machine keeps
    /// them. So the module says nothing of the machine, and every machine builds the same.
    pub(crate) fn rustflags(self) -> Result<String> {
        let sources = cargo_home().join("registry/src");
        let folders = fs::read_dir(&sources).context(|| format!("could not list {}", sources.display()))?;
        let mut flags: Vec<String> =
            folders.flatten().map(|folder| format!("--remap-path-prefix={}=", folder.path().display())).collect();
        flags.sort();
        let engine = if self.simd { "-Ctarget-feature=+simd128,-reference-types" } else { "-Ctarget-cpu=mvp" };
        let [claim, unchecked] = ["-Clink-arg=--features=mutable-globals", "-Clink-arg=--no-check-features"];
        flags.extend([engine, claim, unchecked].map(str::to_owned));
        Ok(flags.join(SEPARATOR))
    }

    /// Where wasm-pack writes.
    fn folder(self) -> PathBuf {
        if self.simd { root().join("pkg") } else { target().join("pkg-without-simd") }
    }

    /// What depends on the module's contents: its sources and its flags.
    fn inputs(self) -> Result<Fingerprint> {
        let mut inputs = Fingerprint::new();
        inputs.add_files(&root(), &sources()?)?;
        inputs.add(self.rustflags()?.as_bytes());
        inputs.add(include_bytes!("wasm.rs"));
        Ok(inputs)
    }

    fn wasm_pack(self) -> Result<()> {
        say(&format!("building the WebAssembly module ({})", if self.simd { "SIMD" } else { "no SIMD" }));
        let mut wasm_pack = tools::command("wasm-pack");
        wasm_pack.env(RUSTFLAGS, self.rustflags()?);
        wasm_pack.args(["build", "wasm", "--target", "web", "--release", "--mode", "no-install"]);
        wasm_pack.args(["--out-name", "lenet5", "--out-dir"]).arg(self.folder());
        run(&mut wasm_pack)?;
        if self.simd { Ok(()) } else { lower(&self.folder().join(MODULE)) }
    }
}

/// Takes out of a module what the standard library uses beyond WebAssembly's first version.
fn lower(module: &Path) -> Result<()> {
    let mut wasm_opt = tools::command("wasm-opt");
    wasm_opt.args(["--enable-bulk-memory", "--enable-nontrapping-float-to-int", "--enable-sign-ext"]);
    wasm_opt.args(["--llvm-memory-copy-fill-lowering", "--llvm-nontrapping-fptoint-lowering", "--signext-lowering"]);
    run(wasm_opt.arg("-O3").arg(module).arg("--output").arg(module))
}

/// The module without vector instructions alone; returns its folder.
pub(crate) fn pack_without_simd() -> Result<PathBuf> {
    let build = Build { simd: false };
    once("pkg-without-simd", &build.inputs()?, &build.folder(), || build.wasm_pack())?;
    Ok(build.folder())
}

/// `pkg/`: the module with vector instructions, and beside it [the one without](WITHOUT_SIMD), for which the same
/// JavaScript serves. Builds what is not up to date and returns the folder.
pub(crate) fn pack() -> Result<PathBuf> {
    let (build, without) = (Build { simd: true }, pack_without_simd()?);
    let pkg = build.folder();
    once("pkg", &build.inputs()?, &pkg, || {
        build.wasm_pack()?;
        if read(&pkg.join("lenet5.js"))? != read(&without.join("lenet5.js"))? {
            return Err("expected the same JavaScript for the module with and without SIMD, got two".to_owned());
        }
        copy(&without.join(MODULE), &pkg.join(WITHOUT_SIMD))?;
        describe(&pkg)
    })?;
    Ok(pkg)
}

/// Makes an npm package of the folder: the name is the project's, where wasm-pack writes the crate's; the second module is
/// listed; and it has the project's README and licence.
fn describe(pkg: &Path) -> Result<()> {
    for name in ["LICENSE", "README.md"] {
        copy(&root().join(name), &pkg.join(name))?;
    }
    let package = pkg.join("package.json");
    let named = read(&package)?.replace("\"lenet5-wasm\"", "\"lenet5\"");
    let listed = format!("\"{MODULE}\",\n    \"{WITHOUT_SIMD}\"");
    write(&package, named.replace(&format!("\"{MODULE}\""), &listed))
}

/// Where cargo keeps what it downloads.
pub(crate) fn cargo_home() -> PathBuf {
    let usual = || env::home_dir().unwrap_or_default().join(".cargo");
    env::var_os("CARGO_HOME").map_or_else(usual, PathBuf::from)
}
