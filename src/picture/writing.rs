//! A picture of a number, as strokes that [`crate::ink::segment`] can split, and the glyph of each part.
//!
//! ```text
//! brightness ─► ink of all digits ─► level ─► thinned ─► strokes ─segment─► pieces ─► the ink nearest to each: glyphs, boxes
//! ```
//!
//! The strokes are traced along the middle of the ink, as a pen might have drawn it: straight on where lines cross. They show
//! where one digit may end and the next begin, even where two digits touch. What the network reads is the picture's own ink,
//! framed as a single digit's is: grey edges carry position, and the traced middle would lose them.
//!
//! The way not taken: cutting at columns with little ink. Digits lean over one another, and a column then has ink of both.

mod choose;
mod graph;
mod level;
mod parts;
mod thin;
mod trace;

use level::Level;
pub use parts::Parts;

use super::{brightness::Plane, separate::separate};
use crate::ink::{self, Ink, Point, segment::Segments};

/// The longest side of the plane from which a number is read: digits of a long number are small.
pub(super) const LONGEST: usize = 1024;
/// Ink of at least this intensity belongs to a stroke.
const INSIDE: f32 = 0.5;

/// All that is written on a picture.
#[derive(Debug, Clone)]
pub struct Writing {
    /// Intensities, with the lines of writing level.
    ink: Plane,
    place: Place,
    strokes: Ink,
}

/// Where level ink lies on the picture.
#[derive(Debug, Clone)]
struct Place {
    level: Level,
    /// The corner of the sheet, in squares.
    origin: [usize; 2],
    /// The side of a square, in pixels of the picture.
    square: usize,
    /// The picture's size.
    size: [usize; 2],
}

impl Place {
    /// Maps a point of level ink to pixels of the picture, clamped to its bounds.
    fn on_picture(&self, p: Point) -> Point {
        let y = self.level.undone(p);
        let [x, y] = [(0, p.x), (1, y)].map(|(axis, at)| {
            ((at + self.origin[axis] as f32) * self.square as f32).max(0.0).min(self.size[axis] as f32)
        });
        Point { x, y }
    }

    /// The left, top, right and bottom of a part of level ink, in pixels of the picture. Where none of it belongs to a stroke,
    /// what is at least half as dark as the darkest counts, so that there always are bounds.
    #[inline(never)]
    fn bounds(&self, plane: &Plane) -> [f32; 4] {
        let [left, top] = plane.origin().map(|at| at as f32);
        let darkest = plane.values().iter().copied().fold(0.0, f32::max);
        let least = if darkest < INSIDE { darkest / 2.0 } else { INSIDE };
        let corners = plane.pixels().filter(|&(.., v)| v >= least).flat_map(|(x, y, _)| [(x, y), (x + 1, y + 1)]);
        ink::bounds(corners.map(|(x, y)| self.on_picture(Point { x: left + x as f32, y: top + y as f32 })))
    }
}

impl Writing {
    /// All that is written on a picture of this size; each value of the plane stands for a square of pixels.
    pub(super) fn on(picture: &Plane, square: usize, size: [usize; 2]) -> Option<Self> {
        let ink = separate::<choose::Digits>(picture)?;
        let (level, origin) = (Level::of(&ink), ink.origin());
        let ink = level.applied(&ink);
        let strokes = trace::strokes(&ink);
        let place = Place { level, origin, square, size };
        Some(Self { ink, place, strokes })
    }

    /// The traced strokes, in a unit of their own.
    #[must_use]
    pub fn strokes(&self) -> &Ink {
        &self.strokes
    }

