//! The number in each drawing.

use std::path::Path;

use lenet5::{NumberPrediction, PredictionState, Recognizer};
use serde::Serialize;

use super::answer::{Answer, answer};
use crate::ink_file::Drawn;

/// One answer. Its numbers are printed with enough digits to denote the `f32`s exactly.
#[derive(Debug, Serialize)]
struct Number {
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
    /// Left, top, right and bottom, in the drawing's unit.
    bounds: [f32; 4],
}

pub(super) fn print<Label>(recognizer: &Recognizer, path: &Path, drawings: &[Drawn<Label>], json: bool) {
    let number = |(i, drawn): (usize, &Drawn<Label>)| {
        let source = format!("{} #{}", path.display(), i + 1);
        number(source, &recognizer.recognize_number(&drawn.ink))
    };
    let numbers = drawings.iter().enumerate().map(number);
    if json {
        say!("{}", serde_json::json!({ "predictions": numbers.collect::<Vec<_>>(), "errors": [] }));
        return;
    }
    for Number { source, state, number, probability, .. } in numbers {
        let percent = 100.0 * probability;
        match state {
            PredictionState::Sure => say!("{source}: {number} ({percent:.1} %)"),
            PredictionState::Unsure => say!("{source}: not sure, {number} ({percent:.1} %)"),
            PredictionState::Blank => say!("{source}: blank"),
        }
    }
}

fn number(source: String, prediction: &NumberPrediction) -> Number {
    let digits = prediction.digits.iter().enumerate().map(|(i, digit)| Digit {
        answer: answer(format!("{source}, digit {}", i + 1), &digit.prediction),
        strokes: digit.strokes.clone(),
        bounds: digit.bounds,
    });
    let (state, number, probability) = (prediction.state, prediction.text(), prediction.probability);
    Number { digits: digits.collect(), source, state, number, probability }
}
