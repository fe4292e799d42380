//! Where a stroke may run from one digit into the next.
//!
//! At each point the stroke has a part before and a part after. Where two digits were written without lifting the pen, some
//! point parts them: what comes before lies to the left of what comes after, up to a small overlap. The pen passes from one
//! to the other on a way to the right, through the middle of the line, or turns sharply where one of them ends, so these are
//! the places to cut.

use super::piece::Piece;
use crate::ink::Point;

/// A stroke narrower than this is not cut. All lengths are in heights of a digit.
const NARROW: f32 = 0.8;
/// Parts that overlap by more than this are one digit.
const OVERLAP: f32 = 0.3;
/// Each part of a stroke is at least this high.
const LOW: f32 = 0.45;
/// Between two cuts the pen goes at least this far.
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

/// The box of a run of points.
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
    // Down or up into each point but the first, past level steps: a turn may be flat.
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
