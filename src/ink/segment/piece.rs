//! A stroke or a part of one, with its bounding box and a few of its points.

use core::ops::Range;

use crate::ink::{self, Ink, Point};

/// How many points represent a piece when distances are measured.
const FEW: usize = 24;

/// A run of one stroke's points. Coordinates are deslanted.
#[derive(Debug, Clone)]
pub(super) struct Piece {
    /// The index of its stroke.
    pub(super) stroke: usize,
    /// The range of its points among all points of the ink.
    pub(super) points: Range<usize>,
    pub(super) left: f32,
    pub(super) right: f32,
    pub(super) top: f32,
    pub(super) bottom: f32,
    few: Vec<Point>,
}

impl Piece {
    #[inline(never)]
    pub(super) fn new(stroke: usize, points: Range<usize>, all: &[Point]) -> Self {
        let own = &all[points.clone()];
        let [left, top, right, bottom] = ink::bounds(own.iter().copied());
        let last = own.len() - 1;
        let count = last.min(FEW - 1);
        let few = (0..=count).map(|i| own[i * last / count.max(1)]).collect();
        Self { stroke, points, left, right, top, bottom, few }
    }

    pub(super) fn width(&self) -> f32 {
        self.right - self.left
    }

    pub(super) fn centre(&self) -> f32 {
        (self.left + self.right) / 2.0
    }

    /// The smallest distance between two pieces, and whether they cross.
    #[inline(never)]
    pub(super) fn distance(&self, other: &Self) -> (f32, bool) {
        let mut least = f32::INFINITY;
        let mut crosses = false;
        for (here, there) in [(self, other), (other, self)] {
            for &p in &here.few {
                for pair in there.few.windows(2) {
                    least = least.min(to_segment(p, pair[0], pair[1]));
                }
                least = least.min(to_segment(p, there.few[0], there.few[0]));
            }
        }
        for a in self.few.windows(2) {
            crosses |= other.few.windows(2).any(|b| cross(a, b));
        }
        (if crosses { 0.0 } else { least.sqrt() }, crosses)
    }
}

/// The left, right, top and bottom of some pieces.
#[inline(never)]
pub(super) fn bounds(pieces: &[Piece]) -> [f32; 4] {
    let nothing = [f32::INFINITY, f32::NEG_INFINITY, f32::INFINITY, f32::NEG_INFINITY];
    pieces.iter().fold(nothing, |[left, right, top, bottom], piece| {
        [left.min(piece.left), right.max(piece.right), top.min(piece.top), bottom.max(piece.bottom)]
    })
}

/// Each stroke as one piece.
pub(super) fn strokes(ink: &Ink, points: &[Point]) -> Vec<Piece> {
    let mut start = 0;
    let piece = |(stroke, of): (usize, &[Point])| {
        let range = start..start + of.len();
        start = range.end;
        Piece::new(stroke, range, points)
    };
    ink.strokes().enumerate().map(piece).collect()
}

/// The squared distance from `p` to the segment from `a` to `b`.
fn to_segment(p: Point, a: Point, b: Point) -> f32 {
    let (dx, dy) = (b.x - a.x, b.y - a.y);
    let length2 = dx * dx + dy * dy;
    let along = if length2 > 0.0 { (((p.x - a.x) * dx + (p.y - a.y) * dy) / length2).clamp(0.0, 1.0) } else { 0.0 };
    let (x, y) = (p.x - a.x - along * dx, p.y - a.y - along * dy);
    x * x + y * y
}

/// Whether two segments cross.
fn cross(a: &[Point], b: &[Point]) -> bool {
    let side = |a: &[Point], p: Point| (a[1].x - a[0].x) * (p.y - a[0].y) - (a[1].y - a[0].y) * (p.x - a[0].x);
    side(a, b[0]) * side(a, b[1]) < 0.0 && side(b, a[0]) * side(b, a[1]) < 0.0
}

#[cfg(test)]
mod tests {
    use rand::{RngExt, SeedableRng};
    use rand_pcg::Pcg64Mcg;

    use super::*;

    #[test]
    fn distance_is_the_least_between_any_two_places() {
        const STEPS: u16 = 100;
        let mut rng = Pcg64Mcg::seed_from_u64(3);
        let mut crossing = 0;
        for _ in 0..300 {
            let mut piece = |left: f32| {
                let count = rng.random_range(1..5);
                let points: Vec<Point> = (0..count)
                    .map(|_| Point { x: left + rng.random_range(-50.0..50.0), y: rng.random_range(-50.0..50.0) })
                    .collect();
                Piece::new(0, 0..count, &points)
            };
            let (a, b) = (piece(-20.0), piece(20.0));
            let places = |piece: &Piece| -> Vec<Point> {
                let along = |pair: &[Point], t: f32| Point {
                    x: pair[0].x + t * (pair[1].x - pair[0].x),
                    y: pair[0].y + t * (pair[1].y - pair[0].y),
                };
                let share = |step: u16| f32::from(step) / f32::from(STEPS);
                let on = piece.few.windows(2).flat_map(|pair| (0..=STEPS).map(move |step| along(pair, share(step))));
                on.chain(piece.few.first().copied()).collect()
            };
            let there = places(&b);
            let apart = |p: &Point| there.iter().map(|q| (p.x - q.x).hypot(p.y - q.y)).fold(f32::INFINITY, f32::min);
            let least = places(&a).iter().map(apart).fold(f32::INFINITY, f32::min);
            let (found, crosses) = a.distance(&b);
            assert_eq!(b.distance(&a), (found, crosses));
            // Lines are at most 150 long, and places on them 1.5 apart.
            assert!(
                found <= least + 1e-3 && least <= found + 1.5,
                "{found}, not {least}, between {:?} and {:?}",
                a.few,
                b.few
            );
            crossing += i32::from(crosses);
        }
        assert!((30..270).contains(&crossing), "{crossing}");
    }
}
