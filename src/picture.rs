//! Turns a drawn, scanned or photographed picture of a digit into a glyph, or of a number into [strokes and glyphs](Writing).
//!
//! ```text
//! RGBA, any size ─► brightness, at most 512 a side ─► ink: 0..=1, paper and specks 0 ─► MNIST's frame: Glyph
//! ```
//!
//! Ink is what differs from the paper, darker or lighter. The paper is what the border shows or, on photographs that show
//! more than paper, what surrounds each place. The glyph is drawn as the pad would draw it: upright, strokes as wide as
//! MNIST's, few pixels smoothed. So one network reads both, even a scan of 16 pixels a side.
//!
//! A 28x28 picture that is already framed as MNIST frames its digits is taken as it is, so that files exported from MNIST get
//! exactly the answer that MNIST gets.
//!
//! The way not taken: thresholding to black and white, then tracing. Grey edges carry position to a tenth of a pixel, and
//! small pictures have little else. Where there are several digits, ink is traced, but only to segment it.

mod bounds;
mod brightness;
mod frame;
mod light;
mod pieces;
mod separate;
mod writing;

use bounds::Bounds;
use brightness::{LONGEST, Plane};
use frame::frame;
use pieces::Digit;
use separate::separate;
pub use writing::{Parts, Writing};

use crate::{
    error::{Error, Result},
    glyph::Glyph,
    ink::normalize::{MIDDLE, centre_of_mass},
    shape::{GLYPH, GLYPH_PIXELS},
};

/// The most pixels that a picture may have: 100 million.
pub const PIXEL_LIMIT: usize = 100_000_000;

/// The digit in a picture, as [`Picture::glyph`] makes it; blank if there is nothing on the picture.
///
/// # Errors
///
/// [`Error::PictureSize`] and [`Error::PictureLength`].
pub fn picture_to_glyph(rgba: &[u8], width: usize, height: usize) -> Result<Glyph> {
    Ok(Picture::new(rgba, width, height)?.glyph())
}

/// Pixels that may show a digit, or several.
#[derive(Debug, Clone, Copy)]
pub struct Picture<'a> {
    rgba: &'a [u8],
    width: usize,
    height: usize,
}

impl<'a> Picture<'a> {
    /// Takes pixels.
    ///
    /// `rgba` is `(height, width, 4)` row-major: red, green, blue (sRGB) and opacity, 0 to 255. Transparent pixels show
    /// white, or black if the picture has nothing else but light ink.
    ///
    /// # Errors
    ///
    /// [`Error::PictureSize`] and [`Error::PictureLength`].
    pub fn new(rgba: &'a [u8], width: usize, height: usize) -> Result<Self> {
        let pixels = width.checked_mul(height).filter(|pixels| (1..=PIXEL_LIMIT).contains(pixels));
        let Some(pixels) = pixels else { return Err(Error::PictureSize { limit: PIXEL_LIMIT, width, height }) };
        if rgba.len() != 4 * pixels {
            return Err(Error::PictureLength { expected: 4 * pixels, got: rgba.len() });
        }
        Ok(Self { rgba, width, height })
    }

    /// Its brightness, averaged until its longer side has at most `longest` values; and how many pixels wide each value is.
    fn plane(&self, longest: usize) -> (Plane, usize) {
        let square = self.width.max(self.height).div_ceil(longest);
        (Plane::from_rgba(self.rgba, self.width, square), square)
    }

    /// The picture as one digit; blank if there is nothing on it. Ink may be darker or lighter than the paper; lines on the
    /// paper, boxes around the digit, and what lies beside the paper are left out.
    #[must_use]
    pub fn glyph(&self) -> Glyph {
        let (plane, _) = self.plane(LONGEST);
        as_framed(&plane).unwrap_or_else(|| separate::<Digit>(&plane).map_or_else(Glyph::blank, |ink| frame(&ink)))
    }

    /// All that is written on the picture; none if it is blank, or shows one digit framed as MNIST's are.
    #[must_use]
    pub fn writing(&self) -> Option<Writing> {
        let (plane, square) = self.plane(writing::LONGEST);
        if as_framed(&plane).is_some() { None } else { Writing::on(&plane, square, [self.width, self.height]) }
    }
}

