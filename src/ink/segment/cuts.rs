//! Where a stroke may run from one digit into the next.
//!
//! At each point the stroke has a part before and a part after. Where two digits were written without lifting the pen, some
//! point separates them: what comes before lies to the left of what comes after, up to a small overlap. The pen passes from
//! one digit to the other on its way to the right, through the middle of the line, or turns sharply where one of them ends,
//! so these are the places to cut.

use super::piece::Piece;
use crate::ink::Point;

/// A stroke narrower than this is not cut. All lengths are in digit heights.
const NARROW: f32 = 0.8;
/// Parts that overlap by more than this belong to one digit.
const OVERLAP: f32 = 0.3;
/// Each part of a stroke is at least this high.
const LOW: f32 = 0.45;
/// The pen travels at least this far between two cuts.
const APART: f32 = 0.15;
/// The most cuts in a stroke.
const MOST: usize = 8;

/// Adds the stroke to `pieces`, whole or in parts.
pub(super) fn cut(stroke: &Piece, points: &[Point], height: f32, pieces: &mut Vec<Piece>) {
    let own = &points[stroke.points.clone()];
    if stroke.right - stroke.left < NARROW * height || own.len() < 3 {
        return pieces.push(stroke.clone());
    }
    let start = stroke.points.start;
    let mut from = 0;
    for to in places(own, height).into_iter().chain([own.len() - 1]) {
        pieces.push(Piece::new(stroke.stroke, start + from..start + to + 1, points));
        from = to;
    }
}

/// The bounding box of a run of points.
#[derive(Clone, Copy)]
struct Extent {
    left: f32,
    right: f32,
    top: f32,
    bottom: f32,
}

impl Extent {
    const NONE: Self =
        Self { left: f32::INFINITY, right: f32::NEG_INFINITY, top: f32::INFINITY, bottom: f32::NEG_INFINITY };

    fn and(self, p: &Point) -> Self {
        Self {
            left: self.left.min(p.x),
            right: self.right.max(p.x),
            top: self.top.min(p.y),
            bottom: self.bottom.max(p.y),
        }
    }
}

/// The points at which to cut, in order.
fn places(own: &[Point], height: f32) -> Vec<usize> {
    let n = own.len();
    let grow = |extent: &mut Extent, p: &Point| {
        *extent = extent.and(p);
        Some(*extent)
    };
    let before: Vec<Extent> = own.iter().scan(Extent::NONE, grow).collect();
    let mut after: Vec<Extent> = own.iter().rev().scan(Extent::NONE, grow).collect();
    after.reverse();
    let middle = (before[n - 1].top + before[n - 1].bottom) / 2.0;
    // The last vertical step into each point but the first. Level steps are skipped: a turn may be flat.
    let down: Vec<f32> = own
        .windows(2)
        .scan(0.0, |last, pair| {
            let by = pair[1].y - pair[0].y;
            *last = if by == 0.0 { *last } else { by };
            Some(*last)
        })
        .collect();
    let parts = |i: usize| {
        let (a, b) = (before[i], after[i]);
        let overlap = (a.right - b.left).min(b.right - a.left);
        overlap <= OVERLAP * height && a.bottom - a.top >= LOW * height && b.bottom - b.top >= LOW * height
    };
    let turns = |i: usize| {
        let (a, b, c) = (own[i - 1], own[i], own[i + 1]);
        down[i - 1] * (c.y - b.y) < 0.0 || (b.x - a.x) * (c.x - b.x) + (b.y - a.y) * (c.y - b.y) < 0.0
    };
    let passes = |i: usize| {
        let (a, b) = (own[i - 1], own[i]);
        (a.y - middle) * (b.y - middle) <= 0.0
    };
    let mut cuts: Vec<usize> = Vec::new();
    let mut way = f32::INFINITY;
    for i in 1..n - 1 {
        let (x, y) = (own[i].x - own[i - 1].x, own[i].y - own[i - 1].y);
        way += (x * x + y * y).sqrt();
        if cuts.len() < MOST && way >= APART * height && parts(i) && (turns(i) || passes(i)) {
            cuts.push(i);
            way = 0.0;
        }
    }
    cuts
}

