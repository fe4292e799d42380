//! How alike two glyphs look, without regard to what the network makes of them.

use crate::shape::{GLYPH, GLYPH_PIXELS};

/// The cosine similarity of two glyphs, `0..=1`, after blocks of 4 x 4 pixels are averaged. So a stroke may be a pixel
/// or two away.
pub(super) fn likeness(a: &[f32; GLYPH_PIXELS], b: &[f32; GLYPH_PIXELS]) -> f32 {
    let [a, b] = [blocks(a), blocks(b)];
    let dot = |a: &[f32; BLOCKS], b: &[f32; BLOCKS]| a.iter().zip(b).map(|(a, b)| a * b).sum::<f32>();
    dot(&a, &b) / (dot(&a, &a) * dot(&b, &b)).sqrt().max(f32::MIN_POSITIVE)
}

/// Blocks of 4 x 4 pixels in a glyph.
const SIDE: usize = 4;
const BLOCKS: usize = GLYPH_PIXELS / (SIDE * SIDE);

/// The sum of each block.
fn blocks(pixels: &[f32; GLYPH_PIXELS]) -> [f32; BLOCKS] {
    let mut sums = [0.0; BLOCKS];
    for (i, pixel) in pixels.iter().enumerate() {
        let (row, column) = (i / GLYPH / SIDE, i % GLYPH / SIDE);
        sums[row * (GLYPH / SIDE) + column] += pixel;
    }
    sums
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_drawing_is_like_itself_moved_a_little_and_unlike_another() {
        let line = |left: usize| core::array::from_fn(|i| f32::from(u8::from((left..left + 3).contains(&(i % GLYPH)))));
        assert!(likeness(&line(9), &line(9)) > 0.999);
        assert!((0.8..0.999).contains(&likeness(&line(9), &line(10))));
        assert_eq!(likeness(&line(9), &line(16)), 0.0);
        assert_eq!(likeness(&line(9), &[0.0; GLYPH_PIXELS]), 0.0);
        let third = |n| core::array::from_fn(|i| if i / (12 * GLYPH) == n { line(9)[i] } else { 0.0 });
        assert_eq!(likeness(&third(0), &third(2)), 0.0);
    }
}
