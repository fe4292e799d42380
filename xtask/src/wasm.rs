//! The npm package: three WebAssembly modules in two builds each, JavaScript that chooses a build, and the custom element.
//!
//! One module reads a digit. One, built with the feature `number`, is loaded after it and reads numbers with its network.
//! One, built with the feature `teach`, learns as well, and is loaded for teaching.
//!
//! `docs/notes/bytes.md` lists what was tried to make the package small.
//!
//! # Engines
//!
//! The builds with vector instructions need no other features than engines had before SIMD, so no reference types, which
//! came later. The builds without need only WebAssembly's first version. The standard library is compiled for newer
//! engines, so its newer instructions, copies and fills of memory, are lowered in the linked module. The linker is told
//! which features to declare, because wasm-bindgen trusts the declaration and would use reference types.

mod crates;
mod names;
mod notices;
mod sbom;

use std::{
    fs,
    path::{Path, PathBuf},
    sync::Mutex,
};

use crate::{
    project::{Fingerprint, cargo_home, files, once, relative, root, target},
    shell::{Context, Result, copy, read, run, say, write},
    tools,
};

/// The names of the modules in `pkg/`, where they are followed by [`MODULE`] or [`WITHOUT_SIMD`].
pub(crate) const READING: &str = "lenet5";
pub(crate) const NUMBERS: &str = "lenet5_number";
pub(crate) const TEACHING: &str = "lenet5_teach";
/// All modules. The reading module is last, so that its description of the package is the one that is kept.
pub(crate) const MODULES: [&str; 3] = [NUMBERS, TEACHING, READING];
/// The end of a module's file name, as wasm-pack writes it.
pub(crate) const MODULE: &str = "_bg.wasm";
/// The end of the file name for engines without vector instructions.
pub(crate) const WITHOUT_SIMD: &str = "_bg_nosimd.wasm";

/// The oldest browsers that page and module support. `tests/tidy/engines.rs` checks other places that name them. Chrome's is
/// the oldest available for the tests. Older versions of the others have no cascade layers or module workers.
pub(crate) const OLDEST: &str = "chrome106,safari15.4,firefox114";

/// The variable for compiler flags of the wasm build only: cargo applies it to the target that a command names, and not
/// to build scripts and macros. [`SEPARATOR`] separates the flags, so that a path may contain spaces.
pub(crate) const RUSTFLAGS: &str = "CARGO_ENCODED_RUSTFLAGS";
const SEPARATOR: &str = "\x1f";

/// The files that determine a module's contents, besides the flags here.
fn sources() -> Result<Vec<PathBuf>> {
    let manifests = ["Cargo.toml", "Cargo.lock", "rust-toolchain.toml", "package-lock.json", "wasm/Cargo.toml"];
    let manifests = manifests.map(|name| root().join(name)).to_vec();
    Ok([files(&root().join("src"))?, files(&root().join("wasm/src"))?, manifests].concat())
}

/// How a module is built.
///
/// Vector instructions concern the whole module, not single functions: an engine without them rejects any module that
/// contains one.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Build {
    pub(crate) simd: bool,
    pub(crate) name: &'static str,
}

impl Build {
    /// The compiler flags. The module contains the source locations of panics. Paths into other crates are shortened to crate
    /// and file, so that the module says nothing about the machine, and every machine builds the same module.
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

    /// The name of its folder in cargo's target folder.
    fn folder(self) -> String {
        format!("pkg-{}-{}-simd", self.name, if self.simd { "with" } else { "without" })
    }

    /// Cargo's arguments for features. The reading module is built as plain wasm-pack builds it.
    fn features(self) -> &'static [&'static str] {
        match self.name {
            NUMBERS => &["--no-default-features", "--features", "number"],
            TEACHING => &["--features", "teach"],
            _ => &[],
        }
    }

    /// Builds the module if anything changed, and returns the folder that wasm-pack wrote.
    fn pack(self) -> Result<PathBuf> {
        let folder = target().join(self.folder());
        once(&self.folder(), &self.inputs()?, &folder, || self.wasm_pack(&folder))?;
        Ok(folder)
    }

    /// A fingerprint of what the module's contents depend on: its sources and its flags.
    fn inputs(self) -> Result<Fingerprint> {
        let mut inputs = Fingerprint::new();
        inputs.add_files(&root(), &sources()?)?;
        inputs.add(self.rustflags()?.as_bytes());
        inputs.add(include_bytes!("wasm.rs"));
        Ok(inputs)
    }

    fn wasm_pack(self, folder: &Path) -> Result<()> {
        say(&format!("building the WebAssembly module {} ({})", self.name, if self.simd { "SIMD" } else { "no SIMD" }));
        let mut wasm_pack = tools::command("wasm-pack");
        wasm_pack.env(RUSTFLAGS, self.rustflags()?);
        wasm_pack.args(["build", "wasm", "--target", "web", "--release", "--mode", "no-install"]);
        wasm_pack.args(["--out-name", self.name, "--out-dir"]).arg(folder);
        if !self.simd {
            wasm_pack.arg("--no-opt");
        }
        run(wasm_pack.args(self.features()))?;
        if self.simd { Ok(()) } else { lower(&folder.join(format!("{}{MODULE}", self.name))) }
    }
}

