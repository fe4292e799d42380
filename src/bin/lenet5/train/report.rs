//! What a training run did: settings, epochs, accuracy, time.

use std::{fmt, time::Duration};

use lenet5::train::{Confusion, Progress};
use serde::Serialize;

use super::Settings;
use crate::evaluate::table;

/// One pass over the training examples.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Epoch {
    examples: usize,
    seconds: f64,
    /// Mean over the deformed examples as they were trained on.
    loss: f32,
    accuracy: f64,
    /// Of the averaged weights on the held-out images.
    validation: f64,
}

impl Epoch {
    pub(crate) fn new(progress: Progress, elapsed: Duration, validation: f64) -> Self {
        let Progress { examples, loss, labelled, correct } = progress;
        Self {
            examples,
            seconds: elapsed.as_secs_f64(),
            loss: loss / examples as f32,
            accuracy: correct as f64 / labelled.max(1) as f64,
            validation,
        }
    }

    /// The median over epochs: one that the machine was busy in does not count.
    pub(crate) fn examples_per_second(epochs: &[Self]) -> f64 {
        let mut rates: Vec<f64> = epochs.iter().map(|epoch| epoch.examples as f64 / epoch.seconds).collect();
        rates.sort_by(f64::total_cmp);
        rates.get(rates.len() / 2).copied().unwrap_or(0.0)
    }
}

impl fmt::Display for Epoch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { loss, accuracy, validation, .. } = self;
        write!(f, "loss {loss:.4}, accuracy {:.2} %, validation {:.2} %", 100.0 * accuracy, 100.0 * validation)
    }
}

/// All that is worth knowing of a run, also for repeating it.
#[derive(Debug, Serialize)]
pub(crate) struct Report {
    pub(crate) settings: Settings,
    pub(crate) seconds: f64,
    /// Training alone, median over epochs.
    pub(crate) examples_per_second: f64,
    pub(crate) validation: Confusion,
    /// Drawn digits of the writers held out.
    pub(crate) other_writers: Confusion,
    pub(crate) t10k: Confusion,
    pub(crate) epochs: Vec<Epoch>,
}

impl Report {
    pub(crate) fn to_json(&self) -> Vec<u8> {
        serde_json::to_vec_pretty(self).expect("numbers and strings always serialise")
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{:.0} examples/s, {:.0} s in all", self.examples_per_second, self.seconds)?;
        for (name, confusion) in
            [("validation", &self.validation), ("writers held out", &self.other_writers), ("t10k", &self.t10k)]
        {
            if confusion.n() == 0 {
                continue;
            }
            writeln!(f, "{name}: accuracy {:.4} ({} of {})", confusion.accuracy(), confusion.correct(), confusion.n())?;
        }
        write!(f, "{}", table(&self.t10k))
    }
}
