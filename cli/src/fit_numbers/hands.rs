//! A digit as another hand might have written it. The real hands are few, so each digit is varied: smooth maps of the plane
//! change its proportions, and its strokes begin and end in other ways.

use lenet5::{Ink, Point};
use rand::{Rng, RngExt};

use super::compose::{Strokes, bell, between, bounds, moved};

/// About a whole turn, in radians.
#[allow(
    clippy::approx_constant,
    reason = "the fitted weights depend on its bits, and a random angle need not be exact"
)]
const TURN: f32 = 6.28;

/// The same digit, varied, at the same place and about as large.
pub(super) fn other_hand(ink: &Ink, rng: &mut impl Rng) -> Ink {
    let mut strokes: Strokes = ink.strokes().map(<[Point]>::to_vec).collect();
    let [left, right, top, bottom] = bounds(&strokes);
    let (x, y, side) = ((left + right) / 2.0, (top + bottom) / 2.0, (right - left).max(bottom - top).max(1e-6));
    moved(&mut strokes, |p| Point { x: (p.x - x) / side, y: (p.y - y) / side });
    if rng.random::<f32>() < 0.6 {
        pinch(&mut strokes, rng);
    }
    if rng.random::<f32>() < 0.25 {
        leave_upwards(&mut strokes, rng);
    }
    bend(&mut strokes, rng);
    if rng.random::<f32>() < 0.5 {
        for stroke in &mut strokes {
            vary_ends(stroke, rng);
        }
    }
    let noise = 0.006 * rng.random::<f32>().powi(2);
    moved(&mut strokes, |p| Point { x: x + side * (p.x + noise * bell(rng)), y: y + side * (p.y + noise * bell(rng)) });
    Ink::new(strokes).unwrap_or_else(|_| ink.clone())
}

/// Makes what is near some point smaller or, rarely, larger: the loop of a 6, the bowl of a 9.
fn pinch(strokes: &mut Strokes, rng: &mut impl Rng) {
    let [left, right, top, bottom] = bounds(strokes);
    let (x, y) = (between(rng, left, right), between(rng, top, bottom));
    let (reach, by) = (between(rng, 0.2, 0.45), between(rng, -0.3, 0.75));
    for p in strokes.iter_mut().flatten() {
        let away = Point { x: p.x - x, y: p.y - y };
        let keep = 1.0 - by * (-(away.x * away.x + away.y * away.y) / (2.0 * reach * reach)).exp();
        *p = Point { x: x + keep * away.x, y: y + keep * away.y };
    }
}

/// The pen leaves the foot of the digit upwards to the right, on its way to the next one.
fn leave_upwards(strokes: &mut Strokes, rng: &mut impl Rng) {
    let [.., bottom] = bounds(strokes);
    let at_foot = |p: &Point| p.y > bottom - 0.05;
    let Some(stroke) = strokes.iter_mut().find(|stroke| stroke.len() > 1 && stroke.last().is_some_and(at_foot)) else {
        return;
    };
    let foot = stroke[stroke.len() - 1];
    let (length, lean, round) = (between(rng, 0.05, 0.4), between(rng, 0.06, 0.6), between(rng, 0.0, 0.08));
    for part in [0.25_f32, 0.5, 0.75, 1.0] {
        let x = foot.x + round * (3.0 * part).min(1.0) + lean * length * part;
        stroke.push(Point { x, y: foot.y - length * part * part.sqrt() });
    }
}

/// A smooth map of the plane: waves, squashed or tapered, wider or narrower, slanted and tilted.
fn bend(strokes: &mut Strokes, rng: &mut impl Rng) {
    let wave = |rng: &mut _| (between(rng, -6.0, 6.0), between(rng, -6.0, 6.0), between(rng, 0.0, TURN));
    let waves = [(); 3].map(|()| (wave(rng), 0.025 * bell(rng), 0.025 * bell(rng)));
    let (squash_x, squash_y, taper) = (0.14 * bell(rng), 0.25 * bell(rng), 0.25 * bell(rng));
    let (wide, slant, tilt) = ((0.45 * bell(rng)).exp(), 0.2 * bell(rng), 0.1 * bell(rng));
    for p in strokes.iter_mut().flatten() {
        let (mut x, mut y) = (p.x, p.y);
        for ((along_x, along_y, phase), by_x, by_y) in waves {
            let crest = (along_x * p.x + along_y * p.y + phase).sin();
            (x, y) = (x + by_x * crest, y + by_y * crest);
        }
        y += squash_y * (0.25 - y * y);
        x = wide * (x + squash_x * (0.25 - x * x)) * (1.0 + taper * y);
        *p = Point { x: x + slant * y, y: y + tilt * x };
    }
}

/// The pen comes down or lifts too early or too late, or with a hook.
fn vary_ends(stroke: &mut Vec<Point>, rng: &mut impl Rng) {
    for _ in 0..2 {
        stroke.reverse();
        let kind = rng.random::<f32>();
        if kind < 0.15 {
            let mut rest = between(rng, 0.0, 0.12);
            while let [.., before, last] = stroke[..]
                && stroke.len() > 4
                && rest > 0.0
            {
                rest -= (last.x - before.x).hypot(last.y - before.y);
                stroke.pop();
            }
        } else if kind < 0.3
            && let [_, .., last] = stroke[..]
        {
            let ((sin, cos), length) = (between(rng, 0.0, TURN).sin_cos(), between(rng, 0.02, 0.12));
            stroke.push(Point { x: last.x + length * cos, y: last.y + length * sin });
        }
    }
}
