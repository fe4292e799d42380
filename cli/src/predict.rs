//! `predict`: predicts the digit or number in each image file, and in each drawing of an ink file.

mod answer;
mod numbers;

use std::path::{Path, PathBuf};

use answer::{Printed, answer};
use lenet5::{Ink, Recognizer};
use numbers::number;

use crate::{
    failure::{Failure, Result, Unread},
    files::read_picture,
    ink_file::{Drawn, read_ink, read_numbers},
    weights::Weights,
};

#[derive(Debug, clap::Args)]
#[command(group(clap::ArgGroup::new("input").required(true).args(["images", "ink"])))]
pub(crate) struct Settings {
    #[command(flatten)]
    weights: Weights,
    /// Pictures of one digit each, or with --numbers of one number each: PNG, JPEG, GIF, BMP or WebP
    #[arg(value_name = "IMAGE")]
    images: Vec<PathBuf>,
    /// A file of drawn digits: JSON Lines, plain or .gz
    #[arg(long, value_name = "FILE")]
    ink: Option<PathBuf>,
    /// The ink's y axis points up
    #[arg(long, conflicts_with = "images")]
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
    if settings.numbers {
        let of_picture = |rgba: &[u8], width, height| recognizer.recognize_number_picture(rgba, width, height);
        answer_all(settings, of_picture, read_numbers, |ink| recognizer.recognize_number(ink), number)
    } else {
        let of_picture = |rgba: &[u8], width, height| recognizer.recognize_picture(rgba, width, height);
        answer_all(settings, of_picture, read_ink, |ink| recognizer.recognize(ink), answer)
    }
}

/// Answers for each picture, and for each drawing that `read` finds in the ink file. `shown` turns a source and its
/// prediction into what is printed.
fn answer_all<Prediction, Label, Shown: Printed>(
    settings: &Settings,
    of_picture: impl Fn(&[u8], usize, usize) -> lenet5::Result<Prediction>,
    read: fn(&Path, bool) -> Result<Vec<Drawn<Label>>>,
    of_ink: impl Fn(&Ink) -> Prediction,
    shown: fn(String, &Prediction) -> Shown,
) -> Result<()> {
    let (mut answers, mut unread) = (Vec::new(), Unread::default());
    let mut take = |source: String, prediction: &Prediction| {
        let answer = shown(source, prediction);
        if settings.json { answers.push(answer) } else { answer.print() }
    };
    for path in &settings.images {
        if let Some(prediction) = unread.keep(path, look_at(path, &of_picture))? {
            take(path.display().to_string(), &prediction);
        }
    }
    if let Some(path) = &settings.ink {
        for (i, drawn) in read(path, settings.y_up)?.iter().enumerate() {
            take(format!("{} #{}", path.display(), i + 1), &of_ink(&drawn.ink));
        }
    }
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
