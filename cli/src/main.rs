//! The command line: train, evaluate, predict, export, convert, fit-numbers, saliency, teach-trial.
//!
//! Bad input ends with code 2 and one line on standard error that names the file, what was expected and what was found.
//! If one of several files cannot be read, it gets an error line and no answer; the others are answered.
//! Results are written to a temporary file first, so a run that fails or is interrupted overwrites nothing.
//!
//! The modules, shared ones first:
//!
//! | module | contains |
//! |---|---|
//! | [`failure`] | errors: one line, and an exit code |
//! | [`output`] | printing lines |
//! | [`files`], [`ink_file`] | reading and writing files: gzip, MNIST, drawings |
//! | [`weights`] | which weights a command uses |
//! | [`tally`] | counting right and wrong answers |
//! | [`held_out`] | which data is held out from training |
//! | [`convert`], [`evaluate`], [`export`], [`fit_numbers`], [`predict`], [`saliency`], [`train`], [`teach_trial`] | the commands; none uses another |

// The workspace's WebAssembly tests compile this crate too. It is empty there, since it needs files and threads.
#![cfg_attr(target_family = "wasm", no_main)]
#![cfg(not(target_family = "wasm"))]

#[macro_use]
mod output;

mod convert;
mod evaluate;
mod export;
mod failure;
mod files;
mod fit_numbers;
#[cfg(test)]
#[path = "../../tests/support/fuzz.rs"]
mod fuzz;
mod held_out;
mod ink_file;
mod predict;
mod saliency;
mod tally;
mod teach_trial;
mod train;
mod weights;

use std::process::ExitCode;

use clap::{Parser, Subcommand, error::ErrorKind};

/// LeNet-5 for handwritten digits: train it, evaluate it, use it.
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
    /// Count right and wrong answers on MNIST, on drawn digits or on drawn numbers.
    Evaluate(evaluate::Settings),
    /// Predict the digit in each image file, or in each drawing of an ink file.
    Predict(predict::Settings),
    /// Write weights to a file, in float32, in the compact form, or as an ONNX model.
    Export(export::Settings),
    /// Turn a public data set of pen strokes into an ink file.
    Convert(convert::Settings),
    /// Fit the weights of the number reader to composed numbers.
    FitNumbers(fit_numbers::Settings),
    /// Measure which method best tells where a digit's ink supports an answer.
    Saliency(saliency::Settings),
    /// Teach some of each writer's drawings, then test on the writer's other drawings and on everybody else's.
    TeachTrial(teach_trial::Settings),
}

fn main() -> ExitCode {
    let cli = match Cli::try_parse() {
        Ok(cli) => cli,
        // A value out of range is bad input like any other, so print one line.
        Err(error) if error.kind() == ErrorKind::ValueValidation => {
            note!("{}", error.to_string().lines().next().unwrap_or_default());
            return ExitCode::from(2);
        }
        Err(error) => error.exit(),
    };
    let done = match cli.command {
        Command::Train(settings) => train::run(&settings),
        Command::Evaluate(settings) => evaluate::run(&settings),
        Command::Predict(settings) => predict::run(&settings),
        Command::Export(settings) => export::run(&settings),
        Command::Convert(settings) => convert::run(&settings),
        Command::FitNumbers(settings) => fit_numbers::run(&settings),
        Command::Saliency(settings) => saliency::run(&settings),
        Command::TeachTrial(settings) => teach_trial::run(&settings),
    };
    match done.and_then(|()| output::complete()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            failure.say();
            failure.code()
        }
    }
}
