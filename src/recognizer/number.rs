//! Ink in, a whole number out: all candidates for a digit are read, and the best path through them is the number.
//!
//! ```text
//! ink ─segment─► candidates ─network, trajectory classifier─► lattice ─best path─► digits, in reading order
//! ```
//!
//! This is the graph transformer network of LeCun et al. (1998, sections VI to VIII), with a segmenter that knows strokes. The
//! network is passed in as a function ([`read_number`]), so a WebAssembly module without a network can read with another's.
//!
//! No prior says which numbers are likely. A drawing of one digit gets the answer of [`Recognizer::recognize`], bit for bit;
//! anything that is neither a digit nor a number, such as a minus sign before a digit, is unsure.

pub mod fitted;
pub mod lattice;
mod picture;
pub mod table;
pub mod trajectory;

pub use lattice::{Arc, Lattice, Path, Readings};
pub use picture::read_number_picture;
pub use table::Table;
pub use trajectory::{TrajectoryClassifier, TrajectoryNetwork};

use super::{Prediction, PredictionState, Recognizer, SURE};
use crate::{
    glyph::Glyph,
    ink::{
        self, Ink,
        normalize::normalize_and_specks,
        segment::{self, Candidate, Segments},
    },
    network::loss::softmax,
    shape::CLASSES,
};
use trajectory::{Source, revise};

/// A network, as a function from glyphs to ten logits each.
pub type Network<'a> = dyn Fn(&[Glyph]) -> Vec<[f32; CLASSES]> + 'a;

/// Pairs of a width, in digit heights, and a probability. Ink at most this wide is one digit if the network is at least this
/// sure, which saves reading its parts. Wide ink needs more, for two digits that touch may look like one.
const CLEAR: [(f32, f32); 2] = [(1.0, 0.95), (1.25, 0.999)];

/// The answer for ink that may show several digits.
#[derive(Debug, Clone, PartialEq)]
pub struct NumberPrediction {
    /// How far to trust it: *sure* if all digits and the segmentation are, together, probable enough.
    pub state: PredictionState,
    /// The probability of the number; for one digit, that of the digit. 0 when blank.
    pub probability: f32,
    /// The digits in reading order; none when blank.
    pub digits: Vec<NumberDigit>,
    /// The answer for all of the ink as one digit, that of [`Recognizer::recognize`]. For one digit it is the digit's.
    pub whole: Prediction,
}

/// One digit of a number.
#[derive(Debug, Clone, PartialEq)]
pub struct NumberDigit {
    /// The answer for its ink: the network's or, for one of several digits, the network's revised by the
    /// [`TrajectoryClassifier`].
    pub prediction: Prediction,
    /// The strokes that contribute to it, in drawing order. A stroke that runs through two digits contributes to both.
    pub strokes: Vec<usize>,
    /// Its ink.
    pub ink: Ink,
    /// The left, top, right and bottom of its points; on a picture, of its ink.
    pub bounds: [f32; 4],
}

impl NumberDigit {
    fn new(prediction: Prediction, strokes: Vec<usize>, ink: Ink) -> Self {
        let bounds = ink::bounds(ink.points().iter().copied());
        Self { prediction, strokes, ink, bounds }
    }
}

impl NumberPrediction {
    fn blank(whole: Prediction) -> Self {
        Self { state: whole.state, probability: 0.0, digits: Vec::new(), whole }
    }

    /// The answer for one digit, which is all of the ink.
    fn one(digit: NumberDigit) -> Self {
        let whole = digit.prediction.clone();
        Self { state: whole.state, probability: best(&whole.probabilities), digits: vec![digit], whole }
    }

    fn several(digits: Vec<NumberDigit>, probability: f32, whole: &Prediction) -> Self {
        let state = if probability >= SURE { PredictionState::Sure } else { PredictionState::Unsure };
        Self { state, probability, digits, whole: whole.clone() }
    }

