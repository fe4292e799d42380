//! `evaluate`: counts right and wrong answers, with the same pipeline as the page.

use std::{
    collections::BTreeSet,
    path::{Path, PathBuf},
};

use lenet5::Recognizer;
use serde::Serialize;

use crate::{
    failure::{Result, Unread},
    files::{Split, read_mnist},
    ink_file::read_ink,
    tally::{Tally, confusion_table, reliability_table},
    weights::Weights,
};

#[derive(Debug, clap::Args)]
#[command(group(clap::ArgGroup::new("data").required(true).multiple(true).args(["mnist", "ink", "ink_y_up"])))]
pub(crate) struct Settings {
    #[command(flatten)]
    weights: Weights,
    /// Directory with MNIST's IDX files, plain or .gz
    #[arg(long, value_name = "DIR", conflicts_with_all = ["ink", "ink_y_up"])]
    mnist: Option<PathBuf>,
    /// Which part of MNIST
    #[arg(long, value_enum, default_value_t = Split::T10k, requires = "mnist")]
    split: Split,
    /// Files of drawn digits: JSON Lines, plain or .gz
    #[arg(long, value_name = "FILE", num_args = 1..)]
    ink: Vec<PathBuf>,
    /// The same, with a y axis that points up
    #[arg(long, value_name = "FILE", num_args = 1..)]
    ink_y_up: Vec<PathBuf>,
    /// The y axis points up in all of --ink
    #[arg(long, requires = "ink")]
    y_up: bool,
    /// Print one JSON object instead of a table
    #[arg(long)]
    json: bool,
}

/// The counts over all files, and of each file.
#[derive(Debug, Default, Serialize)]
struct Evaluation {
    #[serde(flatten)]
    all: Tally,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    files: Vec<File>,
    errors: Unread,
}

/// One file of drawings.
#[derive(Debug, Serialize)]
struct File {
    file: String,
    /// The number of writers; drawings without a writer's name count as one writer's.
    writers: usize,
    #[serde(flatten)]
    tally: Tally,
}

pub(crate) fn run(settings: &Settings) -> Result<()> {
    let recognizer = Recognizer::new(settings.weights.load()?);
    let evaluation = match &settings.mnist {
        Some(directory) => {
            Evaluation { all: on_mnist(&recognizer, directory, settings.split)?, ..Evaluation::default() }
        }
        None => on_files(&recognizer, settings)?,
    };
    if evaluation.files.is_empty() {
        // No file could be read, so there are no figures to print.
        evaluation.errors.end()?;
    }
    if settings.json {
        say!("{}", serde_json::to_string(&evaluation).expect("numbers and text always serialise"));
    } else {
        print(&evaluation);
    }
    evaluation.errors.end()
}

fn on_mnist(recognizer: &Recognizer, directory: &Path, split: Split) -> Result<Tally> {
    Ok(Tally::of_images(recognizer, &read_mnist(directory, split)?))
}

fn on_files(recognizer: &Recognizer, settings: &Settings) -> Result<Evaluation> {
    let Evaluation { mut all, mut files, mut errors } = Evaluation::default();
    for (paths, y_up) in [(&settings.ink, settings.y_up), (&settings.ink_y_up, true)] {
        for path in paths {
            let Some(drawn) = errors.keep(path, read_ink(path, y_up))? else { continue };
            let writers = drawn.iter().map(|drawn| &drawn.writer).collect::<BTreeSet<_>>().len();
            let tally = Tally::of_ink(recognizer, &drawn);
            all = all.and(&tally);
            files.push(File { file: path.display().to_string(), writers, tally });
        }
    }
    Ok(Evaluation { all, files, errors })
}

fn print(Evaluation { all, files, .. }: &Evaluation) {
    say!("{all}");
    if files.len() > 1 {
        say!("{}", file_table(files));
    }
    say!("{}", reliability_table(&all.reliability));
    say!("{}", confusion_table(&all.confusion));
}

/// One line for each file.
fn file_table(files: &[File]) -> String {
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
