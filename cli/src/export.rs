//! `export`: writes weights in float32, in the compact form, or in an ONNX model.

mod onnx;

use std::path::PathBuf;

use crate::{failure::Result, files, weights::Weights};

#[derive(Debug, clap::Args)]
pub(crate) struct Settings {
    #[command(flatten)]
    weights: Weights,
    /// The file to write
    #[arg(long, value_name = "FILE")]
    out: PathBuf,
    /// Write int8 weights with one scale per output channel, like the shipped ones, instead of float32
    #[arg(long)]
    compact: bool,
    /// Write an ONNX model in float32, from `glyphs` (N, 1, 28, 28), ink 1 and paper 0, to `logits` (N, 10)
    #[arg(long, conflicts_with = "compact")]
    onnx: bool,
}

pub(crate) fn run(settings: &Settings) -> Result<()> {
    let net = settings.weights.load()?;
    let bytes = match settings {
        Settings { onnx: true, .. } => onnx::file(&net, settings.weights.licence()),
        Settings { compact: true, .. } => net.to_compact_safetensors(),
        _ => net.to_safetensors(),
    };
    files::write(&settings.out, &bytes)?;
    say!("{}: {} bytes", settings.out.display(), bytes.len());
    Ok(())
}
