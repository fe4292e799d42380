//! `predict`: predicts the digit in each image file, or the digit or number in each drawing of an ink file.

mod answer;
mod numbers;

use std::path::{Path, PathBuf};

use answer::{Answer, answer};
use lenet5::{Prediction, PredictionState, Recognizer};

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
    /// Pictures of one digit each: PNG, JPEG, GIF, BMP or WebP
    #[arg(value_name = "IMAGE")]
    images: Vec<PathBuf>,
    /// A file of drawn digits: JSON Lines, plain or .gz
    #[arg(long, value_name = "FILE")]
    ink: Option<PathBuf>,
    /// The ink's y axis points up
    #[arg(long, requires = "ink")]
    y_up: bool,
    /// Read whole numbers, as the page does
    #[arg(long, requires = "ink")]
    numbers: bool,
    /// Print one JSON object instead of lines
    #[arg(long)]
    json: bool,
}

pub(crate) fn run(settings: &Settings) -> Result<()> {
    let recognizer = Recognizer::new(settings.weights.load()?);
    if let (true, Some(path)) = (settings.numbers, &settings.ink) {
        numbers::print(&recognizer, path, &read_numbers(path, settings.y_up)?, settings.json);
        return Ok(());
    }
    let (mut answers, mut unread) = (Vec::new(), Unread::default());
    let mut take = |answer: Answer| if settings.json { answers.push(answer) } else { print(&answer) };
    for path in &settings.images {
        if let Some(prediction) = unread.keep(path, look_at(&recognizer, path))? {
            take(answer(path.display().to_string(), &prediction));
        }
    }
    if let Some(path) = &settings.ink {
        for (i, drawn) in read_ink(path, settings.y_up)?.iter().enumerate() {
            take(answer(format!("{} #{}", path.display(), i + 1), &recognizer.recognize(&drawn.ink)));
        }
    }
    if settings.json {
        let object = serde_json::json!({ "predictions": answers, "errors": unread });
        say!("{object}");
    }
    unread.end()
}

fn look_at(recognizer: &Recognizer, path: &Path) -> Result<Prediction> {
    let picture = read_picture(path)?;
    let (width, height) = picture.dimensions();
    let answer = recognizer.recognize_picture(&picture, width as usize, height as usize);
    answer.map_err(|error| Failure::of_file(path, error))
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
