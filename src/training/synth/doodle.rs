//! Doodles: generated sketches that do not look like digits.
//!
//! There are no partial digits and no short scribbles: a 7 without its bar is a 1, and three random bends may be a 2.

use super::{
    dice::Dice,
    sketch::{Knot, Sketch, corner, knot},
};

/// A quarter turn, in radians.
const QUARTER: f32 = core::f32::consts::FRAC_PI_2;

/// One to four nearly horizontal lines, one below the other.
pub(super) fn lines(dice: &mut Dice<'_>) -> Sketch {
    let count = dice.count(1, 4);
    let slope = 0.07 * dice.bell();
    let line = |i: usize| {
        let (left, right) = (dice.between(-0.8, -0.3), dice.between(0.3, 0.8));
        let y = i as f32 * dice.between(0.25, 0.4);
        let sag = 0.02 * dice.bell();
        let mut stroke = vec![knot(left, y - slope * left), knot(0.0, y + sag), knot(right, y - slope * right)];
        if dice.chance(0.3) {
            stroke.reverse();
        }
        stroke
    };
    (0..count).map(line).collect()
}

/// One to six scattered dots. A single dot has no extent.
pub(super) fn dots(dice: &mut Dice<'_>) -> Sketch {
    let count = dice.count(1, 6);
    let dot = |_| vec![knot(dice.between(-0.7, 0.7), dice.between(-0.7, 0.7))];
    (0..count).map(dot).collect()
}

/// Strokes to and fro, as when filling an area or crossing something out.
pub(super) fn hatch(dice: &mut Dice<'_>) -> Sketch {
    let passes = dice.count(5, 16);
    let (width, angle) = (dice.between(0.5, 1.5), dice.between(-QUARTER, QUARTER));
    let (cos, sin) = (libm::cosf(angle), libm::sinf(angle));
    let sharp = dice.chance(0.6);
    let turn = |i: usize| {
        let side = if i.is_multiple_of(2) { -0.5 } else { 0.5 };
        let x = width * (i as f32 / passes as f32 - 0.5) + 0.03 * dice.bell();
        let y = side + 0.06 * dice.bell();
        Knot { corner: sharp, ..knot(x * cos - y * sin, x * sin + y * cos) }
    };
    vec![(0..=passes).map(turn).collect()]
}

/// Aimless scribbling.
pub(super) fn tangle(dice: &mut Dice<'_>) -> Sketch {
    let (count, sharp) = (dice.count(10, 26), dice.chance(0.25));
    let (width, height) = (dice.between(0.35, 0.7), dice.between(0.35, 0.6));
    let place = |_| Knot { corner: sharp, ..knot(width * dice.between(-1.0, 1.0), height * dice.between(-1.0, 1.0)) };
    vec![(0..count).map(place).collect()]
}

/// A spiral of more than two turns.
pub(super) fn spiral(dice: &mut Dice<'_>) -> Sketch {
    let turns = dice.between(2.3, 5.0);
    let (start, hand) = (dice.between(0.0, 4.0 * QUARTER), if dice.chance(0.5) { 1.0 } else { -1.0 });
    let count = (turns * 9.0) as usize;
    let mut stroke: Vec<Knot> = (0..=count)
        .map(|i| {
            let share = i as f32 / count as f32;
            let (radius, angle) = (0.5 * share, start + hand * turns * 4.0 * QUARTER * share);
            knot(radius * libm::cosf(angle), radius * libm::sinf(angle))
        })
        .collect();
    if dice.chance(0.5) {
        stroke.reverse();
    }
    vec![stroke]
}

/// A row of waves or loops, as in "mmm", "eee", "lll" or a signature.
pub(super) fn row(dice: &mut Dice<'_>) -> Sketch {
    let periods = dice.count(3, 7);
    // Up to 1 the row is a wave; above 1 it has loops.
    let (loops, height) = (dice.between(-1.5, 2.5), dice.between(0.2, 0.8));
    let advance = dice.between(0.25, 0.5);
    let pointed = dice.chance(0.25);
    let place = |i: usize| {
        let phase = i as f32 * QUARTER;
        let radius = advance / (4.0 * QUARTER);
        let x = advance * i as f32 / 4.0 - loops * radius * libm::sinf(phase) + 0.02 * dice.bell();
        let y = height * (0.5 * libm::cosf(phase) + 0.05 * dice.bell());
        if pointed && i.is_multiple_of(2) { corner(x, y) } else { knot(x, y) }
    };
    vec![(0..=4 * periods).map(place).collect()]
}

/// Straight strokes crossing at random.
pub(super) fn sticks(dice: &mut Dice<'_>) -> Sketch {
    let count = dice.count(4, 9);
    let mut end = || knot(dice.between(-0.6, 0.6), dice.between(-0.5, 0.5));
    (0..count).map(|_| vec![end(), end()]).collect()
}
