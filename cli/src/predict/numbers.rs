//! A number as it is printed.

use lenet5::{NumberPrediction, PredictionState};
use serde::Serialize;

use super::answer::{Answer, Printed, answer};

/// One answer. Its numbers are printed with enough digits to identify the `f32`s exactly.
#[derive(Debug, Serialize)]
pub(super) struct Number {
    source: String,
    state: PredictionState,
    number: String,
    probability: f32,
    digits: Vec<Digit>,
}

#[derive(Debug, Serialize)]
struct Digit {
    #[serde(flatten)]
    answer: Answer,
    strokes: Vec<usize>,
    /// Left, top, right and bottom, in the drawing's unit or the picture's pixels.
    bounds: [f32; 4],
}

impl Printed for Number {
    /// Prints the number and, if it has several digits, each digit and its box below it.
    fn print(&self) {
        let Self { source, state, number, probability, digits } = self;
        let percent = 100.0 * probability;
        match state {
            PredictionState::Sure => say!("{source}: {number} ({percent:.1} %)"),
            PredictionState::Unsure => say!("{source}: not sure, {number} ({percent:.1} %)"),
            PredictionState::Blank => say!("{source}: blank"),
        }
        for Digit { answer, bounds: [left, top, right, bottom], .. } in digits.iter().filter(|_| digits.len() > 1) {
            let Some(digit) = answer.digit else { continue };
            let percent = 100.0 * answer.probabilities[usize::from(digit)];
            say!("  {digit} ({percent:.1} %) from {left:.0}, {top:.0} to {right:.0}, {bottom:.0}");
        }
    }
}

pub(super) fn number(source: String, prediction: &NumberPrediction) -> Number {
    let digits = prediction.digits.iter().enumerate().map(|(i, digit)| Digit {
        answer: answer(format!("{source}, digit {}", i + 1), &digit.prediction),
        strokes: digit.strokes.clone(),
        bounds: digit.bounds,
    });
    let (state, number, probability) = (prediction.state, prediction.text(), prediction.probability);
    Number { digits: digits.collect(), source, state, number, probability }
}
