//! Random deformations of glyphs: shift, rotation, scale, shear, elastic distortion, stroke thickness.
//!
//! Each pixel of the result is sampled from the source at a position given by an affine map plus a smooth random
//! displacement, after Simard, Steinkraus and Platt, "Best practices for convolutional neural networks applied to
//! visual document analysis" (2003). The sample is interpolated bilinearly.
//!
//! ```text
//! glyph: (H, W) ─► thicker or thinner, zero-padded: (H + 4, W + 4) ─► for each pixel of out: (x, y) ─► sample there
//! ```
//!
//! It runs once per image and epoch, so it limits the speed of training: it loops over rows of fixed length and
//! allocates nothing. It uses only `+ - * /`, square roots and `libm`, so a seed gives the same bits on every target.

mod bend;

use bend::{RMS, bend};
use rand::{Rng, RngExt};

use crate::shape::{GLYPH, GLYPH_PIXELS};

/// The maximum of each random deformation (`elastic`: the root mean square).
///
/// Zero turns a deformation off; with all of them zero the glyph is unchanged bit for bit. For any values the result
/// has intensities in `0..=1`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Deformation {
    /// Horizontally and vertically, in pixels.
    pub shift: f32,
    /// Either way, in degrees.
    pub rotate: f32,
    /// Width and height, each larger or smaller by this fraction.
    pub scale: f32,
    /// Slant: how far the top moves against the bottom, per pixel of height.
    pub shear: f32,
    /// Elastic distortion: the root mean square displacement of a pixel in x and in y, in pixels.
    pub elastic: f32,
    /// How far the edges of strokes move out or in, in pixels; at most 1.
    pub thickness: f32,
    /// How much of the blur of interpolation is undone, in `0..=1`; the same for every glyph.
    pub sharpen: f32,
}

impl Default for Deformation {
    /// About as much as MNIST's writers differ from each other.
    fn default() -> Self {
        Self { shift: 1.0, rotate: 10.0, scale: 0.1, shear: 0.15, elastic: 0.6, thickness: 0.3, sharpen: 1.0 }
    }
}

/// Side of the source: the glyph with two zeros on each side, so that sampling needs no special cases at the border.
const SIDE: usize = GLYPH + 2 * MARGIN;
const MARGIN: usize = 2;
/// The middle of a glyph, in pixel indices.
const MIDDLE: f32 = (GLYPH - 1) as f32 / 2.0;

/// `(SIDE, SIDE)` row-major, padded because interpolation reads beyond the last pixel.
type Source = [f32; SOURCE];
const SOURCE: usize = SIDE * SIDE + SIDE + 1;

impl Deformation {
    /// The default times `strength`, except for `sharpen`.
    #[must_use]
    pub fn of_strength(strength: f32) -> Self {
        let Self { shift, rotate, scale, shear, elastic, thickness, sharpen } = Self::default();
        Self {
            shift: strength * shift,
            rotate: strength * rotate,
            scale: strength * scale,
            shear: strength * shear,
            elastic: strength * elastic,
            thickness: strength * thickness,
            sharpen,
        }
    }

    /// Writes a randomly deformed `glyph` to `out`, both `(H, W)` row-major, intensities in `0..=1`.
    pub fn apply(&self, glyph: &[f32; GLYPH_PIXELS], rng: &mut impl Rng, out: &mut [f32; GLYPH_PIXELS]) {
        let mut within = |limit: f32| (2.0 * rng.random::<f32>() - 1.0) * limit;
        let (shift_x, shift_y) = (within(self.shift), within(self.shift));
        let (sin, cos) = libm::sincosf(within(self.rotate).to_radians());
        let (wide, high) = (1.0 + within(self.scale), 1.0 + within(self.scale));
        let slant = within(self.shear);
        let thickness = within(self.thickness);
        // The mean square of a uniform number in ±1 is 1/3.
        let strength = self.elastic * 3.0_f32.sqrt() / RMS;
        let mut controls = || core::array::from_fn(|_| core::array::from_fn(|_| within(strength)));
        let (bend_x, bend_y) = (bend(&controls()), bend(&controls()));

        // Rotation x slant x scale: the steps in the source for one step right and one step down.
        let right = (cos * wide, sin * wide);
        let down = ((cos * slant - sin) * high, (sin * slant + cos) * high);
        let source = thicken(glyph, thickness);
        // At 1 this is `3v² - 2v³`: 0 and 1 stay as they are, and edges become one and a half times as steep.
        let sharpen = self.sharpen.clamp(0.0, 1.0);
        for (row, line) in out.as_chunks_mut::<GLYPH>().0.iter_mut().enumerate() {
            let y = row as f32 - MIDDLE;
            let start = (y * down.0 + MIDDLE + shift_x, y * down.1 + MIDDLE + shift_y);
            let (mut from_x, mut from_y) = ([0; GLYPH], [0; GLYPH]);
            for column in 0..GLYPH {
                let x = column as f32 - MIDDLE;
                from_x[column] = fixed_point(start.0 + x * right.0 + bend_x[row][column]);
                from_y[column] = fixed_point(start.1 + x * right.1 + bend_y[row][column]);
            }
            look_up(&source, &from_x, &from_y, line);
            for v in line {
                *v += sharpen * (*v * (1.0 - *v) * (2.0 * *v - 1.0));
            }
        }
    }
}

