//! Features of the pen's trajectory: 53 numbers that an image of 28 x 28 pixels does not show.
//!
//! On the glyph a narrow loop is filled and looks like a bar, but the pen went through it twice. So the trajectory is
//! measured as geometry, with width and height scaled separately: a narrow digit is as wide here as a round one. Alimoglu
//! and Alpaydin combined an image with the trajectory that drew it ("Combining multiple representations for pen-based
//! handwritten digit recognition", 2001). Their features depend on the order of points. These do not, like everything else
//! in this room:
//!
//! * for each of 4 x 3 cells, the length of the trajectory in it; that length times the cosine and times the sine of twice
//!   the angle, which is the same in both directions; and the number of stroke ends in it, in halves;
//! * width and height relative to the longer of them, the area that strokes enclose, the length of the whole trajectory, and
//!   the smallest distance between the two ends of a stroke.

use crate::ink::{Ink, Point, slant::slant};

const ROWS: usize = 4;
const COLUMNS: usize = 3;
/// Length, its two directions, and ends.
const CHANNELS: usize = 4;
const CELLS: usize = ROWS * COLUMNS * CHANNELS;
/// The number of features.
pub const FEATURES: usize = CELLS + 5;

/// Ink narrower or lower than this share of its longer side is not stretched further.
const NARROW: f32 = 0.35;
/// The trajectory is sampled in steps of at most this.
const STEP: f32 = 1.0 / 12.0;
/// A stroke shorter than this is a dot, which has no ends.
const DOT: f32 = 0.1;

/// The features of `ink`, which must have points.
#[inline(never)]
#[must_use]
pub fn features(ink: &Ink) -> [f32; FEATURES] {
    let frame = Frame::of(ink);
    let mut features = [0.0; FEATURES];
    let (mut area, mut length, mut nearest) = (0.0, 0.0, 1.5_f32);
    for stroke in ink.strokes() {
        let points: Vec<Point> = stroke.iter().map(|p| frame.place(p)).collect();
        let (first, last) = (points[0], points[points.len() - 1]);
        let mut own = 0.0;
        let mut around = last.x * first.y - last.y * first.x;
        for pair in points.windows(2) {
            own += trace(&mut features, pair[0], pair[1]);
            around += pair[0].x * pair[1].y - pair[0].y * pair[1].x;
        }
        area += around.abs() / 2.0;
        length += own;
        if own > DOT {
            for end in [first, last] {
                put(&mut features, end, [0.0, 0.0, 0.0, 0.5]);
            }
            let (x, y) = (last.x - first.x, last.y - first.y);
            nearest = nearest.min((x * x + y * y).sqrt());
        }
    }
    features[CELLS..].copy_from_slice(&[frame.aspect[0], frame.aspect[1], area, length / 3.0, nearest]);
    features
}

/// Adds the segment from `a` to `b`, and returns its length.
fn trace(features: &mut [f32; FEATURES], a: Point, b: Point) -> f32 {
    let (x, y) = (b.x - a.x, b.y - a.y);
    let square = x * x + y * y;
    let length = square.sqrt();
    if square > 0.0 {
        let steps = (length / STEP).ceil();
        let part = length / steps;
        let values = [part, part * (x * x - y * y) / square, part * 2.0 * x * y / square, 0.0];
        for step in 0..steps as usize {
            let along = (step as f32 + 0.5) / steps;
            put(features, Point { x: a.x + along * x, y: a.y + along * y }, values);
        }
    }
    length
}

/// Adds values to the four cells around `at`, weighted bilinearly.
#[inline(never)]
fn put(features: &mut [f32; FEATURES], at: Point, values: [f32; CHANNELS]) {
    let between = |at: f32, cells: usize| {
        let at = (at * cells as f32 - 0.5).clamp(0.0, (cells - 1) as f32);
        let low = (at as usize).min(cells - 2);
        (low, at - low as f32)
    };
    let ((column, right), (row, below)) = (between(at.x, COLUMNS), between(at.y, ROWS));
    for (row, share) in [(row, 1.0 - below), (row + 1, below)] {
        for (column, share) in [(column, share * (1.0 - right)), (column + 1, share * right)] {
            let cell = (row * COLUMNS + column) * CHANNELS;
            for (sum, value) in features[cell..cell + CHANNELS].iter_mut().zip(values) {
                *sum += share * value;
            }
        }
    }
}

