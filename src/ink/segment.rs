//! Where one digit may end and the next begin: candidates for the digits of a number.
//!
//! LeCun et al. (1998, sections VII and VIII) cut a row of digits at every likely place, let the network read each candidate,
//! and search for the best path. This module does the first part. It knows only geometry, and decides nothing.
//!
//! ```text
//! ink ─► upright ─► lines ─► pieces of strokes, in reading order ─► joins between neighbours, candidates of up to 7 pieces
//! ```
//!
//! Pieces are ordered by where they are, never by when they were drawn, so a crossbar drawn last stands beside its stem. All
//! lengths are in units of the digits' height, so the size of the writing does not matter.
//!
//! The way not taken: grouping strokes by overlap alone. It gets a fifth of real numbers wrong, because people let digits
//! overlap and draw one digit in strokes that do not touch.

mod cuts;
mod lines;
mod pairs;
mod piece;
mod shape;

use core::ops::Range;

use piece::Piece;

use crate::ink::{Ink, Point, slant::common_slant};

/// The most pieces that one digit may have.
const LONGEST: usize = 7;
/// Ink with more pieces than this is a scribble or a page of text, and becomes a single candidate.
const MOST_PIECES: usize = 96;
/// So does ink whose candidates have more points than this in total: reading them would take too long.
const MOST_POINTS: usize = 60_000;

/// The number of features of a join.
pub const JOIN: usize = shape::JOIN;
/// The number of features of a candidate's shape.
pub const SHAPE: usize = shape::SHAPE;

/// Neighbouring pieces that may be one digit.
#[derive(Debug, Clone)]
pub struct Candidate {
    /// The pieces, counted in reading order.
    pub pieces: Range<usize>,
    /// The features of its shape; see [`SHAPE`].
    pub shape: [f32; SHAPE],
}

/// The pieces of a drawing in reading order, and which of them may be one digit.
#[derive(Debug, Clone)]
pub struct Segments {
    pieces: Vec<Piece>,
    joins: Vec<[f32; JOIN]>,
    candidates: Vec<Candidate>,
}

impl Segments {
    /// Finds the pieces of `ink`, and the candidates.
    #[inline(never)]
    #[must_use]
    pub fn of(ink: &Ink) -> Self {
        let points = upright(ink);
        let strokes: Vec<Piece> = piece::strokes(ink, &points);
        let mut pieces = Vec::new();
        if strokes.len() <= MOST_PIECES {
            let mut starts = Vec::new();
            for line in lines::lines(&strokes) {
                let height = lines::height(&line);
                let mut cut = Vec::new();
                for stroke in &line {
                    cuts::cut(stroke, &points, height, &mut cut);
                }
                starts.push(pieces.len());
                pieces.extend(lines::in_reading_order(&cut));
            }
            if pieces.len() <= MOST_PIECES {
                let segments = shape::measured(pieces, &starts);
                if segments.points() <= MOST_POINTS {
                    return segments;
                }
            }
        }
        Self::whole(strokes)
    }

    /// All of the ink as the only candidate.
    fn whole(pieces: Vec<Piece>) -> Self {
        let candidates = vec![Candidate { pieces: 0..pieces.len(), shape: [0.0; SHAPE] }];
        Self { joins: vec![[0.0; JOIN]; pieces.len().saturating_sub(1)], pieces, candidates }
    }

    /// The number of points in all candidates.
    fn points(&self) -> usize {
        let count = |candidate: &Candidate| -> usize {
            self.pieces[candidate.pieces.clone()].iter().map(|piece| piece.points.len()).sum()
        };
        self.candidates.iter().map(count).sum()
    }

    /// The number of pieces.
    #[must_use]
    pub fn len(&self) -> usize {
        self.pieces.len()
    }

