//! One error type; each variant says what was expected and what was found.
//!
//! Across the WebAssembly boundary an error becomes a JavaScript `Error` whose `name` is [`Error::name`] and whose
//! message is the `Display` text, so a page can tell the cases apart without reading prose.

use thiserror::Error;

/// Shorthand for this crate's results.
pub type Result<T> = core::result::Result<T, Error>;

/// Everything that input from outside can get wrong.
#[derive(Debug, Clone, PartialEq, Error)]
#[non_exhaustive]
pub enum Error {
    /// A glyph with the wrong number of pixels.
    #[error("a glyph: expected 784 intensities (28 rows of 28), got {got}")]
    GlyphLength {
        /// The number of intensities given.
        got: usize,
    },
    /// A glyph with an intensity that is not a number in `0..=1`.
    #[error("glyph pixel {index}: expected an intensity in 0..=1, got {got}")]
    GlyphIntensity {
        /// Row-major position, `0..784`.
        index: usize,
        /// The value found.
        got: f32,
    },
    /// A batch whose length does not fit the number of glyphs said.
    #[error("a batch of {n} glyphs: expected {n} x 784 intensities, got {got}")]
    BatchLength {
        /// The number of glyphs said.
        n: usize,
        /// The number of intensities given.
        got: usize,
    },
    /// A pen point that is not finite or too far out to compute with.
    #[error("stroke {stroke}, point {point}: expected finite coordinates within ±{limit:e}, got ({x}, {y})")]
    Point {
        /// Which stroke, from 0.
        stroke: usize,
        /// Which point of it, from 0.
        point: usize,
        /// The largest magnitude taken.
        limit: f32,
        /// The x found.
        x: f32,
        /// The y found.
        y: f32,
    },
    /// A coordinate array of odd length.
    #[error("points: expected pairs x0,y0,x1,y1,…, got an odd number of values, {got}")]
    PointPairs {
        /// The number of values given.
        got: usize,
    },
    /// Stroke ends that do not ascend to the number of points.
    #[error(
        "stroke ends: expected counts of points that rise from stroke to stroke and end at {points}, got {got} at position {position}"
    )]
    StrokeEnds {
        /// The number of points given.
        points: usize,
        /// Which entry is wrong, from 0; one past the last entry when the entries stop short of `points`.
        position: usize,
        /// The entry found there.
        got: u32,
    },
    /// A stroke without points.
    #[error("stroke {stroke}: expected at least one point, got none")]
    EmptyStroke {
        /// Which stroke, from 0.
        stroke: usize,
    },
}

impl Error {
    /// The variant's name, as JavaScript sees it in `error.name`.
    #[must_use]
    pub fn name(&self) -> &'static str {
        match self {
            Self::GlyphLength { .. } => "GlyphLength",
            Self::GlyphIntensity { .. } => "GlyphIntensity",
            Self::BatchLength { .. } => "BatchLength",
            Self::Point { .. } => "Point",
            Self::PointPairs { .. } => "PointPairs",
            Self::StrokeEnds { .. } => "StrokeEnds",
            Self::EmptyStroke { .. } => "EmptyStroke",
        }
    }
}