/// Lowers the standard library's instructions that WebAssembly's first version does not have, and optimises the result, as
/// wasm-pack does with the other build.
fn lower(module: &Path) -> Result<()> {
    let mut wasm_opt = tools::command("wasm-opt");
    wasm_opt.args(["--enable-bulk-memory", "--enable-nontrapping-float-to-int", "--enable-sign-ext"]);
    wasm_opt.args(["--llvm-memory-copy-fill-lowering", "--llvm-nontrapping-fptoint-lowering", "--signext-lowering"]);
    wasm_opt.args(["-O3", "--strip-producers", "--strip-target-features"]);
    run(wasm_opt.arg(module).arg("--output").arg(module))
}

/// Builds only the reading module without vector instructions, and returns its folder.
pub(crate) fn pack_without_simd() -> Result<PathBuf> {
    Build { simd: false, name: READING }.pack()
}

/// Held by the thread that makes the package. Other threads wait for it, and find the package made.
static PACKING: Mutex<()> = Mutex::new(());

/// Makes `pkg/`, the npm package: all builds, wasm-bindgen's JavaScript for them, and the JavaScript of `wasm/js`. Remakes
/// only what is out of date, and returns the folder.
pub(crate) fn pack() -> Result<PathBuf> {
    let _alone = PACKING.lock().map_err(|_| "the package could not be made; see above".to_owned())?;
    // All modules of one engine in turn: if the flags change, cargo recompiles all dependencies.
    let engine = |simd| MODULES.into_iter().map(move |name| Build { simd, name }.pack()).collect::<Result<Vec<_>>>();
    let (with, without) = (engine(true)?, engine(false)?);
    let built: Vec<_> = MODULES.into_iter().zip(with.into_iter().zip(without)).collect();
    let (pkg, js) = (root().join("pkg"), root().join("wasm/js"));
    let texts = ["LICENSE", "wasm/README.md"].map(|name| root().join(name));
    let mut inputs = Fingerprint::new();
    for folder in built.iter().flat_map(|(_, (with, without))| [with, without]).chain([&js]) {
        inputs.add_files(&root(), &files(folder)?)?;
    }
    for part in
        ["Cargo.lock", "LICENSE", "package-lock.json", "wasm/README.md", "www/digit-pad", "xtask/npm", "xtask/src/wasm"]
    {
        inputs.add_files(&root(), &files(&root().join(part))?)?;
    }
    inputs.add(include_bytes!("wasm.rs"));
    once("pkg", &inputs, &pkg, || {
        let _ = fs::remove_dir_all(&pkg);
        for (name, (with, without)) in &built {
            let script = format!("{name}.js");
            if read(&with.join(&script))? != read(&without.join(&script))? {
                return Err(format!("expected the same {script} for the module with and without SIMD, got two"));
            }
            copy_all(with, &pkg)?;
            let modules = [MODULE, WITHOUT_SIMD].map(|end| pkg.join(format!("{name}{end}")));
            copy(&without.join(format!("{name}{MODULE}")), &modules[1])?;
            let script = make_raw(&pkg, name)?;
            names::shorten(&script, &modules)?;
        }
        copy_all(&js, &pkg)?;
        for text in &texts {
            copy(text, &pkg.join(text.file_name().unwrap_or_default()))?;
        }
        let (crates, rust) = (crates::compiled_in()?, crates::rust()?);
        write(&pkg.join(sbom::FILE), sbom::bill(&crates, &rust)?)?;
        write(&pkg.join(notices::FILE), notices::notices(&crates, &rust)?)?;
        let mut packer = tools::command("node");
        run(packer.arg("xtask/npm/pack.js").arg(&pkg).arg(OLDEST).args(MODULES))
    })?;
    Ok(pkg)
}

/// Renames wasm-bindgen's JavaScript to make room for that of `wasm/js`, which checks arguments. Declarations lose
/// `Symbol.dispose`, which the libraries of the promised engines do not declare. Returns wasm-bindgen's script.
fn make_raw(pkg: &Path, name: &str) -> Result<PathBuf> {
    for end in ["js", "d.ts"] {
        let (from, to) = (pkg.join(format!("{name}.{end}")), pkg.join(format!("{name}_raw.{end}")));
        fs::rename(&from, &to).context(|| format!("could not move {}", from.display()))?;
    }
    // Bundlers would ship the file that this URL names. This default is never used: the module is always given.
    let script = pkg.join(format!("{name}_raw.js"));
    let default = format!("new URL('{name}{MODULE}', import.meta.url)");
    let text = read(&script)?;
    if !text.contains(&default) {
        return Err(format!("{}: expected {default}, found none", script.display()));
    }
    write(&script, text.replace(&default, &format!("'{name}{MODULE}'")))?;
    let types = pkg.join(format!("{name}_raw.d.ts"));
    let text = read(&types)?;
    let kept: Vec<&str> = text.lines().filter(|line| line.trim() != "[Symbol.dispose](): void;").collect();
    write(&types, kept.join("\n") + "\n")?;
    Ok(script)
}

fn copy_all(from: &Path, to: &Path) -> Result<()> {
    files(from)?.iter().try_for_each(|file| copy(file, &to.join(relative(from, file))))
}
