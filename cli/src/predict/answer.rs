//! An answer as it is printed.

use lenet5::{Prediction, PredictionState};
use serde::Serialize;

/// One answer. Its numbers are printed with enough digits to denote the `f32`s exactly.
#[derive(Debug, Serialize)]
pub(super) struct Answer {
    pub(super) source: String,
    pub(super) state: PredictionState,
    pub(super) digit: Option<u8>,
    pub(super) runner_up: Option<u8>,
    pub(super) probabilities: [f32; 10],
}

pub(super) fn answer(source: String, prediction: &Prediction) -> Answer {
    let &Prediction { state, digit, runner_up, probabilities, .. } = prediction;
    Answer { source, state, digit, runner_up, probabilities }
}
