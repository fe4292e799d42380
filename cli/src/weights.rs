//! Which weights a command uses.

use std::path::{Path, PathBuf};

use lenet5::LeNet5;

use crate::{failure::Result, files};

/// The maximum size of a weights file: some 250 times the network's.
const LIMIT: u64 = 1 << 26;

#[derive(Debug, clap::Args)]
pub(crate) struct Weights {
    /// Weights as a safetensors file [default: the shipped weights]
    #[arg(long, value_name = "FILE")]
    weights: Option<PathBuf>,
}

impl Weights {
    /// The file, if one was named.
    pub(crate) fn path(&self) -> Option<&Path> {
        self.weights.as_deref()
    }

    /// The licence of the shipped weights. The licence of other weights is not known.
    pub(crate) fn licence(&self) -> Option<&'static str> {
        self.weights.is_none().then_some(env!("CARGO_PKG_LICENSE"))
    }

    pub(crate) fn load(&self) -> Result<LeNet5> {
        self.weights.as_ref().map_or_else(|| Ok(LeNet5::shipped()), |path| read(path))
    }
}

/// The network of a weights file.
pub(crate) fn read(path: &Path) -> Result<LeNet5> {
    let bytes = files::read(path, LIMIT)?;
    LeNet5::from_safetensors(&bytes)
        .map_err(|error| files::unlike(path, &bytes, "weights as a safetensors file", error))
}
