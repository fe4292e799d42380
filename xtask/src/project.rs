//! Paths, and fingerprints that tell whether a step is up to date.

use std::{
    env,
    path::{Path, PathBuf},
    process::Command,
};

use crate::shell::{Context, Result, read, write};

/// The repository's root.
pub(crate) fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("this package lies in the repository's root").to_owned()
}

/// A cargo command, run in the root.
pub(crate) fn cargo() -> Command {
    let mut cargo = Command::new("cargo");
    cargo.current_dir(root());
    cargo
}

/// Cargo's folder of build outputs.
pub(crate) fn target() -> PathBuf {
    root().join(env::var_os("CARGO_TARGET_DIR").map_or_else(|| PathBuf::from("target"), PathBuf::from))
}

/// The folder where cargo keeps its downloads.
pub(crate) fn cargo_home() -> PathBuf {
    let usual = || env::home_dir().unwrap_or_default().join(".cargo");
    env::var_os("CARGO_HOME").map_or_else(usual, PathBuf::from)
}

/// The version of a package in `Cargo.lock`.
pub(crate) fn locked_version(package: &str) -> Result<String> {
    let lock = read(&root().join("Cargo.lock"))?;
    let entry = format!("name = \"{package}\"\nversion = \"");
    let version = lock.split_once(&entry).and_then(|(_, rest)| rest.split('"').next());
    version.map(str::to_owned).ok_or_else(|| format!("Cargo.lock: expected an entry for {package}, found none"))
}

/// All files below a folder, or the file itself, sorted so that fingerprints do not depend on the file system's order.
pub(crate) fn files(path: &Path) -> Result<Vec<PathBuf>> {
    if !path.is_dir() {
        return Ok(if path.exists() { vec![path.to_owned()] } else { vec![] });
    }
    let mut found = vec![];
    for entry in std::fs::read_dir(path).context(|| format!("could not list {}", path.display()))? {
        found.extend(files(&entry.context(|| format!("could not list {}", path.display()))?.path())?);
    }
    found.sort();
    Ok(found)
}

/// A 64-bit FNV-1a hash. It detects changes; it is not cryptographic.
pub(crate) struct Fingerprint(u64);

impl Fingerprint {
    pub(crate) fn new() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }

    /// Adds the number of bytes, then the bytes, so that `ab` + `c` differs from `a` + `bc`.
    pub(crate) fn add(&mut self, bytes: &[u8]) {
        for &byte in (bytes.len() as u64).to_le_bytes().iter().chain(bytes) {
            self.0 = (self.0 ^ u64::from(byte)).wrapping_mul(0x100_0000_01b3);
        }
    }

    /// Adds files: their paths below `folder` and their contents.
    pub(crate) fn add_files(&mut self, folder: &Path, files: &[PathBuf]) -> Result<()> {
        for file in files {
            self.add(relative(folder, file).as_bytes());
            self.add(&std::fs::read(file).context(|| format!("could not read {}", file.display()))?);
        }
        Ok(())
    }

    /// Sixteen hexadecimal digits.
    pub(crate) fn text(&self) -> String {
        format!("{:016x}", self.0)
    }
}

/// The path of `file` relative to `folder`, with `/` between its parts on every system.
pub(crate) fn relative(folder: &Path, file: &Path) -> String {
    let parts = file.strip_prefix(folder).unwrap_or(file).components();
    parts.map(|part| part.as_os_str().to_string_lossy()).collect::<Vec<_>>().join("/")
}

/// Runs a step unless it already ran with the same inputs and its output, a file or a folder, is unchanged.
///
/// The stamp is written last, so a step that fails or is interrupted runs again.
pub(crate) fn once(name: &str, inputs: &Fingerprint, output: &Path, step: impl FnOnce() -> Result<()>) -> Result<()> {
    let stamp = target().join("xtask").join(name);
    let state = || -> Result<String> {
        let mut outputs = Fingerprint::new();
        outputs.add_files(output, &files(output)?)?;
        Ok(format!("{} -> {}", inputs.text(), outputs.text()))
    };
    if output.exists() && read(&stamp).is_ok_and(|text| state().is_ok_and(|state| state == text)) {
        return Ok(());
    }
    step()?;
    write(&stamp, state()?)
}
