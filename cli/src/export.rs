//! `export`: writes weights in float32, or in the compact form.

use std::path::PathBuf;

use crate::{failure::Result, files, weights::Weights};

#[derive(Debug, clap::Args)]
pub(crate) struct Settings {
    #[command(flatten)]
    weights: Weights,
    /// The file to write
    #[arg(long, value_name = "FILE")]
    out: PathBuf,
    /// Write int8 weights with one scale per output channel, like those that are shipped, instead of float32
    #[arg(long)]
    compact: bool,
}

pub(crate) fn run(settings: &Settings) -> Result<()> {
    let net = settings.weights.load()?;
    let bytes = if settings.compact { net.to_compact_safetensors() } else { net.to_safetensors() };
    files::write(&settings.out, &bytes)?;
    say!("{}: {} bytes", settings.out.display(), bytes.len());
    Ok(())
}
