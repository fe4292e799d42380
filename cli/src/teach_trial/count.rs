//! Counts answers for one network after another: plain numbers, on the calling thread.

use std::ops::AddAssign;

use lenet5::{Glyph, PredictionState, Recognizer};
use serde::Serialize;

/// A glyph, and the digit that it shows; `None` for a non-digit.
pub(super) type Labelled = (Glyph, Option<u8>);

/// Counts of the answers to drawings.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub(super) struct Count {
    pub(super) n: usize,
    /// Wrong best guesses, sure or not, and non-digits that were not refused.
    pub(super) errors: usize,
    pub(super) rejected: usize,
    pub(super) wrong_and_sure: usize,
}

impl Count {
    pub(super) fn of<'a>(recognizer: &Recognizer, drawings: impl IntoIterator<Item = &'a Labelled>) -> Self {
        let mut count = Self::default();
        for (glyph, label) in drawings {
            let answer = recognizer.recognize_glyph(glyph.clone());
            let sure = answer.state == PredictionState::Sure;
            let error = label.map_or(sure, |_| answer.digit != *label);
            count.n += 1;
            count.errors += usize::from(error);
            count.rejected += usize::from(!sure);
            count.wrong_and_sure += usize::from(sure && error);
        }
        count
    }

    /// The share of right answers; 1 if there are no answers.
    pub(super) fn right(&self) -> f64 {
        1.0 - self.errors as f64 / self.n.max(1) as f64
    }
}

impl AddAssign for Count {
    fn add_assign(&mut self, other: Self) {
        self.n += other.n;
        self.errors += other.errors;
        self.rejected += other.rejected;
        self.wrong_and_sure += other.wrong_and_sure;
    }
}
