//! The features of candidates and joins. Lengths are in digit heights of their line.

use core::ops::Range;

use super::{
    Candidate, LONGEST, Segments, lines, ordered,
    pairs::{FAR, Pairs},
    piece::{Piece, bounds},
};

/// The features of a join: a constant 1, the overlap of the two sides, the gap between them, their distance up to each of
/// two bounds, and whether they touch, cross, and are parts of one stroke.
pub(super) const JOIN: usize = 8;
/// The features of a candidate: a constant 1, the number of further pieces, width, width beyond three bounds, height below
/// two bounds and beyond one, the widest gap inside, how far apart its parts are up to and beyond a bound, whether they
/// cross, the distance from the middle of the line, and whether it is short.
pub(super) const SHAPE: usize = 15;

/// No digit of several pieces is wider than this, nor are its parts [`FAR`] apart. Without these bounds there would be two
/// thirds more candidates, and hardly any of those is on a best path.
const WIDEST: f32 = 1.75;
/// Strokes nearer than this touch.
const TOUCH: f32 = 0.04;

/// A line of writing: its pieces, and how high its digits are.
struct Line {
    pieces: Range<usize>,
    height: f32,
    middle: f32,
}

/// The segments of pieces in reading order; `starts` has the index of each line's first piece.
pub(super) fn measured(pieces: Vec<Piece>, starts: &[usize]) -> Segments {
    let n = pieces.len();
    let ends = starts.iter().skip(1).copied().chain([n]);
    let line = |(&start, end): (&usize, usize)| {
        let own = &pieces[start..end];
        let [.., top, bottom] = bounds(own);
        Line { pieces: start..end, height: lines::height(own), middle: (top + bottom) / 2.0 }
    };
    let lines: Vec<Line> = starts.iter().zip(ends).map(line).collect();
    let of = |piece: usize| lines.iter().find(|line| line.pieces.contains(&piece)).expect("each piece is in a line");
    let pairs = Pairs::new(&pieces, |piece| of(piece).height);
    let joins = (1..n).map(|next| join(&pieces, next, of(next), &pairs)).collect();
    let candidate = |range: Range<usize>| {
        let shape = shape(&pieces, range.clone(), of(range.start), &pairs);
        Candidate { pieces: range, shape }
    };
    let mut candidates = Vec::new();
    for end in 1..=n {
        let line = of(end - 1);
        for first in (line.pieces.start.max(end.saturating_sub(LONGEST))..end).rev() {
            let [left, right, ..] = bounds(&pieces[first..end]);
            let may_be_digit = || right - left <= WIDEST * line.height && pairs.apart(first..end).0 < FAR;
            if end - first == 1 || may_be_digit() {
                candidates.push(candidate(first..end));
            }
        }
    }
    if n > 0 && !candidates.iter().any(|candidate| candidate.pieces == (0..n)) {
        candidates.push(candidate(0..n));
    }
    Segments { pieces, joins, candidates }
}

/// How far a value is above a bound, clamped to `0..=1`.
#[inline(never)]
fn over(value: f32, bound: f32) -> f32 {
    (value - bound).clamp(0.0, 1.0)
}

/// The features of the join before the piece `next`; zeros between lines.
fn join(pieces: &[Piece], next: usize, line: &Line, pairs: &Pairs) -> [f32; JOIN] {
    if next == line.pieces.start {
        return [0.0; JOIN];
    }
    let before: Vec<usize> = (line.pieces.start.max(next.saturating_sub(LONGEST))..next).collect();
    let after: Vec<usize> = (next..line.pieces.end.min(next + LONGEST)).collect();
    let [_, right, ..] = bounds(&pieces[before[0]..next]);
    let [left, ..] = bounds(&pieces[next..next + after.len()]);
    let gap = (left - right) / line.height;
    let (nearest, crosses) = pairs.nearest(&before, &after);
    let cut = pieces[next - 1].stroke == pieces[next].stroke;
    [
        1.0,
        (-gap).clamp(0.0, 1.0),
        gap.clamp(0.0, 0.5),
        nearest.min(0.15),
        nearest,
        f32::from(nearest < TOUCH),
        f32::from(crosses),
        f32::from(cut),
    ]
}

fn shape(pieces: &[Piece], range: Range<usize>, line: &Line, pairs: &Pairs) -> [f32; SHAPE] {
    let [left, right, top, bottom] = bounds(&pieces[range.clone()]);
    let (width, height) = ((right - left) / line.height, (bottom - top) / line.height);
    let off = ((top + bottom) / 2.0 - line.middle).abs() / line.height;
    let (apart, crosses) = pairs.apart(range.clone());
    [
        1.0,
        (range.len() - 1).min(4) as f32,
        width.min(2.0),
        over(width, 0.6),
        over(width, 0.9),
        over(width, 1.3),
        over(0.8, height),
        over(0.5, height),
        over(height, 1.2),
        (widest_gap(&pieces[range]) / line.height).min(0.5),
        apart.min(0.15),
        over(apart, 0.1),
        f32::from(crosses),
        off.min(1.0),
        f32::from(height < 0.25),
    ]
}

/// The widest gap between pieces that a vertical line fits through.
fn widest_gap(pieces: &[Piece]) -> f32 {
    let order = ordered(pieces.len(), &|i| pieces[i].left);
    let (mut gap, mut reached) = (0.0_f32, pieces[order[0]].right);
    for i in order {
        gap = gap.max(pieces[i].left - reached);
        reached = reached.max(pieces[i].right);
    }
    gap
}
