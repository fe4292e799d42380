//! The npm package: the WebAssembly module in two builds, and the JavaScript that chooses between them.
//!
//! `docs/notes/bytes.md` lists what was tried to make it small.
//!
//! # Engines
//!
//! Besides vector instructions, the module that has them needs only features that engines had before; so no reference
//! types, which came later. The one without needs only WebAssembly's first version. The standard library is compiled for
//! newer engines, so its newer instructions, copies and fills of memory, are lowered in the linked module. The linker is
//! told which features to declare, because wasm-bindgen trusts the declaration and would use reference types.

use std::{
    env, fs,
    path::{Path, PathBuf},
};

use serde_json::{Value, json};

use crate::{
    project::{Fingerprint, files, once, relative, root, target},
    shell::{Context, Result, copy, read, run, say, write},
    tools,
};

/// The module's name in `pkg/`, as wasm-pack gives it.
pub(crate) const MODULE: &str = "lenet5_bg.wasm";
/// Its name for engines without vector instructions.
pub(crate) const WITHOUT_SIMD: &str = "lenet5_bg_nosimd.wasm";

/// The variable for compiler flags of the wasm build only: cargo applies it to the target that a command names, and not
/// to build scripts and macros. [`SEPARATOR`] separates the flags, so that a path may contain spaces.
pub(crate) const RUSTFLAGS: &str = "CARGO_ENCODED_RUSTFLAGS";
const SEPARATOR: &str = "\x1f";

/// The files that determine the module's contents, besides the flags here.
fn sources() -> Result<Vec<PathBuf>> {
    let manifests = ["Cargo.toml", "Cargo.lock", "rust-toolchain.toml", "package-lock.json", "wasm/Cargo.toml"];
    let manifests = manifests.map(|name| root().join(name)).to_vec();
    Ok([files(&root().join("src"))?, files(&root().join("wasm/src"))?, manifests].concat())
}

/// How a module is built.
///
/// Vector instructions concern the whole module, not single functions: an engine without them rejects a module that
/// contains one.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Build {
    pub(crate) simd: bool,
}

impl Build {
    /// The module contains the source locations of panics. Paths into other crates are shortened to crate and file, so
    /// that the module says nothing about the machine, and every machine builds the same.
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

    /// What its outputs are called below cargo's folder.
    fn name(self) -> &'static str {
        if self.simd { "pkg-with-simd" } else { "pkg-without-simd" }
    }

    /// Builds the module if anything changed, and returns the folder that wasm-pack wrote.
    fn pack(self) -> Result<PathBuf> {
        let folder = target().join(self.name());
        once(self.name(), &self.inputs()?, &folder, || self.wasm_pack(&folder))?;
        Ok(folder)
    }

    /// What the module's contents depend on: its sources and its flags.
    fn inputs(self) -> Result<Fingerprint> {
        let mut inputs = Fingerprint::new();
        inputs.add_files(&root(), &sources()?)?;
        inputs.add(self.rustflags()?.as_bytes());
        inputs.add(include_bytes!("wasm.rs"));
        Ok(inputs)
    }

    fn wasm_pack(self, folder: &Path) -> Result<()> {
        say(&format!("building the WebAssembly module ({})", if self.simd { "SIMD" } else { "no SIMD" }));
        let mut wasm_pack = tools::command("wasm-pack");
        wasm_pack.env(RUSTFLAGS, self.rustflags()?);
        wasm_pack.args(["build", "wasm", "--target", "web", "--release", "--mode", "no-install"]);
        wasm_pack.args(["--out-name", "lenet5", "--out-dir"]).arg(folder);
        run(&mut wasm_pack)?;
        if self.simd { Ok(()) } else { lower(&folder.join(MODULE)) }
    }
}

/// Lowers the standard library's instructions that WebAssembly's first version does not have.
fn lower(module: &Path) -> Result<()> {
    let mut wasm_opt = tools::command("wasm-opt");
    wasm_opt.args(["--enable-bulk-memory", "--enable-nontrapping-float-to-int", "--enable-sign-ext"]);
    wasm_opt.args(["--llvm-memory-copy-fill-lowering", "--llvm-nontrapping-fptoint-lowering", "--signext-lowering"]);
    run(wasm_opt.arg("-O3").arg(module).arg("--output").arg(module))
}

/// The module without vector instructions alone; returns its folder.
pub(crate) fn pack_without_simd() -> Result<PathBuf> {
    Build { simd: false }.pack()
}

/// `pkg/`, the npm package: both modules, the JavaScript that wasm-bindgen wrote for them, and that of `wasm/js`. Builds
/// what is not up to date and returns the folder.
pub(crate) fn pack() -> Result<PathBuf> {
    let (with, without) = (Build { simd: true }.pack()?, Build { simd: false }.pack()?);
    let (pkg, js) = (root().join("pkg"), root().join("wasm/js"));
    let texts = ["LICENSE", "README.md"].map(|name| root().join(name));
    let mut inputs = Fingerprint::new();
    inputs.add_files(&root(), &[files(&with)?, files(&without)?, files(&js)?, texts.to_vec()].concat())?;
    inputs.add(include_bytes!("wasm.rs"));
    once("pkg", &inputs, &pkg, || {
        if read(&with.join("lenet5.js"))? != read(&without.join("lenet5.js"))? {
            return Err("expected the same JavaScript for the module with and without SIMD, got two".to_owned());
        }
        let _ = fs::remove_dir_all(&pkg);
        for folder in [&with, &js] {
            for file in files(folder)? {
                copy(&file, &pkg.join(relative(folder, &file)))?;
            }
        }
        copy(&without.join(MODULE), &pkg.join(WITHOUT_SIMD))?;
        for text in &texts {
            copy(text, &pkg.join(relative(&root(), text)))?;
        }
        describe(&pkg.join("package.json"))
    })?;
    Ok(pkg)
}

/// Rewrites wasm-pack's description of the package: the name is the project's, where wasm-pack writes the crate's, and all
/// files are listed, with what they may be imported as.
fn describe(package: &Path) -> Result<()> {
    let text = read(package)?;
    let mut described: Value = serde_json::from_str(&text).context(|| format!("{} is no JSON", package.display()))?;
    described["name"] = json!("lenet5");
    described["main"] = json!("index.js");
    described["types"] = json!("index.d.ts");
    described["exports"] = json!({
        ".": "./index.js",
        "./compile": "./compile.js",
        "./lenet5.js": "./lenet5.js",
        "./lenet5_bg.wasm": "./lenet5_bg.wasm",
        "./lenet5_bg_nosimd.wasm": "./lenet5_bg_nosimd.wasm",
        "./package.json": "./package.json",
    });
    let scripts = ["index", "compile", "lenet5"];
    let scripts = scripts.iter().flat_map(|name| [format!("{name}.js"), format!("{name}.d.ts")]);
    described["files"] = scripts.chain([MODULE, WITHOUT_SIMD].map(str::to_owned)).collect();
    write(package, format!("{described:#}\n"))
}

/// Where cargo keeps what it downloads.
pub(crate) fn cargo_home() -> PathBuf {
    let usual = || env::home_dir().unwrap_or_default().join(".cargo");
    env::var_os("CARGO_HOME").map_or_else(usual, PathBuf::from)
}