    /// The number as text: `"0640"`; empty when blank.
    #[must_use]
    pub fn text(&self) -> String {
        let digits = self.digits.iter().filter_map(|digit| digit.prediction.digit);
        digits.map(|digit| char::from(b'0' + digit)).collect()
    }
}

impl Recognizer {
    /// Names the digits that `ink` shows. Specks are left out, as `whole` lists; all other ink is in a digit.
    #[must_use]
    pub fn recognize_number(&self, ink: &Ink) -> NumberPrediction {
        read_number(ink, self.recognize(ink), &|glyphs| self.each(glyphs))
    }

    /// All ways to read `ink` as a number. `segments` must be the ink's.
    #[must_use]
    pub fn lattice(&self, ink: &Ink, segments: &Segments, classifier: &TrajectoryClassifier) -> Lattice {
        let inks = segments.inks(ink);
        let first = read_parts(&inks.iter().collect::<Vec<_>>(), &|glyphs| self.each(glyphs));
        lattice(segments, &first, &readings(&inks, &first, classifier, Source::Drawn))
    }

    fn each(&self, glyphs: &[Glyph]) -> Vec<[f32; CLASSES]> {
        glyphs.iter().map(|glyph| self.logits(glyph)).collect()
    }
}

/// Names the digits that `ink` shows, as [`Recognizer::recognize_number`] does, with a network that may be elsewhere: a
/// function from glyphs to the logits of each, called at most once. `whole` is the network's answer for all of the ink.
#[must_use]
pub fn read_number(ink: &Ink, whole: Prediction, network: &Network<'_>) -> NumberPrediction {
    if ink.is_empty() {
        return NumberPrediction::blank(whole);
    }
    let ink = ink.without(&whole.left_out);
    if !is_clear(&ink, best(&whole.probabilities))
        && let Some(number) = several(&ink, &whole, network)
    {
        return number;
    }
    let strokes = counted_with(&whole.left_out, (0..ink.strokes().count()).collect());
    NumberPrediction::one(NumberDigit::new(whole, strokes, ink))
}

/// Whether the ink is clearly one digit, if `best` is the probability of the network's best guess for all of it. Then
/// [`read_number`] does not call the network, and returns the answer that it was given.
#[must_use]
pub fn is_clear(ink: &Ink, best: f32) -> bool {
    let sure_up_to = |width| CLEAR.iter().any(|&(widest, least)| width <= widest && best >= least);
    sure_up_to(0.0) && sure_up_to(segment::width(ink))
}

/// The probability of the best guess.
fn best(probabilities: &[f32; CLASSES]) -> f32 {
    probabilities.iter().fold(0.0_f32, |best, &p| best.max(p))
}

/// The number that the ink shows, if it has several digits. `whole` is the answer for all of it.
fn several(ink: &Ink, whole: &Prediction, network: &Network<'_>) -> Option<NumberPrediction> {
    let segments = Segments::of(ink);
    if segments.candidates().len() < 2 {
        return None;
    }
    let inks = segments.inks(ink);
    let first = read_candidates(&segments, &inks, whole, network);
    let (Path { arcs, probability }, predictions) = best_path(&segments, &inks, &first, Source::Drawn)?;
    let digit = |(arc, prediction): (usize, Prediction)| {
        let strokes = segments.strokes(segments.candidates()[arc].pieces.clone());
        NumberDigit::new(prediction, counted_with(&whole.left_out, strokes), inks[arc].clone())
    };
    let digits = arcs.into_iter().zip(predictions).map(digit).collect();
    Some(NumberPrediction::several(digits, probability, whole))
}

/// The best path of several digits through the candidates, which the network read as `first`, and the prediction for each
/// digit on it; none if the best path is a single digit.
fn best_path(
    segments: &Segments,
    inks: &[Ink],
    first: &[Prediction],
    source: Source,
) -> Option<(Path, Vec<Prediction>)> {
    let readings = readings(inks, first, &TrajectoryClassifier::fitted(), source);
    let path = lattice(segments, first, &readings).best(&Table::fitted());
    if path.arcs.len() < 2 {
        return None;
    }
    let prediction = |&arc: &usize| {
        let Prediction { glyph, left_out, .. } = first[arc].clone();
        Prediction::new(glyph, readings[arc].revised, left_out)
    };
    let predictions = path.arcs.iter().map(prediction).collect();
    Some((path, predictions))
}

