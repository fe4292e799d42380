//! A digit as another hand might have written it. There are few real hands, so digits are varied: smooth maps of the plane
//! change a digit's proportions, and its strokes begin and end differently.

use lenet5::{Ink, Point};
use rand::{Rng, RngExt};

use super::compose::{Strokes, bell, between, bounds, moved};

/// About a full turn, in radians.
#[allow(
    clippy::approx_constant,
    reason = "the fitted weights depend on its bits, and a random angle need not be exact"
)]
const TURN: f32 = 6.28;

/// A variant of the digit, at the same place and about the same size.
pub(super) fn other_hand(ink: &Ink, rng: &mut impl Rng) -> Ink {
    let mut strokes: Strokes = ink.strokes().map(<[Point]>::to_vec).collect();
    let [left, right, top, bottom] = bounds(&strokes);
    let (x, y, side) = ((left + right) / 2.0, (top + bottom) / 2.0, (right - left).max(bottom - top).max(1e-6));
    moved(&mut strokes, |p| Point { x: (p.x - x) / side, y: (p.y - y) / side });
    if rng.random::<f32>() < 0.6 {
        pinch(&mut strokes, rng);
    }
    if rng.random::<f32>() < 0.4 {
        resize_loops(&mut strokes, rng);
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

/// Shrinks or, more rarely, enlarges the ink around a random point: the loop of a 6, the bowl of a 9.
fn pinch(strokes: &mut Strokes, rng: &mut impl Rng) {
    let [left, right, top, bottom] = bounds(strokes);
    let (x, y) = (between(rng, left, right), between(rng, top, bottom));
    let (reach, by) = (between(rng, 0.2, 0.45), between(rng, -0.3, 0.75));
    for p in strokes.iter_mut().flatten() {
        let away = Point { x: p.x - x, y: p.y - y };
        let keep = 1.0 - by * libm::expf(-(away.x * away.x + away.y * away.y) / (2.0 * reach * reach));
        *p = Point { x: x + keep * away.x, y: y + keep * away.y };
    }
}

/// Makes one loop in each stroke smaller, narrower or, rarely, larger, about the point where the loop closes. The rest of
/// the stroke keeps its shape.
fn resize_loops(strokes: &mut Strokes, rng: &mut impl Rng) {
    for stroke in strokes {
        let Some((from, to)) = closing(stroke) else { continue };
        let (start, end) = (stroke[from], stroke[to]);
        let (x, y) = ((start.x + end.x) / 2.0, (start.y + end.y) / 2.0);
        let size = between(rng, 0.35, 1.15);
        let (by_x, by_y) = (size * between(rng, 0.5, 1.1), size * between(rng, 0.7, 1.1));
        let place = |p: Point| Point { x: x + by_x * (p.x - x), y: y + by_y * (p.y - y) };
        // The parts before and after the loop move with its ends.
        let along = |p: Point, with: Point| Point { x: p.x + place(with).x - with.x, y: p.y + place(with).y - with.y };
        stroke[..from].iter_mut().for_each(|p| *p = along(*p, start));
        stroke[to + 1..].iter_mut().for_each(|p| *p = along(*p, end));
        stroke[from..=to].iter_mut().for_each(|p| *p = place(*p));
    }
}

/// The ends of a stroke's loop: a point, and a later one where the pen comes back to it with the smallest gap. The gap
/// must be small for the loop's length.
fn closing(stroke: &[Point]) -> Option<(usize, usize)> {
    let mut nearest: Option<(f32, usize, usize)> = None;
    for from in 0..stroke.len() {
        let mut length = 0.0;
        for to in from + 1..stroke.len() {
            length += apart(stroke[to - 1], stroke[to]);
            let gap = apart(stroke[from], stroke[to]);
            let closes = length >= 0.4 && gap < 0.15 && gap < 0.2 * length;
            if closes && nearest.is_none_or(|(least, ..)| gap < least) {
                nearest = Some((gap, from, to));
            }
        }
    }
    nearest.map(|(_, from, to)| (from, to))
}

fn apart(a: Point, b: Point) -> f32 {
    libm::hypotf(b.x - a.x, b.y - a.y)
}

/// Adds an exit stroke: the pen leaves the foot of the digit upwards to the right, towards the next digit.
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

/// Applies a smooth map of the plane: waves, squashing, taper, change of width, slant and tilt.
fn bend(strokes: &mut Strokes, rng: &mut impl Rng) {
    let wave = |rng: &mut _| (between(rng, -6.0, 6.0), between(rng, -6.0, 6.0), between(rng, 0.0, TURN));
    let waves = [(); 3].map(|()| (wave(rng), 0.025 * bell(rng), 0.025 * bell(rng)));
    let (squash_x, squash_y, taper) = (0.14 * bell(rng), 0.25 * bell(rng), 0.25 * bell(rng));
    let (wide, slant, tilt) = (libm::expf(0.45 * bell(rng)), 0.2 * bell(rng), 0.1 * bell(rng));
    for p in strokes.iter_mut().flatten() {
        let (mut x, mut y) = (p.x, p.y);
        for ((along_x, along_y, phase), by_x, by_y) in waves {
            let crest = libm::sinf(along_x * p.x + along_y * p.y + phase);
            (x, y) = (x + by_x * crest, y + by_y * crest);
        }
        y += squash_y * (0.25 - y * y);
        x = wide * (x + squash_x * (0.25 - x * x)) * (1.0 + taper * y);
        *p = Point { x: x + slant * y, y: y + tilt * x };
    }
}

/// Varies a stroke's ends: the pen comes down too late or lifts too early, or makes a hook.
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
                rest -= apart(before, last);
                stroke.pop();
            }
        } else if kind < 0.3
            && let [_, .., last] = stroke[..]
        {
            let ((sin, cos), length) = (libm::sincosf(between(rng, 0.0, TURN)), between(rng, 0.02, 0.12));
            stroke.push(Point { x: last.x + length * cos, y: last.y + length * sin });
        }
    }
}

