//! Ink to glyph, by MNIST's recipe.
//!
//! MNIST's digits were scaled to fit a 20x20 box, aspect ratio preserved, and placed in 28x28 with their centre of mass
//! in the middle (LeCun et al., 1998, section III.A). We measured this on its 60,000 training images. The longer side
//! of the box is 20 pixels in all but 13. The middle is the *centre of pixel (14, 14)*, half a pixel below and to the
//! right of the image's own centre: the mean centre of mass is at column 14.007, row 13.996. Both coordinates are
//! spread uniformly over ±1/2 because digits were moved by whole pixels (standard deviations 0.291 and 0.289; uniform
//! is 0.289).
//!
//! ```text
//! ink, any unit ─► deslanted ─► scaled to 20x20, drawn: (H, W) ─► centre of mass ─► drawn again, shifted: Glyph
//! ```
//!
//! [Specks](crate::ink::specks) are left out first: a stray touch would be framed with the digit and shrink it.
//!
//! Only geometry is moved, never pixels: the second drawing is as sharp as the first and needs no resampling filter. Up
//! to rounding, the glyph does not depend on the position, size, stroke order or direction of the drawing. Nor does it
//! depend on its [slant](crate::ink::slant), which MNIST's recipe keeps.
//!
//! The way not taken: moving by whole pixels, as MNIST does. The last bit of the ink can then decide which way the
//! shift is rounded, and a whole pixel is a large step. The network learns MNIST's spread of ±1/2 anyway, and ink lies
//! in the middle of that spread.

use std::borrow::Cow;

use crate::{
    glyph::Glyph,
    ink::{Ink, Point, raster::Raster, slant::slant, specks::specks},
    shape::GLYPH,
};

/// Side of the box that ink is scaled to fit, pen width included, in pixels.
pub const BOX: f32 = 20.0;
/// The x and y of the glyph's centre of mass: the centre of pixel (14, 14).
pub const MIDDLE: f32 = 14.5;
/// The pen's radius in pixels of the glyph. With this radius and edges as wide as [`crate::ink::raster::EDGE`], drawn
/// digits have MNIST's thickness and grey levels. The table gives means over the ten classes, for MNIST's training
/// images and for the 7,494 digits of the UCI pen-based recognition data drawn by this module with three radii:
///
/// | | MNIST | 1.2 | **1.25** | 1.3 |
/// |---|---|---|---|---|
/// | ink (sum of intensities) | 103.1 | 99.3 | 102.8 | 106.3 |
/// | stroke width (2 x ink / total variation) | 2.58 | 2.50 | 2.59 | 2.69 |
/// | pixels with ink | 150.9 | 148.4 | 151.6 | 154.7 |
pub const PEN_RADIUS: f32 = 1.25;

/// Draws `ink` with a pen of [`PEN_RADIUS`]; blank if there is no ink.
#[must_use]
pub fn normalize(ink: &Ink) -> Glyph {
    normalize_with(ink, PEN_RADIUS)
}

/// Draws `ink` as [`normalize`] does, and lists the indices of the strokes left out: [specks](crate::ink::specks).
#[must_use]
pub fn normalize_and_specks(ink: &Ink) -> (Glyph, Vec<usize>) {
    let specks = specks(ink);
    (draw(&without(ink, &specks), PEN_RADIUS), specks)
}

/// Draws `ink` with a pen of `radius` pixels, for training with thinner and thicker pens than [`PEN_RADIUS`].
/// `radius` is clamped to `0.25..=4`; NaN draws nothing.
#[must_use]
pub fn normalize_with(ink: &Ink, radius: f32) -> Glyph {
    draw(&without(ink, &specks(ink)), radius.clamp(0.25, 4.0))
}

/// Draws all of the ink.
fn draw(ink: &Ink, radius: f32) -> Glyph {
    let Some(framing) = Framing::new(ink, radius) else { return Glyph::blank() };
    let drawn = framing.draw(ink, radius);
    Glyph::from_fn(|row, column| drawn[row * GLYPH + column])
}

/// Where [`normalize`] draws `ink` on its glyph, for views of how a drawing becomes a glyph; `None` if there is no ink.
#[must_use]
pub fn framing(ink: &Ink) -> Option<Framing> {
    Framing::new(&without(ink, &specks(ink)), PEN_RADIUS)
}

/// The ink without these strokes. Usually there are none, and nothing is copied.
fn without<'a>(ink: &'a Ink, strokes: &[usize]) -> Cow<'a, Ink> {
    if strokes.is_empty() { Cow::Borrowed(ink) } else { Cow::Owned(ink.without(strokes)) }
}