/// The picture itself, if it is 28x28 and shows a digit framed as MNIST's are, in white on black or black on white.
fn as_framed(picture: &Plane) -> Option<Glyph> {
    let pixels: [f32; GLYPH_PIXELS] = picture.values().try_into().ok().filter(|_| picture.width() == GLYPH)?;
    let ink = if pixels[0] == 0.0 { pixels } else { pixels.map(|v| 1.0 - v) };
    let mut bounds = Bounds::NONE;
    for (i, _) in ink.iter().enumerate().filter(|&(_, &v)| v > 0.0) {
        bounds.add(i % GLYPH, i / GLYPH);
    }
    let mass = centre_of_mass(&ink);
    // MNIST's digits were moved by whole pixels, so a centre of mass is off by up to half a pixel. Their boxes have 20
    // pixels, or 19 or so; a glyph of this crate, moved by fractions of a pixel, touches up to 22.
    let centred = |at: f32| (at - MIDDLE).abs() < 0.6;
    let framed = (19..=22).contains(&bounds.longer()) && centred(mass.x) && centred(mass.y);
    framed.then(|| Glyph::from_fn(|row, column| ink[row * GLYPH + column]))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ink::{Ink, Point, normalize::normalize, raster::Raster};

    /// A seven with a dash, in units of its own.
    const SEVEN: [&[(f32, f32)]; 2] = [&[(1.0, 2.0), (15.0, 1.0), (8.0, 22.0)], &[(5.0, 12.0), (14.0, 11.0)]];

    fn seven() -> Glyph {
        let points = |stroke: &&[(f32, f32)]| stroke.iter().map(|&(x, y)| Point { x, y }).collect::<Vec<_>>();
        normalize(&Ink::new(SEVEN.iter().map(points)).unwrap())
    }

    /// The seven drawn `scale` times as large on a picture of `28 * scale` a side; `level` maps column, row and coverage to
    /// brightness.
    fn picture(scale: usize, level: impl Fn(usize, usize, f32) -> f32) -> (Vec<u8>, usize) {
        picture_by(1.25, 0.0, scale, level)
    }

    /// Like `picture`, but drawn with a pen of this radius and leaning to the left.
    fn picture_by(radius: f32, lean: f32, scale: usize, level: impl Fn(usize, usize, f32) -> f32) -> (Vec<u8>, usize) {
        let side = GLYPH * scale;
        let mut raster = Raster::new(radius);
        for stroke in SEVEN {
            raster.draw(stroke.iter().map(|&(x, y)| Point { x: x + 5.0 + lean * (y - 12.0), y: y + 3.0 }));
        }
        let coverage = raster.coverage();
        let pixel = |i: usize| {
            let (x, y) = (i % side, i / side);
            let v = level(x, y, coverage[y / scale * GLYPH + x / scale]).clamp(0.0, 1.0);
            let v = (v * 255.0) as u8;
            [v, v, v, 255]
        };
        ((0..side * side).flat_map(pixel).collect(), side)
    }

    /// How much a picture's glyph differs from the seven's, relative to the seven's ink.
    fn difference(rgba: &[u8], width: usize) -> f32 {
        let (found, wanted) = (picture_to_glyph(rgba, width, rgba.len() / 4 / width).unwrap(), seven());
        let apart: f32 = found.pixels().iter().zip(wanted.pixels()).map(|(a, b)| (a - b).abs()).sum();
        apart / wanted.pixels().iter().sum::<f32>()
    }

    /// Uniform noise in ±1, the same at every call.
    fn noise(x: usize, y: usize) -> f32 {
        let mixed = (x as u32).wrapping_mul(0x9e37_79b1) ^ (y as u32).wrapping_mul(0x85eb_ca77);
        let mixed = (mixed ^ mixed >> 15).wrapping_mul(0x2c1b_3c6d);
        (mixed >> 8) as f32 / (1 << 23) as f32 - 1.0
    }

    #[test]
    fn dark_on_light_and_light_on_dark_are_the_same_digit() {
        for scale in [1, 3, 10, 40] {
            let (dark, side) = picture(scale, |_, _, ink| 1.0 - ink);
            assert!(difference(&dark, side) < 0.3, "{scale}: {}", difference(&dark, side));
            let (light, side) = picture(scale, |_, _, ink| ink);
            assert!(difference(&light, side) < 0.3, "{scale}: {}", difference(&light, side));
        }
    }

    #[test]
    fn neither_slant_nor_pen_matters() {
        for (radius, lean) in [(1.25, 0.3), (1.25, -0.3), (0.7, 0.0), (1.8, 0.0), (1.8, 0.25)] {
            let (rgba, side) = picture_by(radius, lean, 6, |_, _, ink| 1.0 - ink);
            assert!(difference(&rgba, side) < 0.3, "{radius}, {lean}: {}", difference(&rgba, side));
        }
    }

    #[test]
    fn faint_ink_on_uneven_noisy_paper_is_found() {
        // From one corner to the other the paper darkens by twice the contrast of the ink.
        let (rgba, side) = picture(12, |x, y, ink| {
            0.9 - 0.5 * (x + y) as f32 / (2 * 28 * 12) as f32 - 0.25 * ink + 0.03 * noise(x, y)
        });
        assert!(difference(&rgba, side) < 0.35, "{}", difference(&rgba, side));
    }

    #[test]
    fn specks_do_not_move_the_digit() {
        let (rgba, side) = picture(10, |x, y, ink| {
            let speck =
                (3..6).contains(&x) && (270..272).contains(&y) || (250..253).contains(&x) && (9..12).contains(&y);
            if speck { 0.0 } else { 1.0 - ink }
        });
        assert!(difference(&rgba, side) < 0.3, "{}", difference(&rgba, side));
    }

    #[test]
    fn a_picture_framed_as_mnist_frames_them_is_taken_as_it_is() {
        // Whole levels, as MNIST's images have.
        let levels: Vec<u8> = (0..GLYPH_PIXELS).map(|i| (seven().pixels()[i] * 255.0) as u8).collect();
        let rgba: Vec<u8> = levels.iter().flat_map(|&v| [v, v, v, 255]).collect();
        let glyph = picture_to_glyph(&rgba, GLYPH, GLYPH).unwrap();
        let box_fits = glyph.pixels().iter().zip(&levels).all(|(v, &level)| *v == f32::from(level) / 255.0);
        assert!(box_fits);
    }

    #[test]
    fn only_boxes_of_mnists_size_in_the_middle_are_framed_as_mnist_frames_them() {
        let mut framed = 0;
        for (wide, high) in [(8, 18), (8, 19), (8, 22), (8, 23), (20, 6), (19, 19), (17, 18)] {
            for (left, top) in (1..28 - wide).flat_map(|left| (1..28 - high).map(move |top| (left, top))) {
                let ink = |i: usize| (left..left + wide).contains(&(i % 28)) && (top..top + high).contains(&(i / 28));
                // Twice the distance from the middle, which is half a pixel to the right of and below the picture's.
                let off = |corner: usize, size: usize| (2 * corner + size).abs_diff(29);
                let expected = (19..=22).contains(&wide.max(high)) && off(left, wide) <= 1 && off(top, high) <= 1;
                for [paper, inked] in [[0.0, 0.75], [1.0, 0.25]] {
                    let picture = Plane::new(28, (0..28 * 28).map(|i| if ink(i) { inked } else { paper }).collect());
                    let glyph = as_framed(&picture);
                    assert_eq!(glyph.is_some(), expected, "{wide} by {high} at {left}, {top}");
                    let same = |glyph: &Glyph| {
                        glyph.pixels().iter().enumerate().all(|(i, &v)| v == if ink(i) { 0.75 } else { 0.0 })
                    };
                    assert!(glyph.iter().all(same));
                    framed += usize::from(expected);
                }
            }
        }
        assert_eq!(framed, 2 * 11);
    }

    #[test]
    fn a_blot_on_a_small_picture_is_ink() {
        // On a large picture it might be a sheet of paper.
        for side in [8, 16, 40, 80] {
            let inside = |at: usize| (side * 5 / 16..side * 11 / 16).contains(&at);
            let pixel = |i: usize| if inside(i % side) && inside(i / side) { [0, 0, 0, 255] } else { [255; 4] };
            let rgba: Vec<u8> = (0..side * side).flat_map(pixel).collect();
            let glyph = picture_to_glyph(&rgba, side, side).unwrap();
            // Full, but for the rounding of the shares that it is summed from.
            assert!(glyph.pixels()[14 * GLYPH + 14] >= 1.0 - 64.0 * f32::EPSILON, "{side}");
        }
    }

    #[test]
    fn paper_alone_is_blank() {
        for level in [0.0, 0.5, 1.0] {
            let (even, side) = picture(5, |_, _, _| level);
            assert!(picture_to_glyph(&even, side, side).unwrap().is_blank());
            let (noisy, side) = picture(5, |x, y, _| level * 0.8 + 0.1 + 0.1 * noise(x, y) - 0.1 * y as f32 / 140.0);
            assert!(picture_to_glyph(&noisy, side, side).unwrap().is_blank());
        }
        assert!(picture_to_glyph(&[0; 400], 10, 10).unwrap().is_blank());
    }

    #[test]
    fn pictures_of_odd_shapes_are_taken() {
        for (width, height) in [(1, 1), (1, 700), (700, 1), (2, 2), (3, 1000), (1025, 7), (1, 10_000), (10_000, 1)] {
            let rgba: Vec<u8> = (0..width * height * 4).map(|i| (i * 7919 % 251) as u8).collect();
            assert!(picture_to_glyph(&rgba, width, height).is_ok());
        }
    }

    #[test]
    fn sizes_that_cannot_be_are_refused() {
        for (width, height) in [(0, 5), (5, 0), (20_000, 20_000), (usize::MAX, 2)] {
            let error = picture_to_glyph(&[], width, height).unwrap_err();
            assert_eq!(error, Error::PictureSize { limit: PIXEL_LIMIT, width, height });
        }
    }

    #[test]
    fn bytes_that_do_not_fit_the_size_are_refused() {
        let error = picture_to_glyph(&[0; 15], 2, 2).unwrap_err();
        assert_eq!(error, Error::PictureLength { expected: 16, got: 15 });
    }
}
