//! Picture in, a whole number out.
//!
//! The picture's ink is traced as strokes, and these are segmented as ink is. From there on all is as for ink, except that the
//! glyph of a candidate is made from the picture's pixels.

use super::{
    Network, NumberDigit, NumberPrediction, Path, PredictionState, Recognizer, best, best_path, is_clear, read_glyphs,
    trajectory::Source,
};
use crate::{
    error::Result,
    ink::{Ink, segment::Segments, specks::specks},
    picture::{Parts, Picture, Writing},
    recognizer::Prediction,
};

impl Recognizer {
    /// Names the digits that a picture shows, line by line, dark on light or light on dark. A picture of one digit gets the
    /// answer of [`Recognizer::recognize_picture`], bit for bit.
    ///
    /// `rgba` is `(height, width, 4)` row-major; see [`Picture::new`]. Ink and bounds of the digits are in pixels of the
    /// picture; the ink is traced along the middle of the picture's ink.
    ///
    /// # Errors
    ///
    /// [`Error::PictureSize`](crate::Error::PictureSize) and [`Error::PictureLength`](crate::Error::PictureLength).
    pub fn recognize_number_picture(&self, rgba: &[u8], width: usize, height: usize) -> Result<NumberPrediction> {
        let whole = self.recognize_picture(rgba, width, height)?;
        read_number_picture(rgba, width, height, whole, &|glyphs| self.each(glyphs))
    }
}

/// Names the digits that a picture shows, as [`Recognizer::recognize_number_picture`] does, with a network that may be
/// elsewhere. It is called at most once. `whole` is the network's answer for the picture as one digit.
///
/// # Errors
///
/// [`Error::PictureSize`](crate::Error::PictureSize) and [`Error::PictureLength`](crate::Error::PictureLength).
pub fn read_number_picture(
    rgba: &[u8],
    width: usize,
    height: usize,
    whole: Prediction,
    network: &Network<'_>,
) -> Result<NumberPrediction> {
    let picture = Picture::new(rgba, width, height)?;
    if whole.state == PredictionState::Blank {
        return Ok(NumberPrediction::blank(whole));
    }
    let writing = picture.writing();
    if let Some(number) = writing.as_ref().and_then(|writing| several(writing, &whole, network)) {
        return Ok(number);
    }
    let (ink, bounds) = writing.map_or((Ink::default(), [0.0, 0.0, width as f32, height as f32]), |writing| {
        (writing.on_picture(writing.strokes()), writing.bounds())
    });
    let strokes = (0..ink.strokes().count()).collect();
    Ok(NumberPrediction::one(NumberDigit { prediction: whole, strokes, ink, bounds }))
}

/// The number that is written, if it has several digits.
fn several(writing: &Writing, whole: &Prediction, network: &Network<'_>) -> Option<NumberPrediction> {
    if is_clear(writing.strokes(), best(&whole.probabilities)) {
        return None;
    }
    let segments = Segments::of(writing.strokes());
    if segments.candidates().len() < 2 {
        return None;
    }
    let inks = segments.inks(writing.strokes());
    let parts: Parts<'_> = writing.parts(&segments);
    let glyphs = segments.candidates().iter().map(|candidate| parts.glyph(candidate.pieces.clone())).collect();
    let first = read_glyphs(glyphs, inks.iter().map(specks).collect(), network);
    let (Path { arcs, probability }, predictions) = best_path(&segments, &inks, &first, Source::Traced)?;
    let digit = |(arc, prediction): (usize, Prediction)| {
        let pieces = segments.candidates()[arc].pieces.clone();
        NumberDigit {
            prediction,
            strokes: segments.strokes(pieces.clone()),
            ink: writing.on_picture(&inks[arc]),
            bounds: parts.bounds(pieces),
        }
    };
    let digits = arcs.into_iter().zip(predictions).map(digit).collect();
    Some(NumberPrediction::several(digits, probability, whole))
}
