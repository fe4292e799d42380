//! `evaluate`: right and wrong answers, counted, through the very pipeline that the page uses.

use std::path::{Path, PathBuf};

use lenet5::{Glyph, Prediction, Recognizer, State, train::Confusion};
use rayon::prelude::*;
use serde::Serialize;

use crate::{
    Weights,
    failure::Result,
    files::{Split, read_mnist},
    ink_file::read_ink,
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

/// Answers against the truth, which is none for what is no digit.
#[derive(Debug, Default, Serialize)]
struct Tally {
    /// Digits and non-digits.
    n: usize,
    /// Best guesses that were right, sure or not; and non-digits refused.
    correct: usize,
    accuracy: f64,
    /// Answered *unsure*, or not at all.
    rejected: usize,
    /// Answered wrongly without a doubt.
    wrong_and_sure: usize,
    /// Rows are the truth, columns the best guess; digits alone.
    confusion: Confusion,
}

impl Tally {
    fn of(answers: impl Iterator<Item = (Option<u8>, Prediction)>) -> Self {
        let mut tally = Self::default();
        for (truth, answer) in answers {
            let refused = answer.state != State::Sure;
            let correct = truth.map_or(refused, |_| truth == answer.digit);
            if let (Some(truth), Some(guess)) = (truth, answer.digit) {
                tally.confusion.add(truth, guess);
            }
            tally.n += 1;
            tally.correct += usize::from(correct);
            tally.rejected += usize::from(refused);
            tally.wrong_and_sure += usize::from(!refused && !correct);
        }
        tally.accuracy = tally.correct as f64 / tally.n.max(1) as f64;
        tally
    }
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
    let answers = drawn.par_iter().map(|drawn| recognizer.recognize(&drawn.ink)).collect::<Vec<_>>();
    Ok(Tally::of(drawn.iter().map(|drawn| drawn.label).zip(answers)))
}

fn print(tally: &Tally) {
    say!("accuracy {:.4} ({} of {})", tally.accuracy, tally.correct, tally.n);
    say!("unsure {}, wrong and sure {}", tally.rejected, tally.wrong_and_sure);
    say!("{}", table(&tally.confusion));
}

/// The confusion matrix as text: rows are the truth, columns the best guess.
pub(crate) fn table(confusion: &Confusion) -> String {
    let mut text = String::from("truth       0     1     2     3     4     5     6     7     8     9   recall");
    for ((digit, row), recall) in confusion.counts().iter().enumerate().zip(confusion.recall()) {
        let cells: String = row.iter().map(|count| format!("{count:6}")).collect();
        text += &format!("\n    {digit}  {cells}   {recall:.4}");
    }
    text
}