#[cfg(test)]
mod tests {
    use rand::{RngExt, SeedableRng};
    use rand_pcg::Pcg64Mcg;

    use super::*;

    type Axis = fn(&(i32, i32)) -> i32;

    /// Places to cut by their definition, in integer coordinates; `None` if rounding could decide one of them.
    fn by_definition(own: &[(i32, i32)], height: i32) -> Option<Vec<usize>> {
        let low = |points: &[(i32, i32)], axis: Axis| points.iter().map(axis).min().unwrap();
        let high = |points: &[(i32, i32)], axis: Axis| points.iter().map(axis).max().unwrap();
        let (x, y): (Axis, Axis) = (|p| p.0, |p| p.1);
        let square = |a: (i32, i32), b: (i32, i32)| (b.0 - a.0).pow(2) + (b.1 - a.1).pow(2);
        let doubled_middle = low(own, y) + high(own, y);
        let (mut cuts, mut last) = (Vec::new(), None);
        for i in 1..own.len() - 1 {
            let (before, after) = (&own[..=i], &own[i..]);
            let part = |part: &[(i32, i32)]| 20 * (high(part, y) - low(part, y)) >= 9 * height;
            let overlap = (high(before, x) - low(after, x)).min(high(after, x) - low(before, x));
            let parts = 10 * overlap <= 3 * height && part(before) && part(after);
            let (a, b, c) = (own[i - 1], own[i], own[i + 1]);
            let before_level = own[..i].iter().rev().map(|p| b.1 - p.1).find(|&by| by != 0).unwrap_or(0);
            let turns = before_level.signum() * (c.1 - b.1).signum() < 0
                // If the pen turns by more than a right angle, the way from a to c is shorter than a hypotenuse.
                || square(a, c) < square(a, b) + square(b, c);
            let sides = [a, b].map(|p| (2 * p.1 - doubled_middle).signum());
            let passes = sides[0] * sides[1] <= 0;
            let way = last.map(|last: usize| {
                own[last..=i].windows(2).map(|pair| f64::from(square(pair[0], pair[1])).sqrt()).sum::<f64>()
            });
            let bound = 0.15 * f64::from(height);
            if way.is_some_and(|way| (way - bound).abs() < 1e-3) {
                return None;
            }
            if cuts.len() < 8 && way.is_none_or(|way| way > bound) && parts && (turns || passes) {
                cuts.push(i);
                last = Some(i);
            }
        }
        Some(cuts)
    }

    #[test]
    fn a_stroke_is_cut_where_the_definition_says() {
        let mut rng = Pcg64Mcg::seed_from_u64(7);
        let mut counts = [0; 9];
        for _ in 0..20_000 {
            let n = rng.random_range(3..24);
            // To the right on average, level now and then.
            let mut at = (0, 50);
            let own: Vec<(i32, i32)> = (0..n)
                .map(|_| {
                    let level = rng.random_bool(0.2);
                    at = (at.0 + rng.random_range(-12..24), if level { at.1 } else { rng.random_range(0..=100) });
                    at
                })
                .collect();
            // Not a multiple of ten, so that no bound falls on an integer coordinate.
            let height = 10 * rng.random_range(4..11) + rng.random_range(1..10);
            let points: Vec<Point> = own.iter().map(|&(x, y)| Point { x: x as f32, y: y as f32 }).collect();
            if let Some(expected) = by_definition(&own, height) {
                assert_eq!(places(&points, height as f32), expected, "{own:?} of {height}");
                counts[expected.len()] += 1;
            }
        }
        assert!(counts.iter().all(|&count| count > 100), "{counts:?}");
    }
}
