//! The command line: train, evaluate, predict, export, convert.
//!
//! Bad input ends with code 2 and one line on standard error that names the file, what was expected and what was found.
//! Results are written to a temporary file first, so a run that fails overwrites nothing.

// Tests of the workspace for WebAssembly compile this crate, too. It is empty there: it needs files and threads.
#![cfg_attr(target_family = "wasm", no_main)]
#![cfg(not(target_family = "wasm"))]

/// Prints a line; whoever has closed the other end of the pipe, as `head` does, has seen enough.
macro_rules! say {
    ($($words:tt)*) => {{
        use std::io::Write;
        if writeln!(std::io::stdout(), $($words)*).is_err() {
            std::process::exit(0);
        }
    }};
}

mod convert;
mod evaluate;
mod export;
mod failure;
mod files;
mod ink_file;
mod predict;
mod tally;
mod train;

use std::{
    path::{Path, PathBuf},
    process::ExitCode,
};

use clap::{Args, Parser, Subcommand};
use failure::{Failure, Result};
use lenet5::LeNet5;

/// LeNet-5 for handwritten digits: train it, measure it, ask it.
#[derive(Debug, Parser)]
#[command(version, arg_required_else_help = true)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Train on MNIST and write the weights and a report.
    Train(train::Settings),
    /// Count right and wrong answers on MNIST or on drawn digits.
    Evaluate(evaluate::Settings),
    /// Name the digit in each image file, or in each drawing of an ink file.
    Predict(predict::Settings),
    /// Write weights in another form.
    Export(export::Settings),
    /// Turn a public data set of pen strokes into an ink file.
    Convert(convert::Settings),
}

/// Which weights a command uses.
#[derive(Debug, Args)]
struct Weights {
    /// Weights as a safetensors file; without it, those that are shipped
    #[arg(long, value_name = "FILE")]
    weights: Option<PathBuf>,
}

impl Weights {
    /// The most that a weights file may have: some 250 times the network's.
    const LIMIT: u64 = 1 << 26;

    fn load(&self) -> Result<LeNet5> {
        self.weights.as_ref().map_or_else(|| Ok(LeNet5::shipped()), |path| Self::read(path))
    }

    fn read(path: &Path) -> Result<LeNet5> {
        let bytes = files::read(path, Self::LIMIT)?;
        LeNet5::from_safetensors(&bytes).map_err(|error| Failure::of_file(path, error))
    }
}

fn main() -> ExitCode {
    let done = match Cli::parse().command {
        Command::Train(settings) => train::run(&settings),
        Command::Evaluate(settings) => evaluate::run(&settings),
        Command::Predict(settings) => predict::run(&settings),
        Command::Export(settings) => export::run(&settings),
        Command::Convert(settings) => convert::run(&settings),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            let kind = if matches!(failure, Failure::Input(_)) { "error" } else { "interrupted" };
            eprintln!("{kind}: {failure}");
            failure.code()
        }
    }
}
