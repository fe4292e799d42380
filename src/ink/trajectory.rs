//! Features of the pen's trajectory: 87 numbers that an image of 28 x 28 pixels does not show.
//!
//! On the glyph a narrow loop is filled and looks like a bar, but the pen went through it twice. So the trajectory is
//! measured as geometry, with width and height scaled separately: a narrow digit is as wide here as a round one. Alimoglu
//! and Alpaydin combined an image with the trajectory that drew it ("Combining multiple representations for pen-based
//! handwritten digit recognition", 2001). Their features depend on the order of points. The features here do not; nor does
//! anything else in this room:
//!
//! * for each of 5 x 4 cells, how the pen's direction changes in it: the sum of the differences between successive
//!   directions, and the sum of their lengths. A difference is a vector that points to the inside of the bend, whichever way
//!   the pen went. Also the number of stroke ends, in halves;
//! * width and height relative to the larger of the two, the area that strokes enclose, the length of the whole trajectory,
//!   the smallest distance between the two ends of a stroke, how much the direction changes in total, and how much of that
//!   remains when the left and right turns of a stroke cancel.
//!
//! The way not taken: features of where the pen goes in which direction. The glyph shows that, so a classifier that sees it
//! as well makes more of the network's mistakes (`docs/notes/numbers.md`).

use crate::ink::{Ink, Point, slant::slant};

const ROWS: usize = 5;
const COLUMNS: usize = 4;
/// The two components of a bend, its size, and stroke ends.
const CHANNELS: usize = 4;
const CELLS: usize = ROWS * COLUMNS * CHANNELS;
/// The number of features.
pub const FEATURES: usize = CELLS + 7;

/// A side shorter than this share of the longer one is stretched as if it had this share.
const NARROW: f32 = 0.35;
/// The longest step in which the trajectory is sampled.
const STEP: f32 = 1.0 / 14.0;
/// A stroke shorter than this is a dot, which has no ends.
const DOT: f32 = 0.1;

/// The features of `ink`, which must have points.
#[inline(never)]
#[must_use]
pub fn features(ink: &Ink) -> [f32; FEATURES] {
    let frame = Frame::of(ink);
    let mut features = [0.0; FEATURES];
    let (mut area, mut length, mut nearest, mut turn, mut one_way) = (0.0, 0.0, 1.5_f32, 0.0, 0.0);
    for stroke in ink.strokes() {
        let points: Vec<Point> = stroke.iter().map(|p| frame.place(p)).collect();
        let (points, own) = evenly(&points);
        let (first, last) = (points[0], points[points.len() - 1]);
        let around = points.windows(2).fold(cross(last, first), |sum, pair| sum + cross(pair[0], pair[1]));
        area += around.abs() / 2.0;
        length += own;
        let turns = bend(&mut features, &points);
        turn += turns[0];
        one_way += turns[1].abs();
        if own > DOT {
            for end in [first, last] {
                put(&mut features, end, [0.0, 0.0, 0.0, 0.5]);
            }
            nearest = nearest.min(size(less(last, first)));
        }
    }
    let [width, height] = frame.aspect;
    features[CELLS..].copy_from_slice(&[width, height, area, length / 3.0, nearest, turn / 6.0, one_way / 6.0]);
    features
}

/// A stroke as points at equal distances of at most [`STEP`], and its length.
fn evenly(stroke: &[Point]) -> (Vec<Point>, f32) {
    let ways: Vec<f32> = stroke.windows(2).map(|pair| size(less(pair[1], pair[0]))).collect();
    let length: f32 = ways.iter().sum();
    let steps = (length / STEP).ceil();
    let mut points = vec![stroke[0]];
    let (mut passed, mut step) = (0.0, 1.0);
    for (pair, way) in stroke.windows(2).zip(ways) {
        while step < steps && step * length / steps < passed + way {
            let along = (step * length / steps - passed) / way;
            let by = less(pair[1], pair[0]);
            points.push(Point { x: pair[0].x + along * by.x, y: pair[0].y + along * by.y });
            step += 1.0;
        }
        passed += way;
    }
    if steps > 0.0 {
        points.extend(stroke.last());
    }
    (points, length)
}

/// Adds the changes of direction along a stroke to the features, and returns two totals: of all turns, and of right turns
/// minus left turns.
fn bend(features: &mut [f32; FEATURES], points: &[Point]) -> [f32; 2] {
    let mut turns = [0.0; 2];
    let mut before: Option<Point> = None;
    for pair in points.windows(2) {
        let way = less(pair[1], pair[0]);
        let length = size(way);
        if length == 0.0 {
            continue;
        }
        let direction = Point { x: way.x / length, y: way.y / length };
        if let Some(before) = before {
            let bend = less(direction, before);
            let by = size(bend);
            put(features, pair[0], [bend.x, bend.y, by, 0.0]);
            turns[0] += by;
            turns[1] += by.copysign(cross(before, direction));
        }
        before = Some(direction);
    }
    turns
}

fn less(a: Point, b: Point) -> Point {
    Point { x: a.x - b.x, y: a.y - b.y }
}

fn size(v: Point) -> f32 {
    (v.x * v.x + v.y * v.y).sqrt()
}

fn cross(a: Point, b: Point) -> f32 {
    a.x * b.y - a.y * b.x
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

/// Deslants points and maps them to the unit square.
struct Frame {
    origin: Point,
    slant: f32,
    middle: [f32; 2],
    size: [f32; 2],
    /// Width and height, the larger being 1.
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

    fn sum(features: &[f32; FEATURES], channel: usize) -> f32 {
        features[..CELLS].iter().skip(channel).step_by(CHANNELS).sum()
    }

    #[test]
    fn cells_sum_up_to_the_turns_and_to_the_ends() {
        let drawn = features(&ink(&[SEVEN, BAR]));
        assert!((sum(&drawn, 2) / 6.0 - drawn[CELLS + 5]).abs() < 1e-4);
        assert!((sum(&drawn, 3) - 2.0).abs() < 1e-4);
    }

    #[test]
    fn a_bend_points_to_its_inside_and_opposite_ones_cancel() {
        // Half a circle, open to the left, and the other half below it.
        let half = |side: f32, top: f32| {
            (0..=16).map(move |i| (i as f32 * 0.196).sin_cos()).map(move |(x, y)| (side * 50.0 * x, top - 50.0 * y))
        };
        let arc = features(&ink(&[&half(1.0, 0.0).collect::<Vec<_>>()]));
        assert!(sum(&arc, 0) < -1.5, "{}", sum(&arc, 0));
        assert!((arc[CELLS + 5] - arc[CELLS + 6]).abs() < 1e-3);
        let wave = features(&ink(&[&half(1.0, 0.0).chain(half(-1.0, 100.0)).collect::<Vec<_>>()]));
        assert!(sum(&wave, 0).abs() < 0.3, "{}", sum(&wave, 0));
        assert!(wave[CELLS + 6] < 0.3 * wave[CELLS + 5]);
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
