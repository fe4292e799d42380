//! Which weights a command uses.

use std::path::{Path, PathBuf};

use lenet5::LeNet5;

use crate::{
    failure::{Failure, Result},
    files,
};

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
    let net = LeNet5::from_safetensors(&bytes)
        .map_err(|error| files::unlike(path, &bytes, "weights as a safetensors file", error))?;
    expect_usable(&net).map_err(|what| Failure::of_file(path, what))?;
    Ok(net)
}

/// Refuses weights with which a layer's sums could overflow `f32` for some glyph: the probabilities could be NaN.
///
/// No activation exceeds the layer's largest input times the sum of its absolute weights, plus the sum of its absolute
/// biases. Trained weights stay twenty orders of magnitude below the limit.
pub(crate) fn expect_usable(net: &LeNet5) -> std::result::Result<(), String> {
    let mut largest = 1.0;
    for [(name, weights), (_, biases)] in net.parameters().as_chunks().0 {
        largest *= weights.iter().map(|w| f64::from(w.abs())).sum::<f64>();
        largest += biases.iter().map(|b| f64::from(b.abs())).sum::<f64>();
        // A comparison that NaN fails.
        let fits = largest < f64::from(f32::MAX) / 2.0;
        if !fits {
            let what = "expected weights whose sums stay finite, found weights so large that they may not";
            return Err(format!("tensor {name}: {what}"));
        }
    }
    Ok(())
}
