//! `teach-trial`: what a network learns from a few drawings of one hand, and what it forgets.
//!
//! For each writer of a file: some drawings of each digit are taught, and the rest of that writer's, all other writers'
//! digits, MNIST and drawings that are no digit are the test. Writers seen in training have nothing left to teach; `train
//! --fold` leaves some out.

mod count;
mod forms;
mod hand;
mod report;
mod subject;
mod ways;

use std::path::PathBuf;

use indicatif::{ProgressBar, ProgressStyle};
use rayon::prelude::*;

use crate::{failure::Result, held_out::Fold, ink_file::read_ink, weights::Weights};
use report::Report;
use subject::Subjects;
use ways::Way;

#[derive(Debug, clap::Args)]
pub(crate) struct Settings {
    #[command(flatten)]
    weights: Weights,
    /// Drawn digits, with a writer each: JSON Lines, plain or .gz
    #[arg(long, value_name = "FILE")]
    ink: PathBuf,
    /// The y axis points up in --ink
    #[arg(long)]
    y_up: bool,
    /// How many drawings of each digit are taught
    #[arg(long, value_name = "K", value_parser = clap::value_parser!(u32).range(1..=1_000))]
    per_class: u32,
    /// How often each writer is taught, each time with other drawings
    #[arg(long, default_value_t = 1, value_parser = clap::value_parser!(u32).range(1..=1_000))]
    splits: u32,
    /// Teach the writers of a fold, 0 to 4, or of all, to the networks that `train --fold` wrote without them: --weights
    /// names their common part
    #[arg(long, value_name = "FOLD")]
    fold: Option<Fold>,
    /// Directory with MNIST's IDX files, plain or .gz, to test on as well
    #[arg(long, value_name = "DIR")]
    mnist: Option<PathBuf>,
    /// Test on the training images that `train` holds out instead of t10k
    #[arg(long, requires = "mnist")]
    validation: bool,
    /// Drawings that are no digit, to test on as well
    #[arg(long, value_name = "FILE")]
    not_digits: Option<PathBuf>,
    /// How to teach
    #[arg(long, value_enum, default_value_t = Way::Ours)]
    way: Way,
    /// Teach odd forms too: K drawings of a digit, mirrored or turned
    #[arg(long)]
    odd: bool,
    /// Teach a sign too, K drawings of it: each file has drawings of one
    #[arg(long, value_name = "FILE", num_args = 1..)]
    sign: Vec<PathBuf>,
    /// The digit that signs are taught as
    #[arg(long, value_name = "DIGIT", default_value_t = 4, value_parser = clap::value_parser!(u8).range(0..=9))]
    sign_means: u8,
    /// Print one JSON object instead of a table
    #[arg(long)]
    json: bool,
}

pub(crate) fn run(settings: &Settings) -> Result<()> {
    let (way, per_class) = (settings.way, settings.per_class as usize);
    let signs = settings.sign.iter().map(|path| read_ink(path, false)).collect::<Result<Vec<_>>>()?;
    let subjects = Subjects::read(settings)?;
    let writers = subjects.asked();
    let splits = u64::from(settings.splits);
    let turns: Vec<(usize, u64)> = writers.iter().flat_map(|&n| (1..=splits).map(move |split| (n, split))).collect();
    let hands: Vec<_> = each(&turns, "hands", |&(writer, split)| hand::teach(&subjects, way, writer, per_class, split));
    let odd = settings.odd.then(|| {
        let forms = each(&writers, "odd forms", |&writer| forms::odd(&subjects, way, writer, per_class));
        forms.into_iter().flatten().collect::<Vec<_>>()
    });
    let signs = (!signs.is_empty()).then(|| {
        let bases: Vec<_> = writers.iter().filter_map(|&writer| subjects.base_of(writer)).collect();
        let turns: Vec<_> = signs.iter().zip(bases.iter().cycle()).collect();
        each(&turns, "signs", |(sign, base)| forms::sign(&subjects, way, base, sign, settings.sign_means, per_class))
    });
    let report = Report::new(way, per_class, splits, &hands).with_forms(odd.as_deref(), signs.as_deref());
    if settings.json {
        say!("{}", serde_json::to_string(&report).expect("numbers and text always serialise"));
    } else {
        say!("{report}");
    }
    Ok(())
}

/// Does `work` for each item on all cores, with a bar on standard error.
fn each<T: Sync, R: Send>(items: &[T], what: &'static str, work: impl Fn(&T) -> R + Sync) -> Vec<R> {
    let style = ProgressStyle::with_template("{msg} {wide_bar} {pos} of {len}, {eta} left");
    let bar = ProgressBar::new(items.len() as u64).with_style(style.expect("the template is a constant"));
    bar.set_message(what);
    let worked = |item| {
        let result = work(item);
        bar.inc(1);
        result
    };
    let results = items.par_iter().map(worked).collect();
    bar.finish_and_clear();
    results
}
