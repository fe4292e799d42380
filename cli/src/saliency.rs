//! `saliency`: which attribution method is the most faithful about where a digit's ink supports an answer.
//!
//! A method gives each pixel of ink a number: how much it supports a digit. The test takes the method at its word. It
//! removes the ink ranked as most important, a twentieth at a time, and reads the rest (deletion). It also starts from
//! blank paper and puts the same ink back in the same order (insertion). The more faithful the method, the sooner the
//! probability falls and rises (Petsiuk et al., *RISE*, 2018). For the runner-up, the ink that most opposes it according to
//! the method is removed first, and its probability should rise.

mod attribution;
mod curves;

use std::{fmt, path::PathBuf};

use lenet5::{PredictionState, Recognizer};
use rayon::prelude::*;
use serde::Serialize;

use crate::{
    failure::{Failure, Result},
    ink_file::read_ink,
    weights::Weights,
};
use attribution::{Method, Subject};
use curves::Curves;

#[derive(Debug, clap::Args)]
pub(crate) struct Settings {
    #[command(flatten)]
    weights: Weights,
    /// File of drawn digits: JSON Lines, plain or .gz
    #[arg(long, value_name = "FILE")]
    ink: PathBuf,
    /// The y axis points up in --ink
    #[arg(long)]
    y_up: bool,
    /// Only the digits of these writers
    #[arg(long, value_name = "NAME", num_args = 1..)]
    writer: Vec<String>,
    /// Print one JSON object instead of a table
    #[arg(long)]
    json: bool,
}

/// Means over all drawings.
#[derive(Debug, Serialize)]
struct Report {
    n: usize,
    methods: Vec<Row>,
}

#[derive(Debug, Serialize)]
struct Row {
    method: String,
    #[serde(flatten)]
    curves: Curves,
}

pub(crate) fn run(settings: &Settings) -> Result<()> {
    let recognizer = Recognizer::new(settings.weights.load()?);
    let wanted = |name: &Option<String>| {
        settings.writer.is_empty() || name.as_ref().is_some_and(|name| settings.writer.contains(name))
    };
    let drawn = read_ink(&settings.ink, settings.y_up)?;
    let drawn = drawn.iter().filter(|drawn| drawn.label.is_some() && wanted(&drawn.writer));
    let answers = drawn.map(|drawn| recognizer.recognize(&drawn.ink));
    let subjects: Vec<_> = answers.filter(|answer| answer.state != PredictionState::Blank).enumerate().collect();
    if subjects.is_empty() {
        return Err(Failure::of_file(&settings.ink, "expected digits of these writers, found none"));
    }
    let measured = |&(seed, ref answer): &(usize, _)| {
        let subject = Subject::new(&recognizer, answer, seed as u64);
        Method::ALL.map(|method| Curves::of(&subject, method))
    };
    let all: Vec<_> = subjects.par_iter().map(measured).collect();
    let row = |(i, method): (usize, Method)| Row {
        method: method.to_string(),
        curves: Curves::mean(all.iter().map(|curves| &curves[i])),
    };
    let report = Report { n: subjects.len(), methods: Method::ALL.into_iter().enumerate().map(row).collect() };
    if settings.json {
        say!("{}", serde_json::to_string(&report).expect("numbers and text always serialise"));
    } else {
        say!("{report}");
    }
    Ok(())
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} digits; mean probability over the curve\n\n", self.n)?;
        write!(f, "{:38} {:>9} {:>10} {:>10}", "method", "deletion", "insertion", "runner-up")?;
        for Row { method, curves: Curves { deletion, insertion, runner_up } } in &self.methods {
            write!(f, "\n{method:38} {deletion:9.3} {insertion:10.3} {runner_up:10.3}")?;
        }
        Ok(())
    }
}
