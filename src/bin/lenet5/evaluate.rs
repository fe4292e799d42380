//! `evaluate`: right and wrong answers, counted, through the very pipeline that the page uses.

use std::path::{Path, PathBuf};

use lenet5::{Glyph, Recognizer};
use rayon::prelude::*;

use crate::{
    Weights,
    failure::Result,
    files::{Split, read_mnist},
    ink_file::{Drawn, read_ink},
    tally::{Tally, confusion_table, reliability_table},
};

#[derive(Debug, clap::Args)]
#[command(group(clap::ArgGroup::new("data").required(true).args(["mnist", "ink"])))]
pub(crate) struct Settings {
    #[command(flatten)]
    weights: Weights,
    /// Directory with MNIST's IDX files, plain or .gz
    #[arg(long, value_name = "DIR")]
    mnist: Option<PathBuf>,
    /// Which part of MNIST
    #[arg(long, value_enum, default_value_t = Split::T10k, requires = "mnist")]
    split: Split,
    /// Files of drawn digits: JSON Lines, plain or .gz
    #[arg(long, value_name = "FILE", num_args = 1..)]
    ink: Vec<PathBuf>,
    /// The ink's y axis points up
    #[arg(long, requires = "ink")]
    y_up: bool,
    /// Print one JSON object instead of a table
    #[arg(long)]
    json: bool,
}

pub(crate) fn run(settings: &Settings) -> Result<()> {
    let recognizer = Recognizer::new(settings.weights.load()?);
    let tally = match &settings.mnist {
        Some(directory) => on_mnist(&recognizer, directory, settings.split)?,
        None => on_ink(&recognizer, &settings.ink, settings.y_up)?,
    };
    if settings.json {
        say!("{}", serde_json::to_string(&tally).expect("numbers alone always serialise"));
    } else {
        print(&tally);
    }
    Ok(())
}

fn on_mnist(recognizer: &Recognizer, directory: &Path, split: Split) -> Result<Tally> {
    let (images, labels) = read_mnist(directory, split)?;
    let answers = images.par_iter().map(|image| recognizer.recognize_glyph(Glyph::from_levels(image)));
    Ok(Tally::of(labels.into_iter().map(Some).zip(answers.collect::<Vec<_>>())))
}

fn on_ink(recognizer: &Recognizer, paths: &[PathBuf], y_up: bool) -> Result<Tally> {
    let mut drawn = Vec::new();
    for path in paths {
        drawn.extend(read_ink(path, y_up)?);
    }
    Ok(of_ink(recognizer, &drawn))
}

/// Counts answers to drawings.
pub(crate) fn of_ink(recognizer: &Recognizer, drawn: &[Drawn]) -> Tally {
    let answers = drawn.par_iter().map(|drawn| recognizer.recognize(&drawn.ink)).collect::<Vec<_>>();
    Tally::of(drawn.iter().map(|drawn| drawn.label).zip(answers))
}

fn print(tally: &Tally) {
    say!("{tally}");
    say!("{}", reliability_table(&tally.reliability));
    say!("{}", confusion_table(&tally.confusion));
}