    /// Its ink, split as its strokes are. `segments` must be those of its strokes.
    #[must_use]
    pub fn parts(&self, segments: &Segments) -> Parts<'_> {
        Parts::new(self, segments)
    }

    /// The left, top, right and bottom of all its ink, in the picture's pixels.
    #[must_use]
    pub fn bounds(&self) -> [f32; 4] {
        self.place.bounds(&self.ink)
    }

    /// Some of its strokes as they lie on the picture, in the picture's pixels.
    #[must_use]
    pub fn on_picture(&self, strokes: &Ink) -> Ink {
        let strokes =
            strokes.strokes().map(|stroke| stroke.iter().map(|&p| self.place.on_picture(p)).collect::<Vec<_>>());
        Ink::new(strokes).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::picture::Picture;

    /// A picture of rows of text, each character a square of `scale` pixels a side; `#` is dark ink.
    fn writing(rows: &[&str], scale: usize) -> Option<Writing> {
        let (width, height) = (rows[0].len() * scale, rows.len() * scale);
        let inked = |i: usize| rows[i / width / scale].as_bytes()[i % width / scale] == b'#';
        let pixel = |i: usize| if inked(i) { [0, 0, 0, 255] } else { [255; 4] };
        let rgba: Vec<u8> = (0..width * height).flat_map(pixel).collect();
        Picture::new(&rgba, width, height).unwrap().writing()
    }

    #[test]
    fn a_bar_is_one_stroke_and_a_cross_is_two() {
        let bar = writing(&["     ", "  #  ", "  #  ", "  #  ", "  #  ", "     "], 12).unwrap();
        assert_eq!(bar.strokes().strokes().count(), 1);
        let bounds = bar.bounds();
        assert_eq!(bounds, [24.0, 12.0, 36.0, 60.0]);
        let upright = "    #    ";
        let rows = [[upright; 5], ["  #####  ", upright, upright, upright, upright]].concat();
        let cross = writing(&[&["         "][..], &rows, &["         "]].concat(), 12).unwrap();
        let inside = |x: f32, y: f32| (48.0..=60.0).contains(&x) || (72.0..=84.0).contains(&y);
        let on_picture = cross.on_picture(cross.strokes());
        assert_eq!(on_picture.strokes().count(), 2);
        assert!(on_picture.points().iter().all(|p| inside(p.x, p.y)));
    }

    #[test]
    fn ink_too_faint_for_strokes_has_bounds() {
        let faint = |dark: f32| {
            let inked = |i: usize| (8..12).contains(&(i % 20)) && (10..30).contains(&(i / 20));
            let ink = Plane::new(20, (0..20 * 40).map(|i| if inked(i) { dark } else { dark / 4.0 }).collect());
            let place = Place { level: Level::of(&ink), origin: [0; 2], square: 1, size: [20, 40] };
            Writing { ink, place, strokes: Ink::default() }.bounds()
        };
        assert_eq!(faint(0.4), [8.0, 10.0, 12.0, 30.0]);
        assert_eq!(faint(0.0), [0.0, 0.0, 20.0, 40.0]);
    }

    #[test]
    fn paper_alone_has_no_writing() {
        assert!(writing(&["    ", "    "], 20).is_none());
    }

    #[test]
    fn tilted_rows_are_made_level() {
        // Bars of 6 by 30 pixels, 40 apart, each lower than the one before by `step`.
        for (step, tilt) in [(0_i32, 0.0), (10, 0.25), (-10, -0.25)] {
            let at = |x: i32, y: i32| {
                let bar = x / 40;
                let top = 120 + step * bar;
                (1..6).contains(&bar) && (10..16).contains(&(x % 40)) && (top..top + 30).contains(&y)
            };
            let ink = Plane::new(280, (0..280 * 240).map(|i| f32::from(u8::from(at(i % 280, i / 280)))).collect());
            let level = Level::of(&ink);
            let rows = |ink: &Plane| {
                let rows: std::collections::BTreeSet<usize> =
                    ink.pixels().filter(|&(.., v)| v >= INSIDE).map(|(_, y, _)| y).collect();
                rows.len()
            };
            let levelled = level.applied(&ink);
            assert!(rows(&levelled) <= 34, "{step}: {}", rows(&levelled));
            // And back to where it was.
            let (x, y, _) = levelled.pixels().find(|&(x, _, v)| x == 130 && v > 0.9).unwrap();
            let back = level.undone(Point { x: x as f32, y: y as f32 });
            assert!((back - (120 + 3 * step) as f32).abs() < 2.5, "{tilt}: {back}");
        }
    }

    #[test]
    fn each_part_takes_the_ink_that_is_nearest() {
        let two = writing(&["         ", "  #   #  ", "  #   #  ", "  #   #  ", "         "], 12).unwrap();
        let segments = Segments::of(two.strokes());
        assert_eq!(segments.len(), 2);
        let parts = two.parts(&segments);
        assert_eq!(parts.bounds(0..1), [24.0, 12.0, 36.0, 48.0]);
        assert_eq!(parts.bounds(1..2), [72.0, 12.0, 84.0, 48.0]);
        assert_eq!(parts.glyph(0..1), parts.glyph(1..2));
    }
}
