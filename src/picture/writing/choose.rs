//! Which pieces of ink are writing: everything that looks like a digit, and what is near it.
//!
//! A point, a dash or a stray mark near the digits is kept, so that it can make the number unsure. What is left out is the same
//! as for a single digit: tables, shadows, boxes around other ink, and ruled lines.

use crate::picture::{
    bounds::Bounds,
    brightness::Plane,
    pieces::{Piece, Pieces, SPECK, Wanted},
    separate::ink,
};

/// Dark writing on light paper, under any shadows: what is darker than a morphological closing over more than a stroke's width.
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

/// The largest or smallest value within reach of each place, along rows and columns.
fn extremes(plane: &Plane, reach: usize, further: fn(f32, f32) -> f32) -> Plane {
    // The extreme of a run is that of two shorter runs that overlap within it. Runs double in length each time.
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
        // Runs begin at their pixel, but are to be centred on it. Those that would begin before the first pixel begin there.
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
    /// Less than for one digit: of many digits, only one may touch a line.
    const GAIN: f32 = 1.02;
    const EVENNESS: usize = THIN;

    fn choose(pieces: &mut Pieces, ink: &Plane, thin: usize) {
        choose(pieces, ink, thin);
    }

    fn other_way(picture: &Plane) -> Option<Plane> {
        by_closing(picture)
    }

    /// The length of all strokes: light paper between dark digits has as much mass, but is thick.
    fn merit(pieces: &Pieces) -> f32 {
        pieces.all.iter().filter(|piece| piece.kept).map(|piece| piece.mass / piece.square as f32).sum()
    }
}

/// Strokes are narrower than twice the longer side divided by this.
const STROKE: usize = 30;
/// A line is thinner than a stroke's thickness divided by this.
const THIN: usize = 3;
/// Writing covers less than this share of its box.
const FILLED: f32 = 0.6;
/// A dot is at most this many times as thick as a stroke; punched holes are thicker.
const DOT: f32 = 1.4;

/// Whether a piece is a box or a ring: it encloses ink that is large, or much compared with its own.
fn encloses(pieces: &Pieces, ink: &Plane, outer: usize) -> bool {
    let mut within = 0.0;
    pieces.each_within(ink, outer, |inner| within += pieces.all[inner].mass.min(1.0));
    4.0 * within >= pieces.all[outer].mass || pieces.encloses_large(ink, outer)
}

/// Whether a piece fills its bounding box and is not a thick bar: a light sheet with writing on it, on a dark table.
fn is_filled(piece: &Piece) -> bool {
    let Bounds { left, top, right, bottom } = piece.bounds;
    let [wide, high] = [right.saturating_sub(left) as f32, bottom.saturating_sub(top) as f32];
    piece.mass > FILLED * wide * high && wide.min(high) > 1.4 * piece.square as f32
}

