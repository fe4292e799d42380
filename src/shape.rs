//! LeNet-5's sizes, and the letters that the whole crate uses for dimensions.
//!
//! | letter | is |
//! |---|---|
//! | N | images in a batch |
//! | C | channels in |
//! | OC | channels (or units) out |
//! | H, W | rows and columns of a map |
//! | K | side of a square convolution kernel |
//!
//! Layer names are those of LeCun, Bottou, Bengio and Haffner, "Gradient-based learning applied to document
//! recognition" (1998), section II.B.

/// Classes, the digits 0 to 9.
pub const CLASSES: usize = 10;
/// Side of a glyph in pixels.
pub const GLYPH: usize = 28;
/// Pixels of a glyph.
pub const GLYPH_PIXELS: usize = GLYPH * GLYPH;
/// Zeros added on each side of the glyph before C1.
pub const PAD: usize = 2;
/// Side of the padded glyph, LeCun's 32.
pub const PADDED: usize = GLYPH + 2 * PAD;
/// Side of the kernels of C1 and C3.
pub const K: usize = 5;

/// Feature maps of C1 and S2.
pub const C1_MAPS: usize = 6;
/// Side of a map of C1.
pub const C1_SIDE: usize = PADDED - K + 1;
/// Pixels of a map of C1.
pub const C1_PIXELS: usize = C1_SIDE * C1_SIDE;
/// Side of a map of S2.
pub const S2_SIDE: usize = C1_SIDE / 2;
/// Pixels of a map of S2.
pub const S2_PIXELS: usize = S2_SIDE * S2_SIDE;
/// Feature maps of C3 and S4.
pub const C3_MAPS: usize = 16;
/// Side of a map of C3.
pub const C3_SIDE: usize = S2_SIDE - K + 1;
/// Pixels of a map of C3.
pub const C3_PIXELS: usize = C3_SIDE * C3_SIDE;
/// Side of a map of S4.
pub const S4_SIDE: usize = C3_SIDE / 2;
/// Pixels of a map of S4.
pub const S4_PIXELS: usize = S4_SIDE * S4_SIDE;
/// Values of S4 in the order channel, row, column: the inputs of C5.
pub const S4_VALUES: usize = C3_MAPS * S4_PIXELS;
/// Units of C5.
pub const C5_UNITS: usize = 120;
/// Units of F6.
pub const F6_UNITS: usize = 84;

/// The total number of weights and biases.
pub const PARAMETERS: usize = C1_MAPS * (K * K + 1)
    + C3_MAPS * (C1_MAPS * K * K + 1)
    + C5_UNITS * (S4_VALUES + 1)
    + F6_UNITS * (C5_UNITS + 1)
    + CLASSES * (F6_UNITS + 1);

/// Multiply-adds of one forward pass.
pub const MULTIPLY_ADDS: usize = C1_MAPS * C1_SIDE * C1_SIDE * K * K
    + C3_MAPS * C3_SIDE * C3_SIDE * C1_MAPS * K * K
    + S4_VALUES * C5_UNITS
    + C5_UNITS * F6_UNITS
    + F6_UNITS * CLASSES;

const _: () = assert!(PARAMETERS == 61_706 && MULTIPLY_ADDS == 416_520);
