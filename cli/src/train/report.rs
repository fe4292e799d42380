//! The report of a training run: settings, epochs, accuracy, time.

use std::{fmt, time::Duration};

use lenet5::training::Progress;
use serde::{Deserialize, Serialize};

use super::settings::Settings;
use crate::tally::{Tally, reliability_table};

/// One pass over the training examples.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct Epoch {
    examples: usize,
    seconds: f64,
    /// The mean over the examples as they were trained on, deformed.
    loss: f32,
    accuracy: f64,
    /// Accuracy of the averaged weights on the held-out images.
    validation: f64,
}

impl Epoch {
    pub(crate) fn new(progress: Progress, elapsed: Duration, validation: f64) -> Self {
        let Progress { examples, loss, labelled, correct, .. } = progress;
        Self {
            examples,
            seconds: elapsed.as_secs_f64(),
            loss: loss / examples as f32,
            accuracy: correct as f64 / labelled.max(1) as f64,
            validation,
        }
    }

    /// The median over epochs, so that a few epochs on a busy machine do not count.
    pub(crate) fn examples_per_second(epochs: &[Self]) -> f64 {
        let mut rates: Vec<f64> = epochs.iter().map(|epoch| epoch.examples as f64 / epoch.seconds).collect();
        rates.sort_by(f64::total_cmp);
        rates.get(rates.len() / 2).copied().unwrap_or(0.0)
    }

    /// The total time of all epochs, including those on a busy machine.
    pub(crate) fn seconds(epochs: &[Self]) -> f64 {
        epochs.iter().map(|epoch| epoch.seconds).sum()
    }
}

impl fmt::Display for Epoch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { loss, accuracy, validation, .. } = self;
        write!(f, "loss {loss:.4}, accuracy {:.2} %, validation {:.2} %", 100.0 * accuracy, 100.0 * validation)
    }
}

/// The results of a run, and what is needed to repeat it.
///
/// It has no results on t10k, so that nobody can choose between runs by their results on the test set.
#[derive(Debug, Serialize)]
pub(crate) struct Report {
    pub(crate) settings: Settings,
    /// The time of the training alone.
    pub(crate) seconds: f64,
    /// The median over epochs.
    pub(crate) examples_per_second: f64,
    /// The temperature by which the logits were divided after training.
    pub(crate) temperature: f32,
    /// MNIST's held-out training images.
    pub(crate) validation: Tally,
    /// Digits of the writers held out.
    pub(crate) other_writers: Tally,
    /// Drawings that are not digits, of the kinds held out.
    pub(crate) other_kinds: Tally,
    /// The same three tallies with the compact form's quantised weights.
    pub(crate) validation_compact: Tally,
    pub(crate) other_writers_compact: Tally,
    pub(crate) other_kinds_compact: Tally,
    pub(crate) epochs: Vec<Epoch>,
}

impl Report {
    pub(crate) fn to_json(&self) -> Vec<u8> {
        serde_json::to_vec_pretty(self).expect("numbers and strings always serialise")
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { examples_per_second, seconds, temperature, .. } = self;
        writeln!(f, "{examples_per_second:.0} examples/s, {seconds:.0} s in all, temperature {temperature:.3}")?;
        for (name, tally, compact) in [
            ("validation", &self.validation, &self.validation_compact),
            ("writers held out", &self.other_writers, &self.other_writers_compact),
        ] {
            if tally.n == 0 {
                continue;
            }
            writeln!(f, "{name}: {tally}; compact weights: {:.4}", compact.accuracy)?;
            writeln!(f, "{}", reliability_table(&tally.reliability))?;
        }
        if let Some(line) = kinds_line(&self.other_kinds, &self.other_kinds_compact) {
            writeln!(f, "{line}")?;
        }
        Ok(())
    }
}

/// One line for each fold, on its held-out writers. Then one line for all digits, each read by the network that was not
/// trained on its writer, and one line for the held-out kinds.
pub(crate) fn of_folds(folds: &[Report]) -> String {
    let both = |report: &Report| [&report.other_writers, &report.other_writers_compact].map(Tally::clone);
    let lines = folds.iter().enumerate().map(|(fold, report)| line(&fold.to_string(), &both(report)));
    let all = folds.iter().map(both).reduce(|[a, b], [c, d]| [a.and(&c), b.and(&d)]).unwrap_or_default();
    let sum = |of: fn(&Report) -> &Tally| folds.iter().map(of).fold(Tally::default(), |sum, each| sum.and(each));
    let refused = kinds_line(&sum(|report| &report.other_kinds), &sum(|report| &report.other_kinds_compact));
    let head = "fold   digits   accuracy   compact   unsure   wrong and sure   calibration error  lowest recall";
    [head.to_owned()].into_iter().chain(lines).chain([line("all", &all)]).chain(refused).collect::<Vec<_>>().join("\n")
}

fn kinds_line(kinds: &Tally, compact: &Tally) -> Option<String> {
    let Tally { n, accuracy, .. } = kinds;
    (*n > 0).then(|| format!("kinds held out: {accuracy:.4} of {n} refused; compact weights: {:.4}", compact.accuracy))
}

fn line(name: &str, [tally, compact]: &[Tally; 2]) -> String {
    let Tally { n, accuracy, rejected, wrong_and_sure, calibration_error, confusion, .. } = tally;
    let lowest = confusion.recall().into_iter().fold(1.0, f64::min);
    format!(
        "{name:>4} {n:8} {accuracy:10.4} {:9.4} {:6.2} % {:14.2} % {calibration_error:19.4} {lowest:14.4}",
        compact.accuracy,
        tally.percent(*rejected),
        tally.percent(*wrong_and_sure),
    )
}