/// The network's prediction for each candidate. One is the whole drawing, already read unless specks were left out.
fn read_candidates(segments: &Segments, inks: &[Ink], whole: &Prediction, network: &Network<'_>) -> Vec<Prediction> {
    let mut unread: Vec<&Ink> = inks.iter().collect();
    let is_whole = |candidate: &Candidate| whole.left_out.is_empty() && candidate.pieces == (0..segments.len());
    let whole_at = segments.candidates().iter().position(is_whole);
    if let Some(at) = whole_at {
        unread.remove(at);
    }
    let mut predictions = read_parts(&unread, network);
    if let Some(at) = whole_at {
        predictions.insert(at, whole.clone());
    }
    predictions
}

/// The network's prediction for each of these drawings, read as one digit.
fn read_parts(inks: &[&Ink], network: &Network<'_>) -> Vec<Prediction> {
    let (glyphs, left_out) = inks.iter().map(|ink| normalize_and_specks(ink)).unzip();
    read_glyphs(glyphs, left_out, network)
}

/// The network's prediction for each glyph, with the strokes that it leaves out.
fn read_glyphs(glyphs: Vec<Glyph>, left_out: Vec<Vec<usize>>, network: &Network<'_>) -> Vec<Prediction> {
    let logits = network(&glyphs);
    let prediction = |((glyph, left_out), logits): ((Glyph, Vec<usize>), [f32; CLASSES])| {
        let probabilities = if glyph.is_blank() { [0.0; CLASSES] } else { softmax(&logits) };
        Prediction::new(glyph, probabilities, left_out)
    };
    glyphs.into_iter().zip(left_out).zip(logits).map(prediction).collect()
}

/// The readings of each candidate: by the network, which predicted `first`, and by the trajectory.
fn readings(inks: &[Ink], first: &[Prediction], classifier: &TrajectoryClassifier, source: Source) -> Vec<Readings> {
    let readings = |(ink, first): (&Ink, &Prediction)| {
        let (network, scores) = (first.probabilities, classifier.scores(ink));
        let revised = revise(&network, &scores, source);
        // How sure the trajectory is by itself means something for ink that a pen drew, for which the tables were fitted.
        let trajectory = if source == Source::Drawn { softmax(&scores) } else { revised };
        Readings { network, revised, trajectory }
    };
    inks.iter().zip(first).map(readings).collect()
}

/// All ways to read the segments, whose candidates have these readings.
fn lattice(segments: &Segments, first: &[Prediction], readings: &[Readings]) -> Lattice {
    const EVEN: [f32; CLASSES] = [1.0 / CLASSES as f32; CLASSES];
    const UNREAD: Readings = Readings { network: EVEN, revised: EVEN, trajectory: EVEN };
    let arc = |(candidate, (first, readings)): (&Candidate, (&Prediction, &Readings))| {
        // A candidate that can be read only if some of its ink is left out is not a digit.
        let readings = if first.left_out.is_empty() { readings } else { &UNREAD };
        Arc::new(candidate.pieces.start, candidate.pieces.end, readings, &candidate.shape)
    };
    Lattice {
        pieces: segments.len(),
        arcs: segments.candidates().iter().zip(first.iter().zip(readings)).map(arc).collect(),
        joins: segments.joins().to_vec(),
    }
}

/// Converts indices of strokes from counting without those left out to counting with them. Both lists ascend; each stroke left
/// out moves the strokes after it on by one.
fn counted_with(left_out: &[usize], mut strokes: Vec<usize>) -> Vec<usize> {
    for stroke in &mut strokes {
        for &left_out in left_out {
            *stroke += usize::from(left_out <= *stroke);
        }
    }
    strokes
}
