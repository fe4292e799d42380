//! The shipped WebAssembly module.

use std::{path::PathBuf, process::Command};

use crate::{
    project::{Fingerprint, files, once, root, target},
    shell::{Result, run, say},
    tools,
};

/// The variable through which cargo takes flags for wasm only, leaving build scripts and macros alone.
pub(crate) const RUSTFLAGS: &str = "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS";

/// What decides the module's contents, besides the flags here.
fn sources() -> Result<Vec<PathBuf>> {
    let mut sources = files(&root().join("src"))?;
    sources.retain(|file| !file.starts_with(root().join("src/bin")));
    sources
        .extend(["Cargo.toml", "Cargo.lock", "rust-toolchain.toml", "package-lock.json"].map(|name| root().join(name)));
    Ok(sources)
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
    pub(crate) fn rustflags(self) -> &'static str {
        if self.simd { "-C target-feature=+simd128" } else { "" }
    }

    /// Where wasm-pack writes: `pkg/` is the module that the page loads.
    pub(crate) fn folder(self) -> PathBuf {
        if self.simd { root().join("pkg") } else { target().join("pkg-without-simd") }
    }

    /// Builds the module unless its sources are unchanged.
    pub(crate) fn pack(self) -> Result<PathBuf> {
        let mut inputs = Fingerprint::new();
        inputs.add_files(&root(), &sources()?)?;
        inputs.add(self.rustflags().as_bytes());
        let name = if self.simd { "pkg" } else { "pkg-without-simd" };
        once(name, &inputs, &self.folder(), || {
            say(&format!("building the WebAssembly module ({})", if self.simd { "SIMD" } else { "no SIMD" }));
            run(&mut self.wasm_pack())
        })?;
        Ok(self.folder())
    }

    fn wasm_pack(self) -> Command {
        let mut wasm_pack = tools::command("wasm-pack");
        wasm_pack.env(RUSTFLAGS, self.rustflags());
        wasm_pack.args(["build", "--target", "web", "--release", "--mode", "no-install", "--out-dir"]);
        wasm_pack.arg(self.folder()).args(["--", "--no-default-features"]);
        wasm_pack
    }
}
