//! Glyphs as they come from a coarse raster: drawn on few pixels, black and white or grey, then blurred.
//!
//! Scans and small pictures have strokes of one to three pixels, with stairs where they run diagonally. Enlarged to a
//! glyph, they do not look like ink that was drawn at the glyph's own resolution, and a network learns them best by
//! seeing some.
//!
//! ```text
//! glyph: (28, 28) ─► coarse pixels, 12 to 32 to the height of a digit ─► black and white, blurred ─► glyph: (28, 28)
//! ```
//!
//! It uses only `+ - * /`, so a seed gives the same bits on every target.

use rand::{Rng, RngExt};

use crate::{
    ink::normalize::BOX,
    shape::{GLYPH, GLYPH_PIXELS},
};

/// The height of a digit, in coarse pixels.
const HEIGHT: core::ops::Range<f32> = 12.0..32.0;
/// Side of the coarse raster; at the greatest height, the last pixel lies beyond the glyph.
const SIDE: usize = (GLYPH as f32 * 32.0 / BOX) as usize + 2;
/// Samples per pixel in each direction, to average a pixel's area.
const SAMPLES: usize = 3;

/// Puts a glyph, `(H, W)` row-major, through a coarse raster of random size, position, threshold and blur.
pub(super) fn coarse(glyph: &mut [f32; GLYPH_PIXELS], rng: &mut impl Rng) {
    // Glyph pixels per coarse pixel, and where the glyph's corner lies on the coarse raster.
    let pitch = BOX / rng.random_range(HEIGHT);
    let [left, top] = [0; 2].map(|_| rng.random::<f32>());
    let threshold = rng.random_bool(0.5).then(|| rng.random_range(0.25..0.65));
    let blur = if rng.random_bool(0.5) { rng.random_range(0.0..0.25) } else { 0.0 };

    let mut raster = [0.0; SIDE * SIDE];
    resample(&*glyph, GLYPH, &mut raster, SIDE, pitch, [-left * pitch, -top * pitch]);
    if let Some(threshold) = threshold {
        raster = raster.map(|v| if v < threshold { 0.0 } else { 1.0 });
    }
    blurred(&mut raster, blur, 1);
    blurred(&mut raster, blur, SIDE);
    resample(&raster, SIDE, glyph, GLYPH, 1.0 / pitch, [left, top]);
    // As in a picture's ink, the darkest pixel becomes 1.
    let most = glyph.iter().copied().fold(0.0, f32::max);
    if most > 0.0 {
        glyph.iter_mut().for_each(|v| *v /= most);
    }
}

/// Fills each pixel of the square `to` with the average of its area on the square `from`. A pixel of `to` is `pitch`
/// pixels of `from` wide, and the corner of the first lies at `corner`, x and y.
fn resample(from: &[f32], side: usize, to: &mut [f32], to_side: usize, pitch: f32, corner: [f32; 2]) {
    let centre = |at: usize| (at as f32 + 0.5) / SAMPLES as f32 * pitch - 0.5;
    for (i, value) in to.iter_mut().enumerate() {
        let mut sum = 0.0;
        for sample in 0..SAMPLES * SAMPLES {
            let x = corner[0] + centre(i % to_side * SAMPLES + sample % SAMPLES);
            let y = corner[1] + centre(i / to_side * SAMPLES + sample / SAMPLES);
            sum += interpolated(from, side, x, y);
        }
        *value = sum / (SAMPLES * SAMPLES) as f32;
    }
}

/// Bilinear interpolation between the centres of four pixels; pixels outside the square are 0.
fn interpolated(from: &[f32], side: usize, x: f32, y: f32) -> f32 {
    let (left, top) = (x.floor(), y.floor());
    let (right_share, lower_share) = (x - left, y - top);
    let at = |x: f32, y: f32| {
        let inside = |v: f32| (0.0..side as f32).contains(&v);
        if inside(x) && inside(y) { from[y as usize * side + x as usize] } else { 0.0 }
    };
    let row = |y: f32| at(left, y) * (1.0 - right_share) + at(left + 1.0, y) * right_share;
    row(top) * (1.0 - lower_share) + row(top + 1.0) * lower_share
}

/// Gives `share` of each value to each of two neighbours, `step` places away. The raster's border is paper.
fn blurred(raster: &mut [f32; SIDE * SIDE], share: f32, step: usize) {
    let sharp = *raster;
    for i in step..raster.len() - step {
        raster[i] = sharp[i] + share * (sharp[i - step] - 2.0 * sharp[i] + sharp[i + step]);
    }
}