/// Whether a straight piece is part of a line that continues beyond both of its ends, such as a margin.
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
    // How large the digits are: specks and points count for little in this mean.
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
        // Ink that the border cuts is a digit if it is near the others and no larger.
        let cut = piece.bounds.touches(width, height) && piece.extent() <= size && piece.is_stroke() && 4 * gap <= size;
        let small = 3 * piece.extent() <= size && piece.square as f32 <= DOT * main.square as f32;
        let dot = small && 2 * gap <= size && !piece.bounds.touches(width, height);
        let part = piece.kept && 2 * gap <= size;
        piece.kept = is_digit(piece.kept, &piece.bounds) || part || cut || dot;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::picture::pieces::tests::{self, HEIGHT, Shape, WIDTH};

    /// Two digits, each a stroke 6 wide and 40 high.
    const DIGITS: [Shape; 2] = [[40, 30, 6, 40], [60, 30, 6, 40]];

    /// Whether each shape drawn beside the digits is taken for writing. The digits always are.
    fn taken(others: &[Shape]) -> Vec<bool> {
        let taken = tests::taken::<Digits>(&[&DIGITS[..], others].concat());
        assert!(taken[0] && taken[1], "a digit is lost beside {others:?}");
        taken[2..].to_vec()
    }

    /// Asserts for each shape, alone beside the digits, whether it is taken.
    fn check(cases: &[(Shape, bool)]) {
        for (shape, expected) in cases {
            assert_eq!(taken(&[*shape]), [*expected], "{shape:?}");
        }
    }

    /// So many shapes of one size, each moved by this much from the one before.
    fn repeated(count: usize, [left, top, wide, high]: Shape, [right, down]: [usize; 2]) -> Vec<Shape> {
        (0..count).map(|i| [left + i * right, top + i * down, wide, high]).collect()
    }

    /// The outline of a box, 4 wide.
    fn outline([left, top, wide, high]: Shape) -> [Shape; 4] {
        let [right, bottom] = [left + wide - 4, top + high - 4];
        [[left, top, wide, 4], [left, bottom, wide, 4], [left, top, 4, high], [right, top, 4, high]]
    }

    #[test]
    fn a_point_is_taken_near_a_digit_and_a_hole_or_a_speck_is_not() {
        check(&[
            ([50, 64, 6, 6], true),
            // Up to half a digit away.
            ([85, 64, 6, 6], true),
            ([86, 64, 6, 6], false),
            ([60, 9, 6, 2], true),
            ([60, 8, 6, 2], false),
            // As thick as a stroke, or a little more; and a third of a digit long at most.
            ([70, 60, 8, 8], true),
            ([70, 60, 9, 9], false),
            ([70, 50, 6, 13], true),
            ([70, 50, 6, 14], false),
            // A fortieth of a digit, or less.
            ([70, 50, 3, 2], true),
            ([70, 50, 2, 2], false),
        ]);
    }

    #[test]
    fn a_stroke_is_taken_where_it_is_near_or_half_as_long_as_a_digit() {
        check(&[([82, 40, 5, 17], true), ([83, 40, 5, 17], false), ([120, 40, 5, 18], true)]);
    }

    #[test]
    fn what_the_border_cuts_is_taken_if_it_is_near_in_the_row_and_no_larger_than_a_digit() {
        check(&[
            ([0, 30, 31, 6], true),
            ([0, 30, 30, 6], false),
            ([25, 60, 6, 40], true),
            ([25, 59, 6, 41], false),
            // Not a stroke, but a table's corner or a thumb.
            ([15, 70, 16, 30], false),
        ]);
    }

    #[test]
    fn a_dash_between_others_is_left_out_and_one_without_is_not() {
        let dashes = repeated(4, [10, 2, 4, 20], [0, 25]);
        assert_eq!(taken(&dashes)[1..3], [false; 2]);
        assert_eq!(taken(&dashes[1..2]), [true]);
        assert_eq!(taken(&dashes[1..3]), [true; 2]);
        // Where a third dash would begin, the picture ends.
        assert_eq!(taken(&[[10, 48, 4, 20], [10, 73, 4, 20]]), [true; 2]);
        // A dash may lean by up to three times its width.
        for (right, expected) in [(6, false), (10, true)] {
            let dash = |top| (0..28).map(move |i| [10 + i * right / 27, top + i, 3, 1]).collect::<Vec<_>>();
            assert_eq!(taken(&[2, 36, 70].map(dash).concat())[28], expected, "{right}");
        }
        let dots = repeated(3, [70, 30, 4, 8], [0, 12]);
        assert_eq!(taken(&dots), [true; 3]);
        // A leaning stroke with a dot above and a dot below.
        let leaning = repeated(5, [72, 30, 3, 8], [2, 8]);
        assert_eq!(taken(&[leaning, vec![[72, 16, 5, 6], [80, 78, 5, 6]]].concat()), [true; 7]);
    }

    #[test]
    fn a_sheet_with_lines_on_it_is_left_out() {
        // A grid of light paper, its lines as wide as a pen's strokes.
        let [rows, columns] = [repeated(6, [80, 20, 60, 8], [0, 10]), repeated(6, [80, 20, 8, 58], [10, 0])];
        assert_eq!(taken(&[rows, columns].concat()), [false; 12]);
    }

    #[test]
    fn a_box_is_left_out_if_it_holds_writing_and_kept_with_next_to_nothing_in_it() {
        let around = |others: &[Shape]| taken(&[&outline([80, 20, 60, 60])[..], others].concat())[..4].to_vec();
        assert_eq!(around(&[]), [true; 4]);
        assert_eq!(around(&[[100, 40, 6, 20]]), [false; 4]);
        // Small marks count by their total ink: a quarter of the box's.
        let marks = |count| repeated(count, [90, 28, 4, 5], [0, 6]);
        let columns = |count| [marks(count), repeated(7, [100, 28, 4, 5], [0, 6])].concat();
        assert_eq!(around(&columns(2)), [true; 4]);
        assert_eq!(around(&[columns(7), repeated(7, [110, 28, 4, 5], [0, 6])].concat()), [false; 4]);
    }

    #[test]
    fn dark_strokes_are_ink_whatever_shadow_lies_on_light_paper() {
        // Four of nine columns are dark, then five.
        for (dark, light) in [(4, true), (5, false)] {
            let inked = |x: usize| x % 9 < dark;
            let shade = |y: usize| if y < 40 { 0.0 } else { 0.1 };
            let level = |x: usize, y: usize| 0.9 - shade(y) - if inked(x) { 0.6 } else { 0.0 };
            let picture = Plane::new(WIDTH, (0..WIDTH * HEIGHT).map(|i| level(i % WIDTH, i / WIDTH)).collect());
            let ink = Digits::other_way(&picture);
            assert_eq!(ink.is_some(), light);
            // Near an edge of the shadow, paper may be as bright as on either side.
            let clear = |y: usize| !(35..45).contains(&y);
            for (x, y, v) in ink.iter().flat_map(|ink| ink.pixels()).filter(|&(_, y, _)| clear(y)) {
                assert_eq!(v > 0.5, inked(x), "{x}, {y}: {v}");
            }
        }
    }

    #[test]
    fn extremes_are_those_of_all_places_within_reach_and_of_as_many_at_the_first() {
        let plane = Plane::new(11, (0..11 * 7).map(|i| (i * 37 % 101) as f32).collect());
        for reach in 0..6 {
            for further in [f32::max, f32::min] {
                let found = extremes(&plane, reach, further);
                let near = |at: usize, middle: usize| {
                    let first = middle.saturating_sub(reach);
                    (first..=first + 2 * reach).contains(&at)
                };
                for (x, y, v) in found.pixels() {
                    let within = plane.pixels().filter(|&(column, row, _)| near(column, x) && near(row, y));
                    assert_eq!(v, within.map(|(.., v)| v).reduce(further).unwrap(), "{reach}: {x}, {y}");
                }
            }
        }
    }
}
