//! One error type; each variant says what was expected and what was found.
//!
//! Across the WebAssembly boundary an error becomes a JavaScript `Error` whose `name` is [`Error::name`] and whose
//! message is the `Display` text, so a page can tell the cases apart without reading prose.

mod list;
mod number;

pub(crate) use list::List;
use number::Number;
use thiserror::Error;

/// Shorthand for this crate's results.
pub type Result<T> = core::result::Result<T, Error>;

/// Everything that can be wrong with input.
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
    #[error("glyph pixel {index}: expected an intensity in 0..=1, got {}", Number(*got))]
    GlyphIntensity {
        /// Row-major position, `0..784`.
        index: usize,
        /// The value found.
        got: f32,
    },
    /// A batch whose length does not match its number of glyphs.
    #[error("a batch of {n} glyphs: expected {n} x 784 intensities, got {got}")]
    BatchLength {
        /// The number of glyphs announced.
        n: usize,
        /// The number of intensities given.
        got: usize,
    },
    /// A pen point whose coordinates are not finite or too large.
    #[error(
        "stroke {stroke}, point {point}: expected finite coordinates within ±{}, got ({}, {})",
        Number(*limit), Number(*x), Number(*y)
    )]
    Point {
        /// Which stroke, from 0.
        stroke: usize,
        /// Which point of the stroke, from 0.
        point: usize,
        /// The largest magnitude allowed.
        limit: f32,
        /// The x coordinate found.
        x: f32,
        /// The y coordinate found.
        y: f32,
    },
    /// A coordinate array of odd length.
    #[error("points: expected pairs x0,y0,x1,y1,…, got an odd number of values, {got}")]
    PointPairs {
        /// The number of values given.
        got: usize,
    },
    /// Stroke ends that do not increase up to the number of points.
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
    /// A pen whose width is negative, not finite or too large.
    #[error("a pen: expected a width of 0 or more, got {}", Number(*got))]
    Pen {
        /// The width given.
        got: f32,
    },
    /// Bytes that are not a safetensors file.
    #[error("weights: expected a safetensors file, got {got} bytes that are not one: {reason}")]
    Safetensors {
        /// The number of bytes given.
        got: usize,
        /// What the parser expected and what it found.
        reason: String,
    },
    /// A weights file without one of the network's tensors.
    #[error("weights: expected a tensor named {name}, got {}", got.as_deref().unwrap_or("none"))]
    MissingTensor {
        /// The tensor's name, with the prefix that the names in the file share.
        name: String,
        /// The name of a tensor that differs from it by its prefix, if there is one.
        got: Option<String>,
    },
    /// A weights file with a tensor that the network does not have, or with one of its tensors twice.
    #[error("weights: expected each of LeNet-5's tensors once and no others, got one more, named {name}")]
    UnexpectedTensor {
        /// The tensor's name.
        name: String,
    },
    /// A tensor with the wrong element type.
    #[error("tensor {name}: expected elements of type {expected}, got {got}")]
    TensorType {
        /// The tensor's name.
        name: String,
        /// The types accepted.
        expected: &'static str,
        /// The type found.
        got: String,
    },
    /// A tensor with the wrong shape.
    #[error("tensor {name}: expected shape {}, got {}", List(expected), List(got))]
    TensorShape {
        /// The tensor's name.
        name: String,
        /// The shape that the network needs.
        expected: Vec<usize>,
        /// The shape found.
        got: Vec<usize>,
    },
    /// A weight that is not a number, or too large.
    #[error("tensor {name}, element {index}: expected a number within ±{}, got {}", Number(*limit), Number(*got))]
    TensorValue {
        /// The tensor's name.
        name: String,
        /// The element's position, in the file's order.
        index: usize,
        /// The largest magnitude allowed.
        limit: f32,
        /// The value found.
        got: f32,
    },
    /// An IDX file that ends before its header does.
    #[error("an IDX file: expected a header of {expected} bytes, got {got} bytes in all")]
    IdxHeader {
        /// The header's length in bytes.
        expected: usize,
        /// Bytes given.
        got: usize,
    },
    /// An IDX file with the wrong magic number: another element type, or another number of dimensions.
    #[error("an IDX file: expected it to begin with {expected:#010x}, got {got:#010x}")]
    IdxMagic {
        /// The magic number expected.
        expected: u32,
        /// The magic number found.
        got: u32,
    },
    /// Images of a size other than MNIST's.
    #[error("an IDX file: expected images of 28x28, got {rows}x{columns}")]
    IdxImageSize {
        /// Rows announced.
        rows: u32,
        /// Columns announced.
        columns: u32,
    },
    /// An IDX file with fewer or more bytes than its header announces.
    #[error("an IDX file: expected {expected} bytes after the header, got {got}")]
    IdxLength {
        /// Bytes announced.
        expected: u64,
        /// Bytes found.
        got: usize,
    },
    /// A label that is not a digit.
    #[error("label {index}: expected a digit in 0..=9, got {got}")]
    Label {
        /// Which label, from 0.
        index: usize,
        /// The value found.
        got: u8,
    },
    /// Images and labels that differ in number.
    #[error("images and labels: expected one label for each image, got {images} and {labels}")]
    IdxCounts {
        /// The number of images.
        images: usize,
        /// The number of labels.
        labels: usize,
    },
    /// A picture without pixels, or with too many.
    #[error("a picture: expected 1 to {limit} pixels, got {width}x{height}")]
    PictureSize {
        /// The most pixels allowed.
        limit: usize,
        /// The width announced.
        width: usize,
        /// The height announced.
        height: usize,
    },
    /// A picture whose number of bytes does not match its size.
    #[error("a picture: expected {expected} bytes (width x height x 4), got {got}")]
    PictureLength {
        /// Bytes that a picture of this size has.
        expected: usize,
        /// Bytes given.
        got: usize,
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
            Self::Pen { .. } => "Pen",
            Self::Safetensors { .. } => "Safetensors",
            Self::MissingTensor { .. } => "MissingTensor",
            Self::UnexpectedTensor { .. } => "UnexpectedTensor",
            Self::TensorType { .. } => "TensorType",
            Self::TensorShape { .. } => "TensorShape",
            Self::TensorValue { .. } => "TensorValue",
            Self::IdxHeader { .. } => "IdxHeader",
            Self::IdxMagic { .. } => "IdxMagic",
            Self::IdxImageSize { .. } => "IdxImageSize",
            Self::IdxLength { .. } => "IdxLength",
            Self::Label { .. } => "Label",
            Self::IdxCounts { .. } => "IdxCounts",
            Self::PictureSize { .. } => "PictureSize",
            Self::PictureLength { .. } => "PictureLength",
        }
    }
}