    /// Whether there is no ink.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.pieces.is_empty()
    }

    /// The features of the join between each piece and the next; see [`JOIN`].
    #[must_use]
    pub fn joins(&self) -> &[[f32; JOIN]] {
        &self.joins
    }

    /// The candidates, ordered by their last piece. One of them is all of the ink.
    #[must_use]
    pub fn candidates(&self) -> &[Candidate] {
        &self.candidates
    }

    /// The ink of some pieces; of all pieces, it is `ink` itself.
    #[inline(never)]
    #[must_use]
    pub fn ink(&self, ink: &Ink, pieces: Range<usize>) -> Ink {
        if pieces == (0..self.len()) {
            return ink.clone();
        }
        let own = &self.pieces[pieces];
        let mut strokes: Vec<Range<usize>> = Vec::new();
        for at in ordered(own.len(), &|i| own[i].points.start as f32) {
            let range = own[at].points.clone();
            match strokes.last_mut() {
                // Two pieces of a stroke share the point where they were cut.
                Some(last) if last.end == range.start + 1 => last.end = range.end,
                _ => strokes.push(range),
            }
        }
        ink.part(&strokes)
    }

    /// The ink of each candidate.
    #[must_use]
    pub fn inks(&self, ink: &Ink) -> Vec<Ink> {
        self.candidates.iter().map(|candidate| self.ink(ink, candidate.pieces.clone())).collect()
    }

    /// The indices of the strokes that some pieces belong to, in drawing order.
    #[must_use]
    pub fn strokes(&self, pieces: Range<usize>) -> Vec<usize> {
        let own = &self.pieces[pieces];
        let mut strokes: Vec<usize> = Vec::new();
        for at in ordered(own.len(), &|i| own[i].stroke as f32) {
            if strokes.last() != Some(&own[at].stroke) {
                strokes.push(own[at].stroke);
            }
        }
        strokes
    }
}

/// The width of `ink`, in digit heights of its first line; 0 without ink. It costs far less than [`Segments::of`].
/// Infinite for more strokes than that segments: finding lines takes quadratic time.
#[must_use]
pub fn width(ink: &Ink) -> f32 {
    let strokes = piece::strokes(ink, &upright(ink));
    let [left, right, ..] = piece::bounds(&strokes);
    let height = || lines::lines(&strokes).first().map(|line| lines::height(line));
    if strokes.len() > MOST_PIECES { f32::INFINITY } else { height().map_or(0.0, |height| (right - left) / height) }
}

/// The numbers below `n`, sorted by `value`; where values are equal, the lower number comes first.
///
/// An insertion sort: there are few numbers, and the standard library's sort has more code than the rest of this module.
#[inline(never)]
fn ordered(n: usize, value: &dyn Fn(usize) -> f32) -> Vec<usize> {
    let mut order: Vec<usize> = Vec::with_capacity(n);
    for i in 0..n {
        let above = order.iter().position(|&other| value(other) > value(i)).unwrap_or(order.len());
        order.insert(above, i);
    }
    order
}