/// A coordinate from the margin's corner, clamped to the source, as a fixed-point number: 7 bits of pixel, 16 bits of
/// fraction. Beyond the source everything is zero.
#[inline]
fn fixed_point(at: f32) -> u32 {
    let at = (at + MARGIN as f32).clamp(0.0, (SIDE - 2) as f32);
    // In 128..256 the mantissa's last bit is worth 2^-16. This is one addition, unlike a cast, which has to handle NaN
    // and overflow, and it keeps integers exact.
    (at + 128.0).to_bits() & 0x7f_ffff
}

/// Samples one row, by bilinear interpolation.
#[inline]
fn look_up(source: &Source, from_x: &[u32; GLYPH], from_y: &[u32; GLYPH], out: &mut [f32; GLYPH]) {
    // Gathered first, so that the arithmetic after it vectorises.
    let mut corners = [[0.0; GLYPH]; 4];
    for column in 0..GLYPH {
        // The remainder lets the compiler drop the bounds checks.
        let at = ((from_y[column] >> 16) as usize * SIDE + (from_x[column] >> 16) as usize) % (SIDE * SIDE);
        corners[0][column] = source[at];
        corners[1][column] = source[at + 1];
        corners[2][column] = source[at + SIDE];
        corners[3][column] = source[at + SIDE + 1];
    }
    let fraction = |v: u32| (v & 0xffff) as i32 as f32 / 65_536.0;
    // Unlike `a * (1 - t) + b * t`, this never rounds to a value outside the range of `a` and `b`.
    let between = |a: f32, b: f32, t: f32| a + t * (b - a);
    for column in 0..GLYPH {
        let (right, below) = (fraction(from_x[column]), fraction(from_y[column]));
        let upper = between(corners[0][column], corners[1][column], right);
        let lower = between(corners[2][column], corners[3][column], right);
        out[column] = between(upper, lower, below);
    }
}

/// The zero-padded glyph, with the edges of its strokes moved out by `by` pixels, or in if negative.
fn thicken(glyph: &[f32; GLYPH_PIXELS], by: f32) -> Source {
    // Thinning ink is thickening paper: the same operation with all signs flipped.
    let (by, sign) = (by.abs().min(1.0), by.signum());
    let mut plain = [0.0; SOURCE];
    for (row, line) in glyph.as_chunks::<GLYPH>().0.iter().enumerate() {
        let amid = &mut plain[(row + MARGIN) * SIDE + MARGIN..][..GLYPH];
        for (plain, v) in amid.iter_mut().zip(line) {
            *plain = v * sign;
        }
    }
    let mut thick = [0.0; SOURCE];
    for at in SIDE..SIDE * (SIDE - 1) {
        let larger = |a: f32, b: f32| if a > b { a } else { b };
        let here = plain[at];
        let beside = larger(plain[at - 1], plain[at + 1]);
        let above_or_below = larger(plain[at - SIDE], plain[at + SIDE]);
        // The maximum within a distance of `by`, at most one pixel, is interpolated towards the largest neighbour.
        let largest = larger(here, larger(beside, above_or_below));
        thick[at] = (here + by * (largest - here)) * sign;
    }
    thick
}

#[cfg(test)]
mod tests {
    use rand::SeedableRng;
    use rand_pcg::Pcg64;

    use super::*;

    const NONE: Deformation =
        Deformation { shift: 0.0, rotate: 0.0, scale: 0.0, shear: 0.0, elastic: 0.0, thickness: 0.0, sharpen: 0.0 };

