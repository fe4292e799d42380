//! Which pieces of ink are writing: everything like a digit, and what is near it.
//!
//! A point, a dash or a stray mark near the digits is kept, so that it can make the number unsure. What is left out is what one
//! digit leaves out as well: tables, shadows, boxes around others, and rules.

use crate::picture::{
    bounds::Bounds,
    brightness::Plane,
    pieces::{Piece, Pieces, SPECK, Wanted},
    separate::ink,
};

/// Dark writing on light paper, whatever shadows lie on it: what is darker than all around it that is wider than a stroke.
fn by_closing(picture: &Plane) -> Option<Plane> {
    let (width, height) = (picture.width(), picture.height());
    let mean = picture.values().iter().sum::<f32>() / (width * height) as f32;
    let (low, high) = picture.values().iter().fold((f32::MAX, f32::MIN), |(low, high), &v| (low.min(v), high.max(v)));
    if 2.0 * mean < low + high {
        return None;
    }
    let reach = width.max(height) / STROKE;
    let paper = extremes(&extremes(picture, reach, f32::max), reach, f32::min);
    ink(&paper.map(|x, y, v| v - picture.values()[y * width + x]))
}

/// The largest or smallest value within reach of each place, in rows and columns.
fn extremes(plane: &Plane, reach: usize, further: fn(f32, f32) -> f32) -> Plane {
    // The extreme of a run is that of two runs within it that overlap; runs get twice as long each time.
    let along = |plane: &Plane, step: [usize; 2]| {
        let (width, height) = (plane.width(), plane.height());
        let wanted = 2 * reach + 1;
        let (mut runs, mut length) = (plane.clone(), 1);
        while length < wanted {
            let far = length.min(wanted - length);
            runs = runs.map(|x, y, v| {
                let (x, y) = ((x + far * step[0]).min(width - 1), (y + far * step[1]).min(height - 1));
                further(v, runs.values()[y * width + x])
            });
            length += far;
        }
        // Runs begin where they are, and are to be centred there. Those that would begin before the first do so at it.
        runs.map(|x, y, _| {
            let (x, y) = (x.saturating_sub(reach * step[0]), y.saturating_sub(reach * step[1]));
            runs.values()[y * width + x]
        })
    };
    along(&along(plane, [1, 0]), [0, 1])
}

/// All digits.
pub(super) struct Digits;

impl Wanted for Digits {
    /// Less than with one digit: of many digits only one may touch a line.
    const GAIN: f32 = 1.02;
    const EVENNESS: usize = THIN;

    fn choose(pieces: &mut Pieces, ink: &Plane, thin: usize) {
        choose(pieces, ink, thin);
    }

    fn other_way(picture: &Plane) -> Option<Plane> {
        by_closing(picture)
    }

    /// The length of all strokes: light paper between dark digits is as much, but thick.
    fn merit(pieces: &Pieces) -> f32 {
        pieces.all.iter().filter(|piece| piece.kept).map(|piece| piece.mass / piece.square as f32).sum()
    }
}

/// Strokes are narrower than twice this share of the longer side.
const STROKE: usize = 30;
/// A line is thinner than one of so many parts of a stroke.
const THIN: usize = 3;
/// Writing covers less than this share of its box.
const FILLED: f32 = 0.6;
/// A dot is at most this many times as thick as a stroke; punched holes are thicker.
const DOT: f32 = 1.4;

/// Whether a piece is a box or a ring: it goes around ink that is large, or that is much of it.
fn encloses(pieces: &Pieces, ink: &Plane, outer: usize) -> bool {
    let mut within = 0.0;
    pieces.each_within(ink, outer, |inner| within += pieces.all[inner].mass.min(1.0));
    4.0 * within >= pieces.all[outer].mass || pieces.encloses_large(ink, outer)
}

/// Whether a piece fills its box, and is no thick bar: a light sheet on a dark table, with writing on it.
fn is_filled(piece: &Piece) -> bool {
    let Bounds { left, top, right, bottom } = piece.bounds;
    let [wide, high] = [right.saturating_sub(left) as f32, bottom.saturating_sub(top) as f32];
    piece.mass > FILLED * wide * high && wide.min(high) > 1.4 * piece.square as f32
}

/// Whether a straight piece is a part of a line that goes on beyond both of its ends, such as a margin.
fn is_rule(ink: &Plane, &Bounds { left, top, right, bottom }: &Bounds, square: usize, size: usize) -> bool {
    let beyond = size / 4;
    if left > right || right - left > 3 * square || bottom - top < 3 * (right - left) || top < beyond {
        return false;
    }
    let goes_on = |y: usize| {
        let columns = left.saturating_sub(2)..(right + 3).min(ink.width());
        y < ink.height() && columns.into_iter().any(|x| ink.values()[y * ink.width() + x] > 0.0)
    };
    goes_on(top - beyond) && goes_on(bottom + beyond)
}

#[inline(never)]
fn choose(pieces: &mut Pieces, ink: &Plane, thin: usize) {
    let (width, height) = (ink.width(), ink.height());
    let main = pieces.main(ink, thin, encloses);
    let least = SPECK * main.mass;
    // How large the digits are: specks and points count for little in this mean, and neither does one large shape.
    let (mut sum, mut squares) = (0, 0);
    for piece in pieces.all.iter().filter(|piece| piece.kept && piece.mass >= least) {
        sum += piece.extent();
        squares += piece.extent() * piece.extent();
    }
    let size = squares.checked_div(sum).unwrap_or(0);
    let is_digit = |kept: bool, bounds: &Bounds| kept && 2 * bounds.longer() >= size;
    let digits: Vec<Bounds> = pieces
        .all
        .iter()
        .filter(|piece| piece.mass >= least && is_digit(piece.kept, &piece.bounds))
        .map(|piece| piece.bounds)
        .collect();
    let rules: Vec<bool> = pieces.all.iter().map(|piece| is_rule(ink, &piece.bounds, piece.square, size)).collect();
    for (piece, rule) in pieces.all.iter_mut().zip(rules) {
        let blot = is_filled(piece);
        let thin = THIN * piece.square < main.square;
        if !main.kept || rule || thin || blot || piece.mass < least.max(f32::MIN_POSITIVE) {
            piece.kept = false;
            continue;
        }
        let gap = digits.iter().map(|digit| piece.bounds.gap(digit)).min().unwrap_or(usize::MAX);
        // What the border cuts is a digit if it lies in the row of the others and is no larger.
        let cut = piece.bounds.touches(width, height) && piece.extent() <= size && piece.is_stroke() && 4 * gap <= size;
        let small = 3 * piece.extent() <= size && piece.square as f32 <= DOT * main.square as f32;
        let dot = small && 2 * gap <= size && !piece.bounds.touches(width, height);
        let part = piece.kept && 2 * gap <= size;
        piece.kept = is_digit(piece.kept, &piece.bounds) || part || cut || dot;
    }
}
