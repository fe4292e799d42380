//! Counts answers against labels.

pub(crate) mod gaps;
pub(crate) mod numbers;

use std::fmt;

use lenet5::{
    Glyph, Prediction, PredictionState, Recognizer,
    training::{Confusion, calibration::Reliability},
};
use rayon::prelude::*;
use serde::Serialize;

use crate::{files::Digits, ink_file::Drawn};

/// How many answers to digits, and to drawings that are not digits, were right.
#[derive(Debug, Clone, Default, Serialize)]
pub(crate) struct Tally {
    /// The number of digits and non-digits together.
    pub(crate) n: usize,
    /// Digits whose best guess was right, sure or not, and non-digits that were refused.
    pub(crate) correct: usize,
    pub(crate) accuracy: f64,
    /// Answers that were *unsure* or *blank*.
    pub(crate) rejected: usize,
    /// Answers that were *sure*, but wrong.
    pub(crate) wrong_and_sure: usize,
    /// The expected calibration error; digits only.
    pub(crate) calibration_error: f64,
    /// Answers by the probability of the best guess; digits only.
    pub(crate) reliability: Reliability,
    /// Rows are the label, columns the best guess; digits only.
    pub(crate) confusion: Confusion,
}

impl Tally {
    /// Counts answers, each with its label: a digit, or `None` for a non-digit.
    fn of(answers: impl IntoIterator<Item = (Option<u8>, Prediction)>) -> Self {
        let mut tally = Self::default();
        for (truth, answer) in answers {
            let refused = answer.state != PredictionState::Sure;
            let correct = truth.map_or(refused, |_| truth == answer.digit);
            if let (Some(truth), Some(guess)) = (truth, answer.digit) {
                tally.confusion.add(truth, guess);
                tally.reliability.add(answer.probabilities[usize::from(guess)], correct);
            }
            tally.n += 1;
            tally.correct += usize::from(correct);
            tally.rejected += usize::from(refused);
            tally.wrong_and_sure += usize::from(!refused && !correct);
        }
        tally.work_out()
    }

    /// Counts answers to images.
    pub(crate) fn of_images(recognizer: &Recognizer, (images, labels): &Digits) -> Self {
        let answers = images.par_iter().map(|image| recognizer.recognize_glyph(Glyph::from_levels(image)));
        Self::of(labels.iter().copied().map(Some).zip(answers.collect::<Vec<_>>()))
    }

    /// Counts answers to drawings.
    pub(crate) fn of_ink(recognizer: &Recognizer, drawn: &[Drawn]) -> Self {
        let answers = drawn.par_iter().map(|drawn| recognizer.recognize(&drawn.ink)).collect::<Vec<_>>();
        Self::of(drawn.iter().map(|drawn| drawn.label).zip(answers))
    }

    /// The sum of this and `other`.
    pub(crate) fn and(mut self, other: &Self) -> Self {
        self.n += other.n;
        self.correct += other.correct;
        self.rejected += other.rejected;
        self.wrong_and_sure += other.wrong_and_sure;
        self.confusion += other.confusion;
        self.reliability += other.reliability;
        self.work_out()
    }

    /// Computes the accuracy and the calibration error from the counts.
    fn work_out(self) -> Self {
        let accuracy = self.correct as f64 / self.n.max(1) as f64;
        Self { accuracy, calibration_error: self.reliability.error(), ..self }
    }

    /// `count` as a percentage of all answers.
    pub(crate) fn percent(&self, count: usize) -> f64 {
        100.0 * count as f64 / self.n.max(1) as f64
    }

    /// The 95 % confidence interval of the accuracy.
    ///
    /// Source: Wilson, "Probable inference, the law of succession, and statistical inference", 1927. Unlike the normal
    /// approximation, it also holds when hardly any answer is wrong.
    pub(crate) fn interval(&self) -> (f64, f64) {
        let (n, z) = (self.n.max(1) as f64, 1.96_f64);
        let middle = self.accuracy + z * z / (2.0 * n);
        let spread = z * (self.accuracy * (1.0 - self.accuracy) / n + z * z / (4.0 * n * n)).sqrt();
        let scale = 1.0 + z * z / n;
        (((middle - spread) / scale).max(0.0), ((middle + spread) / scale).min(1.0))
    }
}

impl fmt::Display for Tally {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { n, correct, accuracy, rejected, wrong_and_sure, calibration_error, .. } = self;
        let (low, high) = self.interval();
        write!(
            f,
            "accuracy {accuracy:.4} ({correct} of {n}; 95 % interval {low:.4} to {high:.4}), unsure {rejected}, "
        )?;
        write!(f, "wrong and sure {wrong_and_sure}, calibration error {calibration_error:.4}")
    }
}

/// The confusion matrix as text: rows are the label, columns the best guess.
pub(crate) fn confusion_table(confusion: &Confusion) -> String {
    let mut text = String::from("truth       0     1     2     3     4     5     6     7     8     9   recall");
    for ((digit, row), recall) in confusion.counts().iter().enumerate().zip(confusion.recall()) {
        let cells: String = row.iter().map(|count| format!("{count:6}")).collect();
        text += &format!("\n    {digit}  {cells}   {recall:.4}");
    }
    text
}

/// A table of probabilities, and of how often answers with these probabilities were right.
pub(crate) fn reliability_table(reliability: &Reliability) -> String {
    let mut text = String::from("probability     answers   mean probability   right");
    for (i, bin) in reliability.bins.iter().enumerate().filter(|(_, bin)| bin.n > 0) {
        let (low, high) = (i as f64 / 10.0, (i + 1) as f64 / 10.0);
        let (mean, right) = (bin.probability / bin.n as f64, bin.correct as f64 / bin.n as f64);
        text += &format!("\n{low:.1} to {high:.1} {:12}   {mean:16.4}   {right:.4}", bin.n);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_interval_is_wilsons() {
        // Newcombe, "Two-sided confidence intervals for the single proportion", 1998, table I: 15 of 148 and 0 of 20.
        let of =
            |correct: usize, n: usize| Tally { n, accuracy: correct as f64 / n as f64, ..Tally::default() }.interval();
        let (low, high) = of(15, 148);
        assert!((low - 0.0624).abs() < 1e-4 && (high - 0.1605).abs() < 1e-4, "{low} {high}");
        let (low, high) = of(0, 20);
        assert!(low == 0.0 && (high - 0.1611).abs() < 1e-4, "{low} {high}");
    }
}
