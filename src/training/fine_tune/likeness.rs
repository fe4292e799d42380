//! How alike two glyphs look, without regard to what the network makes of them.

use crate::shape::{GLYPH, GLYPH_PIXELS};

/// The pixels of a block's side, and the blocks of a glyph.
const SIDE: usize = 4;
const BLOCKS: usize = GLYPH_PIXELS / (SIDE * SIDE);

/// What a glyph looks like from afar: the ink in each block of 4 x 4 pixels, as a vector of length 1, or 0 for blank paper.
/// So a stroke may be a pixel or two away.
#[derive(Debug)]
pub(super) struct Look([f32; BLOCKS]);

impl Look {
    pub(super) fn of(pixels: &[f32; GLYPH_PIXELS]) -> Self {
        let mut blocks = [0.0; BLOCKS];
        for (i, pixel) in pixels.iter().enumerate() {
            let (row, column) = (i / GLYPH / SIDE, i % GLYPH / SIDE);
            blocks[row * (GLYPH / SIDE) + column] += pixel;
        }
        let length = blocks.iter().map(|ink| ink * ink).sum::<f32>().sqrt().max(f32::MIN_POSITIVE);
        Self(blocks.map(|ink| ink / length))
    }

    /// The cosine similarity, `0..=1`.
    pub(super) fn likeness(&self, other: &Self) -> f32 {
        self.0.iter().zip(&other.0).map(|(a, b)| a * b).sum()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_drawing_is_like_itself_moved_a_little_and_unlike_another() {
        let line = |left: usize| core::array::from_fn(|i| f32::from(u8::from((left..left + 3).contains(&(i % GLYPH)))));
        let likeness = |a: &[f32; GLYPH_PIXELS], b: &[f32; GLYPH_PIXELS]| Look::of(a).likeness(&Look::of(b));
        assert!(likeness(&line(9), &line(9)) > 0.999);
        assert!((0.8..0.999).contains(&likeness(&line(9), &line(10))));
        assert_eq!(likeness(&line(9), &line(16)), 0.0);
        assert_eq!(likeness(&line(9), &[0.0; GLYPH_PIXELS]), 0.0);
        let third = |n| core::array::from_fn(|i| if i / (12 * GLYPH) == n { line(9)[i] } else { 0.0 });
        assert_eq!(likeness(&third(0), &third(2)), 0.0);
    }
}
