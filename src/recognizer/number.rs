//! Ink in, a whole number out: all candidates for a digit are read, and the best path through them is the number.
//!
//! ```text
//! ink ─segment─► candidates ─network─► lattice ─best path─► digits, in reading order
//! ```
//!
//! This is the graph transformer network of LeCun et al. (1998, sections VI to VIII), with a segmenter that knows strokes.
//! Nothing is known of which numbers are likely. A drawing of one digit gets the answer of [`Recognizer::recognize`], bit
//! for bit; what is neither a digit nor a number, such as a minus sign before a digit, is unsure.

mod fitted;
pub mod lattice;
pub mod table;

use core::ops::Range;

pub use lattice::{Arc, Lattice, Path};
pub use table::Table;

use super::{Prediction, PredictionState, Recognizer, SURE};
use crate::{
    ink::{
        Ink,
        segment::{Candidate, Segments},
    },
    shape::CLASSES,
};

/// Ink no wider than this, in heights, that the network is as sure of as [`CLEAR`] is one digit. It saves reading its parts.
const NARROW: f32 = 1.0;
/// The probability from which narrow ink is one digit.
const CLEAR: f32 = 0.95;

/// The answer for ink that may show several digits.
#[derive(Debug, Clone, PartialEq)]
pub struct NumberPrediction {
    /// How far to trust it: *sure* if every digit and the way the ink was parted are, together, probable enough.
    pub state: PredictionState,
    /// The probability of the number; of one digit, that of the digit. 0 when blank.
    pub probability: f32,
    /// The digits in reading order; none when blank.
    pub digits: Vec<NumberDigit>,
    /// The answer for all of the ink as one digit, that of [`Recognizer::recognize`]. Of one digit it is the digit's.
    pub whole: Prediction,
}

/// One digit of a number.
#[derive(Debug, Clone, PartialEq)]
pub struct NumberDigit {
    /// The network's answer for its ink.
    pub prediction: Prediction,
    /// The strokes that have a part in it, in drawing order. A stroke that runs through two digits has a part in both.
    pub strokes: Vec<usize>,
    /// Its left, top, right and bottom, in the ink's unit.
    pub bounds: [f32; 4],
}

impl NumberPrediction {
    /// The number as text: `"0640"`; empty when blank.
    #[must_use]
    pub fn text(&self) -> String {
        let digits = self.digits.iter().filter_map(|digit| digit.prediction.digit);
        digits.map(|digit| char::from(b'0' + digit)).collect()
    }
}

impl Recognizer {
    /// Names the digits that `ink` shows. Specks are left out, as `whole` says; all other ink is in a digit.
    #[must_use]
    pub fn recognize_number(&self, ink: &Ink) -> NumberPrediction {
        let whole = self.recognize(ink);
        if ink.is_empty() {
            return NumberPrediction { state: whole.state, probability: 0.0, digits: Vec::new(), whole };
        }
        let ink = &ink.without(&whole.left_out);
        let segments = Segments::of(ink);
        let (path, parted) = self.path(ink, &segments, &whole);
        let digit = |pieces: Range<usize>| {
            let part = segments.ink(ink, pieces.clone());
            let prediction = if pieces == (0..segments.len()) { whole.clone() } else { self.recognize(&part) };
            let mut strokes = segments.strokes(pieces);
            for stroke in &mut strokes {
                // Both lists ascend; each stroke left out before this one moves it on by one.
                for left_out in &whole.left_out {
                    *stroke += usize::from(*left_out <= *stroke);
                }
            }
            NumberDigit { prediction, strokes, bounds: bounds(&part) }
        };
        let digits: Vec<NumberDigit> = path.into_iter().map(digit).collect();
        let (state, probability) = match parted {
            Some(probability) if probability >= SURE => (PredictionState::Sure, probability),
            Some(probability) => (PredictionState::Unsure, probability),
            None => (whole.state, whole.probabilities.iter().fold(0.0_f32, |best, &p| best.max(p))),
        };
        NumberPrediction { state, probability, digits, whole }
    }

    /// The pieces of each digit, and, if there are several digits, the probability of the number.
    fn path(&self, ink: &Ink, segments: &Segments, whole: &Prediction) -> (Vec<Range<usize>>, Option<f32>) {
        let clear = segments.width() <= NARROW && whole.probabilities.iter().any(|&p| p >= CLEAR);
        if segments.candidates().len() > 1 && !clear {
            let lattice = self.lattice(ink, segments);
            let Path { arcs, probability } = lattice.best(&Table::fitted());
            if arcs.len() > 1 {
                let pieces = |&arc: &usize| lattice.arcs[arc].first..lattice.arcs[arc].end;
                return (arcs.iter().map(pieces).collect(), Some(probability));
            }
        }
        (core::iter::once(0..segments.len()).collect(), None)
    }

    /// All ways to read `ink` as a number. `segments` must be the ink's.
    #[must_use]
    pub fn lattice(&self, ink: &Ink, segments: &Segments) -> Lattice {
        let read = |candidate: &Candidate| {
            let part = segments.ink(ink, candidate.pieces.clone());
            let Prediction { probabilities, left_out, .. } = self.recognize(&part);
            // What can be read only if some of its ink is left out is no digit.
            let probabilities = if left_out.is_empty() { probabilities } else { [1.0 / CLASSES as f32; CLASSES] };
            Arc::new(candidate.pieces.start, candidate.pieces.end, &probabilities, &candidate.shape)
        };
        Lattice {
            pieces: segments.len(),
            arcs: segments.candidates().iter().map(read).collect(),
            joins: segments.joins().to_vec(),
        }
    }
}

/// Left, top, right and bottom.
fn bounds(ink: &Ink) -> [f32; 4] {
    let nothing = [f32::INFINITY, f32::INFINITY, f32::NEG_INFINITY, f32::NEG_INFINITY];
    ink.points()
        .iter()
        .fold(nothing, |[left, top, right, bottom], p| [left.min(p.x), top.min(p.y), right.max(p.x), bottom.max(p.y)])
}