/// How ink is deslanted and scaled, and where it is drawn. In `f64`, so that offsets within a box keep all their bits,
/// whatever its size and position.
///
/// The point `(x, y)` of the drawing becomes `(x - slant * (y - centre_y) - centre_x) * scale + middle.x` and
/// `(y - centre_y) * scale + middle.y` on the glyph, in pixels.
#[derive(Debug, Clone, PartialEq)]
pub struct Framing {
    /// How far a point moves to the left for each unit that it is below `centre_y`.
    pub slant: f64,
    /// The x of the centre of the deslanted ink's box.
    pub centre_x: f64,
    /// The y of that centre.
    pub centre_y: f64,
    /// Glyph pixels per unit of the drawing; 0 for a dot.
    pub scale: f64,
    /// Where the centre of the box lies on the glyph.
    pub middle: Point,
    /// Half the size of the scaled box of points (without the pen), in pixels.
    half_width: f32,
    half_height: f32,
}

impl Framing {
    fn new(ink: &Ink, radius: f32) -> Option<Self> {
        let mut framing = Self::centred(ink, BOX - 2.0 * radius)?;
        let paper = framing.middle.x;
        let mass = centre_of_mass(&framing.draw(ink, radius));
        // Limit the shift so that the box stays on the paper, or ink would be cut off.
        let slack = |half: f32| paper - half - radius;
        let limit = |shift: f32, slack: f32| shift.max(-slack).min(slack);
        framing.middle = Point {
            x: paper + limit(MIDDLE - mass.x, slack(framing.half_width)),
            y: paper + limit(MIDDLE - mass.y, slack(framing.half_height)),
        };
        Some(framing)
    }

    /// Fits the bounding box of the deslanted ink to `side` pixels in the middle of the paper.
    fn centred(ink: &Ink, side: f32) -> Option<Self> {
        let (slant, points) = (slant(ink), ink.points());
        let ends = |values: &dyn Fn(&Point) -> f64| {
            let values = points.iter().map(values);
            values.map(|v| (v, v)).reduce(|(low, high), (v, _)| (low.min(v), high.max(v)))
        };
        let (top, bottom) = ends(&|p| p.y.into())?;
        let centre_y = (top + bottom) / 2.0;
        let (left, right) = ends(&|p| upright(p, slant, centre_y))?;
        let (width, height) = (right - left, bottom - top);
        let longer = width.max(height);
        // Points that all lie under the pen are a dot: at a scale of 0 they coincide.
        let scale = if longer > ink.pen().into() { f64::from(side) / longer } else { 0.0 };
        Some(Self {
            slant,
            centre_x: (left + right) / 2.0,
            centre_y,
            scale,
            middle: Point { x: GLYPH as f32 / 2.0, y: GLYPH as f32 / 2.0 },
            half_width: (width * scale / 2.0) as f32,
            half_height: (height * scale / 2.0) as f32,
        })
    }

    /// Draws the ink with the centre of its box at `middle`.
    fn draw(&self, ink: &Ink, radius: f32) -> [f32; GLYPH * GLYPH] {
        let place = |p: &Point| Point {
            x: ((upright(p, self.slant, self.centre_y) - self.centre_x) * self.scale) as f32 + self.middle.x,
            y: ((f64::from(p.y) - self.centre_y) * self.scale) as f32 + self.middle.y,
        };
        let mut raster = Raster::new(radius);
        for stroke in ink.strokes() {
            raster.draw(stroke.iter().map(place));
        }
        raster.coverage()
    }
}

/// The x of a point after deslanting around `centre_y`.
fn upright(p: &Point, slant: f64, centre_y: f64) -> f64 {
    f64::from(p.x) - slant * (f64::from(p.y) - centre_y)
}

