//! ONNX Runtime for Python, from which the program's tests get the logits of an exported model.

use std::{path::PathBuf, process::Command};

use crate::{
    project::{Fingerprint, once, root, target},
    shell::{Result, find, run, say},
};

/// The Python of a virtual environment with ONNX Runtime, which is installed if missing. Returns an error if that fails:
/// no Python, a Python that is too old for the packages, or no packages for this machine.
pub(super) fn python() -> Result<PathBuf> {
    let users = find(&["python3", "python"]).ok_or("expected Python on PATH, found none")?;
    let packages = root().join("cli/tests/onnx/requirements.txt");
    let folder = target().join("tools/onnx-runtime");
    let python = folder.join(if cfg!(windows) { "Scripts/python.exe" } else { "bin/python" });
    let mut inputs = Fingerprint::new();
    inputs.add_files(&root(), std::slice::from_ref(&packages))?;
    once("onnx-runtime", &inputs, &folder.join("pyvenv.cfg"), || {
        say("installing ONNX Runtime for Python");
        run(Command::new(users).args(["-m", "venv", "--clear"]).arg(&folder))?;
        let pip = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-deps"];
        run(Command::new(&python).args(pip).args(["--only-binary", ":all:", "--requirement"]).arg(&packages))
    })?;
    Ok(python)
}