/// Maps points to the unit square, deslanted.
struct Frame {
    origin: Point,
    slant: f32,
    middle: [f32; 2],
    size: [f32; 2],
    /// Width and height, the longer being 1.
    aspect: [f32; 2],
}

impl Frame {
    fn of(ink: &Ink) -> Self {
        let unset = Self {
            origin: ink.points()[0],
            slant: slant(ink) as f32,
            middle: [0.0; 2],
            size: [1.0; 2],
            aspect: [0.0; 2],
        };
        let (mut low, mut high) = ([f32::INFINITY; 2], [f32::NEG_INFINITY; 2]);
        for p in ink.points() {
            for (axis, value) in unset.upright(p).into_iter().enumerate() {
                (low[axis], high[axis]) = (low[axis].min(value), high[axis].max(value));
            }
        }
        let [width, height] = [0, 1].map(|axis| high[axis] - low[axis]);
        // Ink without any size is a dot in the middle.
        let longer = width.max(height).max(1e-30);
        Self {
            middle: [0, 1].map(|axis| (low[axis] + high[axis]) / 2.0),
            size: [width, height].map(|size| size.max(NARROW * longer)),
            aspect: [width / longer, height / longer],
            ..unset
        }
    }

    fn upright(&self, p: &Point) -> [f32; 2] {
        let (x, y) = (p.x - self.origin.x, p.y - self.origin.y);
        [x - self.slant * y, y]
    }

    fn place(&self, p: &Point) -> Point {
        let [x, y] = self.upright(p);
        Point { x: (x - self.middle[0]) / self.size[0] + 0.5, y: (y - self.middle[1]) / self.size[1] + 0.5 }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ink(strokes: &[&[(f32, f32)]]) -> Ink {
        Ink::new(strokes.iter().map(|s| s.iter().map(|&(x, y)| Point { x, y }).collect::<Vec<_>>())).unwrap()
    }

    fn assert_near(a: &[f32; FEATURES], b: &[f32; FEATURES]) {
        for (i, (a, b)) in a.iter().zip(b).enumerate() {
            assert!((a - b).abs() < 1e-3, "feature {i}: {a} and {b}");
        }
    }

    const SEVEN: &[(f32, f32)] = &[(0.0, 0.0), (50.0, 2.0), (20.0, 90.0)];
    const BAR: &[(f32, f32)] = &[(10.0, 45.0), (52.0, 44.0)];

    #[test]
    fn neither_order_nor_direction_nor_place_nor_size_matters() {
        let drawn = features(&ink(&[SEVEN, BAR]));
        let backwards: Vec<_> = SEVEN.iter().rev().copied().collect();
        assert_near(&features(&ink(&[BAR, &backwards])), &drawn);
        let moved: Vec<Vec<_>> =
            [SEVEN, BAR].iter().map(|s| s.iter().map(|(x, y)| (3.0 * x - 70.0, 3.0 * y + 9.0)).collect()).collect();
        assert_near(&features(&ink(&[&moved[0], &moved[1]])), &drawn);
    }

    #[test]
    fn cells_sum_up_to_the_length_and_to_the_ends() {
        let drawn = features(&ink(&[SEVEN, BAR]));
        let sum = |channel: usize| drawn[..CELLS].iter().skip(channel).step_by(CHANNELS).sum::<f32>();
        assert!((sum(0) / 3.0 - drawn[CELLS + 3]).abs() < 1e-4);
        assert!((sum(3) - 2.0).abs() < 1e-4);
    }

    #[test]
    fn a_narrow_loop_is_no_bar() {
        let bar = features(&ink(&[&[(0.0, 0.0), (0.0, 100.0)]]));
        let looped =
            features(&ink(&[&[(4.0, 10.0), (0.0, 0.0), (-5.0, 30.0), (0.0, 50.0), (4.0, 10.0), (0.0, 100.0)]]));
        assert!(looped[CELLS + 3] > 1.5 * bar[CELLS + 3]);
    }

    #[test]
    fn ink_of_any_size_has_features() {
        for size in [0.0, 1e-45, 1e-30, 1.0, 1e9] {
            let found = features(&ink(&[&[(0.0, 0.0), (size, size / 2.0)], &[(-size, size)]]));
            assert!(found.iter().all(|value| value.is_finite()), "{size}: {found:?}");
        }
    }
}