#[cfg(test)]
mod tests {
    use rand::SeedableRng;
    use rand_pcg::Pcg64Mcg;

    use super::*;

    /// A slanted bar, three pixels wide.
    fn bar() -> [f32; GLYPH_PIXELS] {
        core::array::from_fn(|i| {
            let (x, y) = ((i % GLYPH) as f32, (i / GLYPH) as f32);
            let inside = (4.0..24.0).contains(&y) && (x - 18.0 + 0.4 * (y - 4.0)).abs() < 1.6;
            if inside { 1.0 } else { 0.0 }
        })
    }

    fn made(seed: u64) -> [f32; GLYPH_PIXELS] {
        let mut glyph = bar();
        coarse(&mut glyph, &mut Pcg64Mcg::seed_from_u64(seed));
        glyph
    }

    #[test]
    fn what_was_drawn_is_still_there_and_where_it_was() {
        for seed in 0..200 {
            let (glyph, bar) = (made(seed), bar());
            assert!(glyph.iter().all(|v| (0.0..=1.0).contains(v)) && glyph.contains(&1.0), "{seed}");
            let moment = |pixels: &[f32], of: fn(usize) -> usize| {
                let sum: f32 = pixels.iter().enumerate().map(|(i, v)| v * of(i) as f32).sum();
                sum / pixels.iter().sum::<f32>()
            };
            for of in [|i| i % GLYPH, |i| i / GLYPH] {
                let moved = moment(&glyph, of) - moment(&bar, of);
                assert!(moved.abs() < 5.0 / 6.0, "{seed}: moved by {moved}, more than half a coarse pixel");
            }
            let apart: f32 = glyph.iter().zip(&bar).map(|(a, b)| (a - b).abs()).sum();
            let share = apart / bar.iter().sum::<f32>();
            assert!((0.02..1.0).contains(&share), "{seed}: {share} of the ink is elsewhere");
        }
    }

    #[test]
    fn a_mirrored_glyph_gives_the_mirrored_raster() {
        const FROM: usize = 9;
        const TO: usize = 7;
        let mirrored = |values: &[f32], side: usize| -> Vec<f32> {
            values.chunks(side).flat_map(|row| row.iter().rev().copied()).collect()
        };
        let from: Vec<f32> = (0..FROM * FROM).map(|i| (i * 37 % 16) as f32 / 16.0).collect();
        // 7 x 1.25 pixels in the middle of 9.
        let made = |from: &[f32]| {
            let mut to = vec![0.0; TO * TO];
            resample(from, FROM, &mut to, TO, 1.25, [0.125; 2]);
            to
        };
        let (plain, turned) = (made(&from), mirrored(&made(&mirrored(&from, FROM)), TO));
        assert!(plain.iter().zip(&turned).all(|(a, b)| (a - b).abs() < 1e-6), "{plain:?} {turned:?}");
        // A pixel as wide as three is the mean of the nine.
        let mut one = [0.0];
        resample(&from, FROM, &mut one, 1, 3.0, [3.0; 2]);
        let nine = (0..9).map(|i| from[(3 + i / 3) * FROM + 3 + i % 3]);
        assert!((one[0] - nine.sum::<f32>() / 9.0).abs() < 1e-6);
    }

    #[test]
    fn blur_gives_a_share_to_both_neighbours() {
        for step in [1, SIDE] {
            let mut raster = [0.0; SIDE * SIDE];
            let at = 20 * SIDE + 20;
            raster[at] = 1.0;
            blurred(&mut raster, 0.25, step);
            let mut expected = [0.0; SIDE * SIDE];
            (expected[at - step], expected[at], expected[at + step]) = (0.25, 0.5, 0.25);
            assert_eq!(raster, expected);
        }
    }

    #[test]
    fn a_seed_makes_the_same_raster_and_another_seed_another() {
        assert_eq!(made(1), made(1));
        assert_ne!(made(1), made(2));
    }

    #[test]
    fn blank_paper_stays_blank() {
        let mut glyph = [0.0; GLYPH_PIXELS];
        coarse(&mut glyph, &mut Pcg64Mcg::seed_from_u64(1));
        assert_eq!(glyph, [0.0; GLYPH_PIXELS]);
    }
}
