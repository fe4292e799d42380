//! Distances between the pieces of a drawing.

use super::{LONGEST, piece::Piece};

/// Beyond this, in digit heights, distance says nothing more.
pub(super) const FAR: f32 = 0.6;

/// Distances between pieces that may be in one digit, in digit heights.
pub(super) struct Pairs {
    /// For each piece, its distance to each of the pieces before it and whether they cross, the nearest in reading order first.
    of: Vec<Vec<(f32, bool)>>,
}

impl Pairs {
    /// `height` gives the digit height of a piece's line.
    pub(super) fn new(pieces: &[Piece], height: impl Fn(usize) -> f32) -> Self {
        let measure = |i: usize, j: usize| {
            let (a, b) = (&pieces[i], &pieces[j]);
            let (across, down) = (a.left.max(b.left) - a.right.min(b.right), a.top.max(b.top) - a.bottom.min(b.bottom));
            if across.max(down) > FAR * height(i) {
                return (FAR, false);
            }
            let (distance, crosses) = a.distance(b);
            ((distance / height(i)).min(FAR), crosses)
        };
        let row = |i: usize| (i.saturating_sub(LONGEST)..i).rev().map(|j| measure(i, j)).collect();
        Self { of: (0..pieces.len()).map(row).collect() }
    }

    /// The distance between two pieces, and whether they cross.
    pub(super) fn get(&self, i: usize, j: usize) -> (f32, bool) {
        let (later, earlier) = (i.max(j), i.min(j));
        self.of[later].get(later - earlier - 1).copied().unwrap_or((FAR, false))
    }

    /// The smallest distance between a piece of `these` and one of `those`, and whether any two cross.
    pub(super) fn nearest(&self, these: &[usize], those: &[usize]) -> (f32, bool) {
        let pairs = these.iter().flat_map(|&i| those.iter().map(move |&j| self.get(i, j)));
        pairs.fold((FAR, false), |(least, any), (distance, crosses)| (least.min(distance), any | crosses))
    }

    /// How far apart the pieces of a digit are: the longest edge of their minimum spanning tree (Prim's algorithm); and whether
    /// any two pieces on that tree cross.
    pub(super) fn apart(&self, pieces: core::ops::Range<usize>) -> (f32, bool) {
        let (mut apart, mut crosses) = (0.0_f32, false);
        let mut joined = vec![pieces.start];
        let mut rest: Vec<usize> = pieces.skip(1).collect();
        while !rest.is_empty() {
            let mut best = (0, (f32::INFINITY, false));
            for (at, &i) in rest.iter().enumerate() {
                let near = self.nearest(&[i], &joined);
                if near.0 < best.1.0 {
                    best = (at, near);
                }
            }
            let (at, (distance, crossed)) = best;
            apart = apart.max(distance);
            crosses |= crossed;
            joined.push(rest.swap_remove(at));
        }
        (apart, crosses)
    }
}