#[cfg(test)]
mod tests {
    use rand::SeedableRng;
    use rand_pcg::Pcg64Mcg;

    use super::*;

    /// From the top down, once around a circle, and on to the right.
    fn six() -> Vec<Point> {
        let stem = (0..6).map(|i| Point { x: 0.0, y: -0.1 * (6 - i) as f32 });
        let circle = (0..24).map(|i| {
            let (sin, cos) = libm::sincosf(TURN / 24.0 * i as f32);
            Point { x: 0.2 - 0.2 * cos, y: 0.2 * sin }
        });
        let tail = (1..4).map(|i| Point { x: 0.1 * i as f32, y: -0.02 });
        stem.chain(circle).chain(tail).collect()
    }

    #[test]
    fn a_loop_is_found_where_it_closes() {
        let (from, to) = closing(&six()).unwrap();
        assert!((5..=7).contains(&from) && (28..=30).contains(&to), "{from}..={to}");
        let line: Vec<Point> = (0..20).map(|i| Point { x: 0.0, y: 0.05 * i as f32 }).collect();
        assert_eq!(closing(&line), None);
        assert_eq!(closing(&line[..1]), None);
    }

    #[test]
    fn a_loop_changes_its_size_and_the_rest_keeps_its_form() {
        let before = six();
        let (from, to) = closing(&before).unwrap();
        let steps = |stroke: &[Point]| -> Vec<(f32, f32)> {
            stroke.windows(2).map(|pair| (pair[1].x - pair[0].x, pair[1].y - pair[0].y)).collect()
        };
        let mut sizes = Vec::new();
        for seed in 0..50 {
            let mut strokes = vec![before.clone()];
            resize_loops(&mut strokes, &mut Pcg64Mcg::seed_from_u64(seed));
            let [left, right, ..] = bounds(&vec![before[from..=to].to_vec()]);
            let [now_left, now_right, ..] = bounds(&vec![strokes[0][from..=to].to_vec()]);
            let size = (now_right - now_left) / (right - left);
            sizes.push(size);
            for (i, (was, is)) in steps(&before).into_iter().zip(steps(&strokes[0])).enumerate() {
                let by = if (from..to).contains(&i) { size } else { 1.0 };
                assert!((is.0 - by * was.0).abs() < 1e-5, "step {i}: {was:?}, {is:?}, {by}");
            }
        }
        let [least, most] = [f32::min, f32::max].map(|of| sizes.iter().copied().reduce(of).unwrap());
        assert!(least < 0.4 && most > 0.9, "{least} to {most}");
    }
}
