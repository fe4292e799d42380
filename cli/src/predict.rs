//! `predict`: predicts the digit or number in each image file, and in each drawing of an ink file.

mod answer;
mod numbers;

use std::path::{Path, PathBuf};

use answer::{Answer, answer};
use lenet5::{PredictionState, Recognizer};
use numbers::{Number, number};
use serde::Serialize;

use crate::{
    failure::{Failure, Result, Unread},
    files::read_picture,
    ink_file::{read_ink, read_numbers},
    weights::Weights,
};

#[derive(Debug, clap::Args)]
#[command(group(clap::ArgGroup::new("input").required(true).args(["images", "ink"])))]
pub(crate) struct Settings {
    #[command(flatten)]
    weights: Weights,
    /// Pictures of a digit each, or with --numbers of a number: PNG, JPEG, GIF, BMP or WebP
    #[arg(value_name = "IMAGE")]
    images: Vec<PathBuf>,
    /// A file of drawn digits: JSON Lines, plain or .gz
    #[arg(long, value_name = "FILE")]
    ink: Option<PathBuf>,
    /// The ink's y axis points up
    #[arg(long, requires = "ink")]
    y_up: bool,
    /// Read whole numbers, as the page does, and say where their digits are
    #[arg(long)]
    numbers: bool,
    /// Print one JSON object instead of lines
    #[arg(long)]
    json: bool,
}

pub(crate) fn run(settings: &Settings) -> Result<()> {
    let recognizer = Recognizer::new(settings.weights.load()?);
    if settings.numbers { numbers(settings, &recognizer) } else { digits(settings, &recognizer) }
}

fn digits(settings: &Settings, recognizer: &Recognizer) -> Result<()> {
    let (mut answers, mut unread) = (Vec::new(), Unread::default());
    let mut take = |answer: Answer| if settings.json { answers.push(answer) } else { print(&answer) };
    for path in &settings.images {
        let predicted = look_at(path, |rgba, width, height| recognizer.recognize_picture(rgba, width, height));
        if let Some(prediction) = unread.keep(path, predicted)? {
            take(answer(path.display().to_string(), &prediction));
        }
    }
    if let Some(path) = &settings.ink {
        for (i, drawn) in read_ink(path, settings.y_up)?.iter().enumerate() {
            take(answer(format!("{} #{}", path.display(), i + 1), &recognizer.recognize(&drawn.ink)));
        }
    }
    finish(settings, &answers, unread)
}

fn numbers(settings: &Settings, recognizer: &Recognizer) -> Result<()> {
    let (mut answers, mut unread) = (Vec::new(), Unread::default());
    let mut take = |number: Number| if settings.json { answers.push(number) } else { number.print() };
    for path in &settings.images {
        let predicted = look_at(path, |rgba, width, height| recognizer.recognize_number_picture(rgba, width, height));
        if let Some(prediction) = unread.keep(path, predicted)? {
            take(number(path.display().to_string(), &prediction));
        }
    }
    if let Some(path) = &settings.ink {
        for (i, drawn) in read_numbers(path, settings.y_up)?.iter().enumerate() {
            take(number(format!("{} #{}", path.display(), i + 1), &recognizer.recognize_number(&drawn.ink)));
        }
    }
    finish(settings, &answers, unread)
}

/// Prints the object, if one is asked for, and fails if a file could not be read.
fn finish(settings: &Settings, answers: &[impl Serialize], unread: Unread) -> Result<()> {
    if settings.json {
        let object = serde_json::json!({ "predictions": answers, "errors": unread });
        say!("{object}");
    }
    unread.end()
}

fn look_at<Answer>(path: &Path, read: impl FnOnce(&[u8], usize, usize) -> lenet5::Result<Answer>) -> Result<Answer> {
    let picture = read_picture(path)?;
    let (width, height) = picture.dimensions();
    read(&picture, width as usize, height as usize).map_err(|error| Failure::of_file(path, error))
}

fn print(answer: &Answer) {
    let Answer { source, state, digit, runner_up, probabilities } = answer;
    let percent = |digit: u8| 100.0 * probabilities[usize::from(digit)];
    match (state, digit, runner_up) {
        (PredictionState::Sure, Some(digit), _) => say!("{source}: {digit} ({:.1} %)", percent(*digit)),
        (_, Some(digit), Some(other)) => {
            say!("{source}: not sure, {digit} ({:.1} %) or {other} ({:.1} %)", percent(*digit), percent(*other));
        }
        _ => say!("{source}: blank"),
    }
}
