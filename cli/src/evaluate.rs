//! `evaluate`: counts right and wrong answers, with the same pipeline as the page.

use std::{
    collections::BTreeSet,
    path::{Path, PathBuf},
};

use lenet5::{Ink, PredictionState, Recognizer};
use serde::Serialize;

use crate::{
    failure::{Failure, Result, Unread},
    files::{Split, read_mnist},
    ink_file::{Drawn, read_ink, read_numbers},
    tally::{Tally, confusion_table, gaps, numbers::NumberTally, reliability_table},
    weights::Weights,
};

#[derive(Debug, clap::Args)]
#[command(group(clap::ArgGroup::new("data").required(true).multiple(true).args(["mnist", "ink", "ink_y_up", "numbers"])))]
#[command(group(clap::ArgGroup::new("drawn").multiple(true).args(["ink", "numbers"])))]
pub(crate) struct Settings {
    #[command(flatten)]
    weights: Weights,
    /// Directory with MNIST's IDX files, plain or .gz
    #[arg(long, value_name = "DIR", conflicts_with_all = ["ink", "ink_y_up"])]
    mnist: Option<PathBuf>,
    /// Which part of MNIST
    #[arg(long, value_enum, default_value_t = Split::T10k, conflicts_with_all = ["ink", "ink_y_up", "numbers"])]
    split: Split,
    /// Files of drawn digits: JSON Lines, plain or .gz
    #[arg(long, value_name = "FILE", num_args = 1..)]
    ink: Vec<PathBuf>,
    /// Files of drawn digits whose y axis points up
    #[arg(long, value_name = "FILE", num_args = 1..)]
    ink_y_up: Vec<PathBuf>,
    /// Files of whole numbers, or of single digits, to be read as the page reads them: JSON Lines, plain or .gz
    #[arg(long, value_name = "FILE", num_args = 1.., conflicts_with_all = ["mnist", "ink", "ink_y_up"])]
    numbers: Vec<PathBuf>,
    /// For comparison, part each number at its gaps alone, and read each part as a digit
    #[arg(long, conflicts_with_all = ["mnist", "ink", "ink_y_up"])]
    gaps: bool,
    /// The y axis points up in all of --ink or --numbers
    #[arg(long, conflicts_with = "mnist", requires = "drawn")]
    y_up: bool,
    /// Print one JSON object instead of a table
    #[arg(long)]
    json: bool,
}

/// The counts over all files, and of each file.
#[derive(Debug, Default, Serialize)]
struct Evaluation<T = Tally> {
    #[serde(flatten)]
    all: T,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    files: Vec<File<T>>,
    errors: Unread,
}

/// One file of drawings.
#[derive(Debug, Serialize)]
struct File<T> {
    file: String,
    /// The number of writers; drawings without a writer's name count as one writer's.
    writers: usize,
    #[serde(flatten)]
    tally: T,
}

pub(crate) fn run(settings: &Settings) -> Result<()> {
    let recognizer = Recognizer::new(settings.weights.load()?);
    if !settings.numbers.is_empty() {
        let files = [(&settings.numbers, settings.y_up)];
        let number = |ink: &Ink| {
            let answer = recognizer.recognize_number(ink);
            (answer.text(), answer.state == PredictionState::Sure)
        };
        let count = |drawn: &[_]| match settings.gaps {
            true => NumberTally::of(drawn, |ink| gaps::read(&recognizer, ink)),
            false => NumberTally::of(drawn, number),
        };
        let evaluation = on_files(&files, read_numbers, count, NumberTally::and)?;
        return evaluation.end(settings, |all, _| say!("{all}"));
    }
    let evaluation = match &settings.mnist {
        Some(directory) => {
            Evaluation { all: on_mnist(&recognizer, directory, settings.split)?, ..Evaluation::default() }
        }
        None => {
            let files = [(&settings.ink, settings.y_up), (&settings.ink_y_up, true)];
            on_files(&files, read_ink, |drawn| Tally::of_ink(&recognizer, drawn), Tally::and)?
        }
    };
    evaluation.end(settings, print)
}

impl<T: Serialize> Evaluation<T> {
    /// Prints the figures, and reports what could not be read.
    fn end(self, settings: &Settings, print: impl FnOnce(&T, &[File<T>])) -> Result<()> {
        if settings.mnist.is_none() && self.files.is_empty() {
            // No file could be read, so there are no figures to print.
            self.errors.end()?;
        }
        if settings.json {
            say!("{}", serde_json::to_string(&self).expect("numbers and text always serialise"));
        } else {
            print(&self.all, &self.files);
        }
        self.errors.end()
    }
}

fn on_mnist(recognizer: &Recognizer, directory: &Path, split: Split) -> Result<Tally> {
    Ok(Tally::of_images(recognizer, &read_mnist(directory, split)?))
}

/// Reads each file, with y down or up as given, and counts the answers.
fn on_files<Label, T: Default>(
    paths: &[(&Vec<PathBuf>, bool)],
    read: fn(&Path, bool) -> Result<Vec<Drawn<Label>>>,
    count: impl Fn(&[Drawn<Label>]) -> T,
    and: fn(T, &T) -> T,
) -> Result<Evaluation<T>> {
    let Evaluation { mut all, mut files, mut errors } = Evaluation::default();
    for &(paths, y_up) in paths {
        for path in paths {
            let drawn = match read(path, y_up) {
                Ok(drawn) if drawn.is_empty() => Err(Failure::of_file(path, "expected drawings, found none")),
                drawn => drawn,
            };
            let Some(drawn) = errors.keep(path, drawn)? else { continue };
            let writers = drawn.iter().map(|drawn| &drawn.writer).collect::<BTreeSet<_>>().len();
            let tally = count(&drawn);
            all = and(all, &tally);
            files.push(File { file: path.display().to_string(), writers, tally });
        }
    }
    Ok(Evaluation { all, files, errors })
}

fn print(all: &Tally, files: &[File<Tally>]) {
    say!("{all}");
    if files.len() > 1 {
        say!("{}", file_table(files));
    }
    say!("{}", reliability_table(&all.reliability));
    say!("{}", confusion_table(&all.confusion));
}

/// One line for each file.
fn file_table(files: &[File<Tally>]) -> String {
    let width = files.iter().map(|file| file.file.chars().count()).max().unwrap_or_default();
    let mut text =
        format!("{:width$}   writers   drawings   accuracy   95 % interval      unsure   wrong and sure", "file");
    for File { file, writers, tally } in files {
        let (low, high) = tally.interval();
        text += &format!(
            "\n{file:width$} {writers:9} {:10} {:10.4}   {low:.4} to {high:.4} {:7.2} % {:14.2} %",
            tally.n,
            tally.accuracy,
            tally.percent(tally.rejected),
            tally.percent(tally.wrong_and_sure),
        );
    }
    text
}
