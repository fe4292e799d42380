//! Lines of writing, and the order in which they are read.

use super::{ordered, piece::Piece};

/// A line has at least this share of the tallest line's height. Shorter ink is part of a digit: the top bar of a 5.
const LOWEST: f32 = 0.5;
/// The gap between two lines is at least this share of the shorter line's height.
const BETWEEN: f32 = 0.2;
/// Pieces that overlap horizontally by this share of the narrower one's width are read together.
const SHARED: f32 = 0.5;

/// Top and bottom of some pieces.
#[derive(Clone, Copy)]
struct Extent {
    top: f32,
    bottom: f32,
}

impl Extent {
    fn of(pieces: &[Piece], which: &[usize]) -> Self {
        let mut extent = Self { top: f32::INFINITY, bottom: f32::NEG_INFINITY };
        for &i in which {
            extent = extent.and(Self { top: pieces[i].top, bottom: pieces[i].bottom });
        }
        extent
    }

    fn and(self, other: Self) -> Self {
        Self { top: self.top.min(other.top), bottom: self.bottom.max(other.bottom) }
    }

    fn height(self) -> f32 {
        self.bottom - self.top
    }
}

/// The strokes of each line, from top to bottom. Lines are separated by bands without ink.
pub(super) fn lines(strokes: &[Piece]) -> Vec<Vec<Piece>> {
    let mut lines: Vec<(Extent, Vec<usize>)> = Vec::new();
    for i in ordered(strokes.len(), &|i| strokes[i].top) {
        let own = Extent::of(strokes, &[i]);
        match lines.last_mut() {
            Some((extent, line)) if own.top <= extent.bottom => {
                *extent = extent.and(own);
                line.push(i);
            }
            _ => lines.push((own, vec![i])),
        }
    }
    // Lines that are too short, or too near the next line, are merged with it, the nearest first.
    loop {
        let highest = lines.iter().fold(0.0_f32, |highest, (extent, _)| highest.max(extent.height()));
        let mut nearest: Option<(f32, usize)> = None;
        for (i, pair) in lines.windows(2).enumerate() {
            let (above, below) = (pair[0].0, pair[1].0);
            let (gap, lower) = (below.top - above.bottom, above.height().min(below.height()));
            let parted = lower >= LOWEST * highest && gap >= BETWEEN * lower;
            if !parted && nearest.is_none_or(|(least, _)| gap < least) {
                nearest = Some((gap, i));
            }
        }
        let Some((_, i)) = nearest else { break };
        let (extent, below) = lines.remove(i + 1);
        lines[i].0 = lines[i].0.and(extent);
        lines[i].1.extend(below);
    }
    lines.iter().map(|(_, line)| line.iter().map(|&i| strokes[i].clone()).collect()).collect()
}

/// The height of a line's digits: the mean height of groups of pieces that overlap horizontally, weighted by height, so
/// that dots and dashes count for little.
pub(super) fn height(line: &[Piece]) -> f32 {
    let (mut sum, mut squares) = (0.0, 0.0);
    for group in groups(line) {
        let height = Extent::of(line, &group).height();
        sum += height;
        squares += height * height;
    }
    if sum > 0.0 {
        return squares / sum;
    }
    // Nothing but flat strokes.
    let widest = line.iter().fold(0.0_f32, |widest, piece| widest.max(piece.width()));
    if widest > 0.0 { widest } else { 1.0 }
}

/// The pieces of a line from left to right. Pieces that overlap horizontally stay together: a long crossbar does not
/// come after the digit that follows its own.
pub(super) fn in_reading_order(line: &[Piece]) -> impl Iterator<Item = Piece> {
    groups(line).into_iter().flatten().map(|i| line[i].clone())
}

/// Groups of pieces that overlap horizontally; groups, and pieces within each, are ordered from left to right.
fn groups(line: &[Piece]) -> Vec<Vec<usize>> {
    let order = ordered(line.len(), &|i| line[i].centre());
    // The group of each position in `order`.
    let mut of: Vec<usize> = (0..order.len()).collect();
    for i in 0..order.len() {
        for j in 0..i {
            let (a, b) = (&line[order[i]], &line[order[j]]);
            let shared = a.right.min(b.right) - a.left.max(b.left);
            if shared >= 0.0 && shared >= SHARED * a.width().min(b.width()) {
                let (from, to) = (of[i].max(of[j]), of[i].min(of[j]));
                of.iter_mut().filter(|group| **group == from).for_each(|group| *group = to);
            }
        }
    }
    let mut groups: Vec<Vec<usize>> = Vec::new();
    for first in 0..order.len() {
        let members: Vec<usize> = (0..order.len()).filter(|&i| of[i] == first).map(|i| order[i]).collect();
        if !members.is_empty() {
            groups.push(members);
        }
    }
    let middle = |at: usize| {
        let (mut left, mut right) = (f32::INFINITY, f32::NEG_INFINITY);
        for &i in &groups[at] {
            (left, right) = (left.min(line[i].left), right.max(line[i].right));
        }
        left + right
    };
    ordered(groups.len(), &middle).into_iter().map(|at| groups[at].clone()).collect()
}