    /// A ring with soft edges.
    fn ring() -> [f32; GLYPH_PIXELS] {
        core::array::from_fn(|i| {
            let (x, y) = ((i % GLYPH) as f32 - 14.0, (i / GLYPH) as f32 - 14.0);
            (2.0 - ((x * x + y * y).sqrt() - 7.0).abs()).clamp(0.0, 1.0)
        })
    }

    fn deformed(deformation: Deformation, seed: u64) -> [f32; GLYPH_PIXELS] {
        let mut out = [f32::NAN; GLYPH_PIXELS];
        deformation.apply(&ring(), &mut Pcg64::seed_from_u64(seed), &mut out);
        out
    }

    fn ink(pixels: &[f32; GLYPH_PIXELS]) -> f32 {
        pixels.iter().sum()
    }

    #[test]
    fn nothing_set_changes_nothing() {
        let glyph: [f32; GLYPH_PIXELS] = core::array::from_fn(|i| (i * 37 % 256) as f32 / 255.0);
        let mut out = [f32::NAN; GLYPH_PIXELS];
        NONE.apply(&glyph, &mut Pcg64::seed_from_u64(1), &mut out);
        assert_eq!(glyph, out);
    }

    #[test]
    fn the_same_seed_gives_the_same_glyph_and_another_seed_another() {
        assert_eq!(deformed(Deformation::default(), 7), deformed(Deformation::default(), 7));
        assert_ne!(deformed(Deformation::default(), 7), deformed(Deformation::default(), 8));
    }

    #[test]
    fn intensities_stay_in_range_however_wild_the_deformation() {
        let wild = Deformation {
            shift: 1e9,
            rotate: 360.0,
            scale: 3.0,
            shear: 5.0,
            elastic: 20.0,
            thickness: 9.0,
            sharpen: 9.0,
        };
        let strange = Deformation { shift: f32::NAN, scale: f32::INFINITY, ..NONE };
        let strong = Deformation { shift: 3.0, elastic: 4.0, thickness: 1.0, ..Deformation::default() };
        for seed in 0..500 {
            for deformation in [wild, strange, strong] {
                assert!(deformed(deformation, seed).iter().all(|v| (0.0..=1.0).contains(v)));
            }
        }
    }

    #[test]
    fn each_property_changes_the_glyph_by_itself() {
        let all = Deformation::default();
        for one in [
            Deformation { shift: all.shift, ..NONE },
            Deformation { scale: all.scale, ..NONE },
            Deformation { shear: all.shear, ..NONE },
            Deformation { elastic: all.elastic, ..NONE },
            Deformation { thickness: all.thickness, ..NONE },
            Deformation { sharpen: all.sharpen, ..NONE },
        ] {
            assert_ne!(deformed(one, 3), ring(), "{one:?}");
        }
    }

    #[test]
    fn strength_scales_all_but_sharpening() {
        let (plain, double) = (Deformation::default(), Deformation::of_strength(2.0));
        let list = |d: Deformation| [d.shift, d.rotate, d.scale, d.shear, d.elastic, d.thickness];
        assert_eq!(list(double), list(plain).map(|value| 2.0 * value));
        assert_eq!(double.sharpen, plain.sharpen);
    }

    #[test]
    fn an_edge_moves_to_all_four_sides_by_what_it_says() {
        // One pixel of ink, then one of paper.
        for (ink, paper, by) in [(1.0, 0.0, 0.25), (0.0, 1.0, -0.25)] {
            let mut glyph = [paper; GLYPH_PIXELS];
            glyph[14 * GLYPH + 14] = ink;
            let thick = thicken(&glyph, by);
            let at = (14 + MARGIN) * SIDE + 14 + MARGIN;
            let beside = paper + by;
            assert_eq!([thick[at], thick[at - 1], thick[at + 1]], [ink, beside, beside]);
            assert_eq!([thick[at - SIDE], thick[at + SIDE], thick[at + SIDE + 1]], [beside, beside, paper]);
        }
    }

    #[test]
    fn thickness_moves_both_edges_by_what_it_says() {
        // A ring of radius 7: moving each edge by 1/2 adds half of its circumference, 2 π 7 in total.
        let plain = ring();
        for by in [0.5, -0.5] {
            let grown = thicken(&plain, by).iter().sum::<f32>() - ink(&plain);
            let expected = 2.0 * core::f32::consts::PI * 7.0 * 2.0 * by;
            // Diagonal edges move up to √2 times as far, since neighbours are along rows and columns.
            assert!((0.9..1.45).contains(&(grown / expected)), "{grown} {expected}");
        }
    }
}