/// All points, relative to the first and without the slant that the strokes have in common.
fn upright(ink: &Ink) -> Vec<Point> {
    let slant = common_slant(ink);
    let Some(&origin) = ink.points().first() else { return Vec::new() };
    let place = |p: &Point| {
        let (x, y) = (f64::from(p.x) - f64::from(origin.x), f64::from(p.y) - f64::from(origin.y));
        Point { x: (x - slant * y) as f32, y: y as f32 }
    };
    ink.points().iter().map(place).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ink(strokes: &[&[(f32, f32)]]) -> Ink {
        Ink::new(strokes.iter().map(|s| s.iter().map(|&(x, y)| Point { x, y }).collect::<Vec<_>>())).unwrap()
    }

    /// The strokes in reading order.
    fn order(strokes: &[&[(f32, f32)]]) -> Vec<usize> {
        Segments::of(&ink(strokes)).pieces.iter().map(|piece| piece.stroke).collect()
    }

    const STEM: &[(f32, f32)] = &[(0.0, 0.0), (0.0, 100.0)];

    fn at(stroke: &[(f32, f32)], x: f32, y: f32) -> Vec<(f32, f32)> {
        stroke.iter().map(|&(a, b)| (a + x, b + y)).collect()
    }

    #[test]
    fn no_ink_has_no_candidates() {
        let none = Segments::of(&Ink::default());
        assert!(none.is_empty() && none.candidates().is_empty() && none.joins().is_empty());
    }

    #[test]
    fn pieces_are_ordered_by_place() {
        let (a, b, c) = (at(STEM, 80.0, 0.0), at(STEM, 0.0, 3.0), at(STEM, 40.0, -2.0));
        assert_eq!(order(&[&a, &b, &c]), [1, 2, 0]);
    }

    #[test]
    fn a_crossbar_drawn_last_stands_beside_its_stem() {
        // The bar reaches under the next digit, and its middle is nearer to that digit.
        let (next, bar) = (at(STEM, 60.0, 0.0), at(&[(-20.0, 50.0), (75.0, 50.0)], 0.0, 0.0));
        let after = at(STEM, 140.0, 0.0);
        let found = order(&[STEM, &next, &after, &bar]);
        let place = |stroke| found.iter().position(|&s| s == stroke).unwrap();
        assert!(place(3) < place(2) && place(0) < place(1), "{found:?}");
    }

    #[test]
    fn lines_come_from_top_to_bottom() {
        let below = at(STEM, -50.0, 150.0);
        assert_eq!(order(&[&below, STEM]), [1, 0]);
        // The hat (top bar) of a 5 is not a line of its own.
        let (hat, body) = (at(&[(0.0, 0.0), (50.0, 0.0)], 0.0, -30.0), at(STEM, 10.0, 0.0));
        let segments = Segments::of(&ink(&[&body, &hat]));
        assert_eq!(segments.candidates().iter().filter(|c| c.pieces.len() == 2).count(), 1);
    }

    #[test]
    fn a_stroke_through_two_digits_is_cut_and_no_point_is_lost() {
        // Two stems, joined at the foot of the first and the head of the second.
        let joined: Vec<(f32, f32)> = (0..=30)
            .map(|i| match i {
                0..=10 => (0.0, 10.0 * i as f32),
                11..=20 => (8.0 * (i - 10) as f32, 100.0 - 10.0 * (i - 10) as f32),
                _ => (80.0, 10.0 * (i - 20) as f32),
            })
            .collect();
        let drawn = ink(&[&joined]);
        let segments = Segments::of(&drawn);
        assert!(segments.len() > 1, "{}", segments.len());
        assert_eq!(segments.ink(&drawn, 0..segments.len()), drawn);
        for candidate in segments.candidates() {
            // Consecutive pieces become one stroke again.
            assert_eq!(segments.ink(&drawn, candidate.pieces.clone()).strokes().count(), 1);
        }
        let ends: Vec<_> = segments.pieces.iter().map(|piece| piece.points.clone()).collect();
        assert_eq!((ends[0].start, ends[ends.len() - 1].end), (0, drawn.points().len()));
        assert!(ends.windows(2).all(|pair| pair[0].end == pair[1].start + 1));
    }

    #[test]
    fn a_flat_turn_is_a_place_to_cut() {
        // Two bows; between them the pen goes up, a little to the right, and down again.
        let bow: &[(f32, f32)] = &[(0.0, 0.0), (10.0, 100.0), (30.0, 100.0), (40.0, 10.0), (65.0, 10.0)];
        let joined: Vec<(f32, f32)> = bow.iter().copied().chain(at(bow, 80.0, 20.0)).collect();
        let drawn = ink(&[&joined]);
        assert!(Segments::of(&drawn).pieces.iter().any(|piece| piece.points.end == 5));
    }

    #[test]
    fn a_narrow_stroke_is_not_cut() {
        let seven: &[(f32, f32)] = &[(0.0, 0.0), (30.0, 0.0), (60.0, 0.0), (40.0, 50.0), (20.0, 100.0)];
        assert_eq!(Segments::of(&ink(&[seven])).len(), 1);
    }

    #[test]
    fn the_size_of_the_writing_does_not_matter() {
        let strokes: [&[(f32, f32)]; 3] =
            [STEM, &[(30.0, 10.0), (60.0, 90.0)], &[(90.0, 0.0), (70.0, 60.0), (120.0, 64.0)]];
        let small = ink(&strokes);
        let large = small.map(|p| Point { x: 64.0 * p.x, y: 64.0 * p.y }).unwrap();
        let (small, large) = (Segments::of(&small), Segments::of(&large));
        assert_eq!(small.joins(), large.joins());
        for (a, b) in small.candidates().iter().zip(large.candidates()) {
            assert_eq!((&a.pieces, a.shape), (&b.pieces, b.shape));
        }
    }
}