/// The mean of the pixels' centres, weighted by intensity, in pixels from the paper's corner. There must be ink.
///
/// Sums run row by row, so the result is the same on every target.
pub(crate) fn centre_of_mass(pixels: &[f32; GLYPH * GLYPH]) -> Point {
    let (mut mass, mut x, mut y) = (0.0, 0.0, 0.0);
    for (row, line) in pixels.as_chunks::<GLYPH>().0.iter().enumerate() {
        for (column, &intensity) in line.iter().enumerate() {
            mass += intensity;
            x += intensity * (column as f32 + 0.5);
            y += intensity * (row as f32 + 0.5);
        }
    }
    Point { x: x / mass, y: y / mass }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ink(strokes: &[&[(f32, f32)]]) -> Ink {
        Ink::new(strokes.iter().map(|s| s.iter().map(|&(x, y)| Point { x, y }).collect::<Vec<_>>())).unwrap()
    }

    /// First and last row (or column) with ink.
    fn span(lines: impl Fn(usize, usize) -> f32) -> (usize, usize) {
        let inked = |i: &usize| (0..GLYPH).any(|j| lines(*i, j) > 0.0);
        ((0..GLYPH).find(inked).unwrap(), (0..GLYPH).rfind(inked).unwrap())
    }

    #[test]
    fn no_ink_is_a_blank_glyph() {
        assert!(normalize(&Ink::default()).is_blank());
    }

    #[test]
    fn a_straight_line_is_a_one() {
        for x in [0.0, -1e9, 1e9] {
            let glyph = normalize(&ink(&[&[(x, -3.0), (x, 70.0)]]));
            let at = |row: usize, column: usize| glyph.pixels()[row * GLYPH + column];
            // 20 pixels high around 14.5, as wide as the pen, its axis in column 14.
            assert_eq!(span(at), (4, 24));
            assert_eq!(span(|column, row| at(row, column)), (13, 15));
            assert!(at(14, 14) == 1.0 && (at(14, 13) - at(14, 15)).abs() < 1e-5);
        }
    }

    #[test]
    fn a_dot_is_a_disc_in_the_middle() {
        let dot = normalize(&ink(&[&[(7.0, 7.0)]]));
        assert_eq!(dot.pixels()[14 * GLYPH + 14], 1.0);
        assert_eq!(dot, normalize(&ink(&[&[(-2e8, 1.0); 9]])));
    }

    #[test]
    fn ink_no_larger_than_its_pen_is_a_dot() {
        let dot = normalize(&ink(&[&[(7.0, 7.0)]]));
        let drawn = |strokes: &[&[(f32, f32)]], pen| normalize(&ink(strokes).with_pen(pen).unwrap());
        // A tap that slipped, a jitter, and two taps at one place.
        for slip in [
            &[&[(90.0, 40.0), (90.0, 41.0)][..]][..],
            &[&[(3.0, 3.0), (5.0, 1.0), (3.5, 2.0)]],
            &[&[(0.0, 0.0)], &[(1.0, 2.0)]],
        ] {
            assert_eq!(drawn(slip, 12.0), dot);
            assert_ne!(drawn(slip, 0.0), dot);
        }
        // A short 1 is a digit, even if it is hardly longer than the pen is wide.
        let short: &[&[(f32, f32)]] = &[&[(50.0, 50.0), (51.0, 80.0)]];
        assert_eq!(drawn(short, 12.0), normalize(&ink(short)));
        assert_eq!(drawn(short, 29.9), normalize(&ink(short)));
        assert_eq!(drawn(short, 30.0), dot);
    }

    #[test]
    fn the_centre_of_mass_comes_to_the_middle() {
        let glyph = normalize(&ink(&[&[(0.0, 0.0), (10.0, 0.0), (4.0, 17.0)]]));
        let mass = centre_of_mass(glyph.pixels());
        assert!((mass.x - MIDDLE).abs() < 0.1 && (mass.y - MIDDLE).abs() < 0.1, "{mass:?}");
    }

    #[test]
    fn the_framing_says_where_points_come_to() {
        assert!(framing(&Ink::default()).is_none());
        let seven = ink(&[&[(3.0, 5.0), (43.0, 5.0), (20.0, 81.0)]]);
        let Framing { slant, centre_x, centre_y, scale, middle, .. } = framing(&seven).unwrap();
        let place = |x: f64, y: f64| {
            let along = (x - slant * (y - centre_y) - centre_x) * scale + f64::from(middle.x);
            (along, (y - centre_y) * scale + f64::from(middle.y))
        };
        // The box without the pen is 17.5 pixels high, and the ink is within it.
        let [left, right, foot] = [place(3.0, 5.0), place(43.0, 5.0), place(20.0, 81.0)];
        assert!((foot.1 - left.1 - 17.5).abs() < 1e-5 && left.1 == right.1, "{left:?} {foot:?}");
        let glyph = normalize(&seven);
        for (x, y) in [left, right, foot] {
            assert_eq!(glyph.pixels()[y as usize * GLYPH + x as usize], 1.0, "ink at {x}, {y}");
        }
    }

    #[test]
    fn ink_stays_on_the_paper_where_the_centre_of_mass_would_push_it_off() {
        // Nearly all the ink is in the upper left corner, with a thin tail to the lower right corner.
        let mut scribble: Vec<_> = (0..400).map(|i| ((i * 7 % 11) as f32, (i * 5 % 13) as f32)).collect();
        scribble.push((40.0, 40.0));
        let glyph = normalize_with(&ink(&[&scribble]), 0.25);
        let at = |row: usize, column: usize| glyph.pixels()[row * GLYPH + column];
        let (top, bottom) = span(at);
        assert!(bottom == GLYPH - 1 && bottom - top >= 19, "{top}..={bottom}");
    }

    #[test]
    fn any_size_anywhere_gives_numbers() {
        for size in [1e-45, 1e-30, 1e-3, 1e9] {
            let glyph = normalize(&ink(&[&[(0.0, 0.0), (size, size / 2.0)], &[(-size, size)]]));
            assert!(!glyph.is_blank() && Glyph::new(glyph.pixels()).is_ok(), "{size}");
        }
    }

    #[test]
    fn a_pen_out_of_range_is_held_to_it() {
        let seven = ink(&[&[(0.0, 0.0), (10.0, 0.0), (4.0, 17.0)]]);
        assert_eq!(normalize_with(&seven, -3.0), normalize_with(&seven, 0.25));
        assert_eq!(normalize_with(&seven, 1e30), normalize_with(&seven, 4.0));
        assert!(normalize_with(&seven, f32::NAN).is_blank());
    }
}
