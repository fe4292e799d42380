//! The image that the network reads: 28x28 intensities, checked once and trusted afterwards.

use crate::{
    error::{Error, Result},
    shape::{GLYPH, GLYPH_PIXELS},
};

/// 28x28 intensities, row-major; 0 is paper, 1 is ink.
///
/// # Guarantees
///
/// Every intensity is a finite number in `0.0..=1.0`. Only the constructors check this.
#[derive(Debug, Clone, PartialEq)]
pub struct Glyph([f32; GLYPH_PIXELS]);

impl Glyph {
    /// Blank paper.
    #[must_use]
    pub fn blank() -> Self {
        Self([0.0; GLYPH_PIXELS])
    }

    /// Takes 784 intensities, row-major.
    ///
    /// # Errors
    ///
    /// [`Error::GlyphLength`] and [`Error::GlyphIntensity`].
    pub fn new(intensities: &[f32]) -> Result<Self> {
        let pixels: [f32; GLYPH_PIXELS] =
            intensities.try_into().map_err(|_| Error::GlyphLength { got: intensities.len() })?;
        match pixels.iter().position(|v| !(0.0..=1.0).contains(v)) {
            Some(index) => Err(Error::GlyphIntensity { index, got: pixels[index] }),
            None => Ok(Self(pixels)),
        }
    }

    /// Takes 784 grey levels, row-major, 0 paper and 255 ink, as MNIST stores them: `level / 255`.
    #[must_use]
    pub fn from_levels(levels: &[u8; GLYPH_PIXELS]) -> Self {
        Self(levels.map(|level| f32::from(level) / 255.0))
    }

    /// Builds a glyph from a function of `(row, column)`. Its results are clamped to `0..=1`, and NaN becomes 0.
    #[must_use]
    pub fn from_fn(mut intensity: impl FnMut(usize, usize) -> f32) -> Self {
        #[allow(clippy::manual_clamp, reason = "clamp keeps NaN, but NaN.max(0.0) is 0.0")]
        Self(core::array::from_fn(|i| intensity(i / GLYPH, i % GLYPH).max(0.0).min(1.0)))
    }

    /// The intensities, `(H, W)` row-major.
    #[must_use]
    pub fn pixels(&self) -> &[f32; GLYPH_PIXELS] {
        &self.0
    }

    /// Whether there is no ink.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        self.0.iter().all(|&v| v == 0.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn takes_what_it_promises_and_nothing_else() {
        assert!(Glyph::new(&[0.5; 784]).is_ok());
        assert_eq!(Glyph::new(&[0.5; 783]), Err(Error::GlyphLength { got: 783 }));
        for bad in [f32::NAN, f32::INFINITY, -0.01, 1.01] {
            let mut pixels = [0.0; 784];
            pixels[7] = bad;
            assert!(matches!(Glyph::new(&pixels), Err(Error::GlyphIntensity { index: 7, .. })));
        }
    }

    #[test]
    fn from_fn_clamps_and_drops_nan() {
        let glyph = Glyph::from_fn(|row, column| [f32::NAN, -1.0, 2.0, 0.25][(row + column) % 4]);
        assert_eq!(glyph.pixels()[..4], [0.0, 0.0, 1.0, 0.25]);
    }
}
