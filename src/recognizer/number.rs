//! Ink in, a whole number out: all candidates for a digit are read, and the best path through them is the number.
//!
//! ```text
//! ink ─segment─► candidates ─network─► lattice ─best path─► digits, in reading order
//! ```
//!
//! This is the graph transformer network of LeCun et al. (1998, sections VI to VIII), with a segmenter that knows strokes.
//! The network is a function that is passed in ([`read_number`]), so a module that has none can read with another's.
//!
//! Nothing is known of which numbers are likely. A drawing of one digit gets the answer of [`Recognizer::recognize`], bit
//! for bit; what is neither a digit nor a number, such as a minus sign before a digit, is unsure.

mod fitted;
pub mod lattice;
mod picture;
pub mod table;

pub use lattice::{Arc, Lattice, Path};
pub use picture::read_number_picture;
pub use table::Table;

use super::{Prediction, PredictionState, Recognizer, SURE};
use crate::{
    glyph::Glyph,
    ink::{
        Ink,
        normalize::normalize_and_specks,
        segment::{Candidate, Segments},
    },
    network::loss::softmax,
    shape::CLASSES,
};

/// What reads glyphs: ten logits for each.
pub type Network<'a> = dyn Fn(&[Glyph]) -> Vec<[f32; CLASSES]> + 'a;

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
    /// Its ink.
    pub ink: Ink,
    /// The left, top, right and bottom of its points; on a picture, of its ink.
    pub bounds: [f32; 4],
}

impl NumberDigit {
    fn new(prediction: Prediction, strokes: Vec<usize>, ink: Ink) -> Self {
        let nothing = [f32::INFINITY, f32::INFINITY, f32::NEG_INFINITY, f32::NEG_INFINITY];
        let bounds = ink.points().iter().fold(nothing, |[left, top, right, bottom], p| {
            [left.min(p.x), top.min(p.y), right.max(p.x), bottom.max(p.y)]
        });
        Self { prediction, strokes, ink, bounds }
    }
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
        read_number(ink, &|glyphs| self.each(glyphs))
    }

    /// All ways to read `ink` as a number. `segments` must be the ink's.
    #[must_use]
    pub fn lattice(&self, ink: &Ink, segments: &Segments) -> Lattice {
        lattice(segments, &read_parts(&segments.inks(ink), &|glyphs| self.each(glyphs)))
    }

    fn each(&self, glyphs: &[Glyph]) -> Vec<[f32; CLASSES]> {
        glyphs.iter().map(|glyph| self.logits(glyph)).collect()
    }
}

/// Names the digits that `ink` shows, as [`Recognizer::recognize_number`] does, by a network that may be somewhere else:
/// it is a function from glyphs to the logits of each, and is called at most twice.
#[must_use]
pub fn read_number(ink: &Ink, network: &Network<'_>) -> NumberPrediction {
    let whole = read_parts(core::slice::from_ref(ink), network).remove(0);
    if ink.is_empty() {
        return NumberPrediction { state: whole.state, probability: 0.0, digits: Vec::new(), whole };
    }
    let ink = &ink.without(&whole.left_out);
    let segments = Segments::of(ink);
    if segments.candidates().len() > 1 && !is_clear(&segments, &whole) {
        let inks = segments.inks(ink);
        let predictions = read_candidates(&segments, &inks, &whole, network);
        let Path { arcs, probability } = lattice(&segments, &predictions).best(&Table::fitted());
        if arcs.len() > 1 {
            let digit = |&arc: &usize| {
                let strokes = segments.strokes(segments.candidates()[arc].pieces.clone());
                let strokes = counted_with(&whole.left_out, strokes);
                NumberDigit::new(predictions[arc].clone(), strokes, inks[arc].clone())
            };
            let state = if probability >= SURE { PredictionState::Sure } else { PredictionState::Unsure };
            return NumberPrediction { state, probability, digits: arcs.iter().map(digit).collect(), whole };
        }
    }
    let strokes = counted_with(&whole.left_out, segments.strokes(0..segments.len()));
    let digit = NumberDigit::new(whole.clone(), strokes, ink.clone());
    NumberPrediction { state: whole.state, probability: best(&whole), digits: vec![digit], whole }
}

/// Whether the ink is clearly one digit.
fn is_clear(segments: &Segments, whole: &Prediction) -> bool {
    segments.width() <= NARROW && best(whole) >= CLEAR
}

/// The probability of the best guess.
fn best(prediction: &Prediction) -> f32 {
    prediction.probabilities.iter().fold(0.0_f32, |best, &p| best.max(p))
}

/// What the network makes of each candidate. One is the drawing as a whole, which has been read, unless specks were left out.
fn read_candidates(segments: &Segments, inks: &[Ink], whole: &Prediction, network: &Network<'_>) -> Vec<Prediction> {
    let is_whole = |candidate: &Candidate| whole.left_out.is_empty() && candidate.pieces == (0..segments.len());
    let Some(at) = segments.candidates().iter().position(is_whole) else { return read_parts(inks, network) };
    let mut predictions = read_parts(&[&inks[..at], &inks[at + 1..]].concat(), network);
    predictions.insert(at, whole.clone());
    predictions
}

/// What the network makes of each of these drawings, read as one digit.
fn read_parts(inks: &[Ink], network: &Network<'_>) -> Vec<Prediction> {
    let (glyphs, left_out) = inks.iter().map(normalize_and_specks).unzip();
    read_glyphs(glyphs, left_out, network)
}

/// What the network makes of glyphs, and of the strokes that each leaves out.
fn read_glyphs(glyphs: Vec<Glyph>, left_out: Vec<Vec<usize>>, network: &Network<'_>) -> Vec<Prediction> {
    let logits = network(&glyphs);
    let prediction = |((glyph, left_out), logits): ((Glyph, Vec<usize>), [f32; CLASSES])| {
        let probabilities = if glyph.is_blank() { [0.0; CLASSES] } else { softmax(&logits) };
        Prediction::new(glyph, probabilities, left_out)
    };
    glyphs.into_iter().zip(left_out).zip(logits).map(prediction).collect()
}

/// All ways to read the segments, whose candidates were read as `predictions`.
fn lattice(segments: &Segments, predictions: &[Prediction]) -> Lattice {
    let arc = |(candidate, prediction): (&Candidate, &Prediction)| {
        // What can be read only if some of its ink is left out is no digit.
        let unread = !prediction.left_out.is_empty();
        let probabilities = if unread { [1.0 / CLASSES as f32; CLASSES] } else { prediction.probabilities };
        Arc::new(candidate.pieces.start, candidate.pieces.end, &probabilities, &candidate.shape)
    };
    Lattice {
        pieces: segments.len(),
        arcs: segments.candidates().iter().zip(predictions).map(arc).collect(),
        joins: segments.joins().to_vec(),
    }
}

/// Strokes counted without those left out, counted with them. Both lists ascend; each stroke left out before another moves
/// that one on by one.
fn counted_with(left_out: &[usize], mut strokes: Vec<usize>) -> Vec<usize> {
    for stroke in &mut strokes {
        for &left_out in left_out {
            *stroke += usize::from(left_out <= *stroke);
        }
    }
    strokes
}
