//! An answer as it is printed.

use lenet5::{Prediction, PredictionState};
use serde::Serialize;

/// What is printed for one picture or drawing: a JSON object, or lines.
pub(super) trait Printed: Serialize {
    fn print(&self);
}

/// One answer. Its numbers are printed with enough digits to identify the `f32`s exactly.
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

impl Printed for Answer {
    fn print(&self) {
        let Self { source, state, digit, runner_up, probabilities } = self;
        let percent = |digit: u8| 100.0 * probabilities[usize::from(digit)];
        match (state, digit, runner_up) {
            (PredictionState::Sure, Some(digit), _) => say!("{source}: {digit} ({:.1} %)", percent(*digit)),
            (_, Some(digit), Some(other)) => {
                say!("{source}: not sure, {digit} ({:.1} %) or {other} ({:.1} %)", percent(*digit), percent(*other));
            }
            _ => say!("{source}: blank"),
        }
    }
}
