//! A pen: how an intended line becomes the points that a device reports.
//!
//! The stages are knots, curve, inertia, tremor, sampling, noise, in this order. A device samples the position at
//! regular intervals, and a hand slows down in bends (the two-thirds power law of Lacquaniti, Terzuolo and Viviani,
//! 1983, says by how much; here a bend simply takes time in proportion to its angle). So a fast mouse leaves a handful
//! of points, most of them in the bends, with straight chords between them. Thinning out a dense curve would not give
//! that.

use super::{
    curve::{distance, relax, resample, through, towards},
    dice::Dice,
    sketch::{Knot, Sketch, knot},
};
use crate::ink::Point;

/// The distance between points of the fine line, in units of a digit's height.
const STEP: f32 = 0.01;
/// The maximum number of steps in a stroke.
const LONGEST: f32 = 4000.0;

/// One pen (or mouse, or finger) in one person's hand; lengths are in units of a digit's height.
pub(super) struct Pen {
    /// How often [`relax`] runs; zero leaves corners sharp.
    inertia: usize,
    /// How much too early or too late strokes start and end.
    ends: f32,
    /// The probability that a stroke starts or ends with a hook.
    hooks: f32,
    /// The tremor's amplitude, and its rate in radians per unit of length.
    tremor: f32,
    rate: f32,
    /// The distance between two reported points.
    spacing: f32,
    /// The length that takes as long as a bend of one radian.
    dwell: f32,
    /// The noise of the reported points.
    noise: f32,
}

impl Pen {
    /// A random pen for a hand of this looseness.
    pub(super) fn any(loose: f32, dice: &mut Dice<'_>) -> Self {
        let spacing = if dice.chance(0.55) { dice.log_between(0.012, 0.1) } else { dice.log_between(0.08, 0.34) };
        let reach = dice.unit() * dice.unit();
        Self {
            inertia: (50.0 * loose * reach) as usize,
            // A thumb covers what it draws: strokes end too early and loops stay open.
            ends: loose * if dice.chance(0.2) { 0.08 } else { 0.035 },
            hooks: if dice.chance(0.3) { 0.35 } else { 0.02 },
            tremor: 0.01 * dice.unit() * dice.unit(),
            rate: dice.between(15.0, 60.0),
            spacing,
            dwell: dice.between(0.06, 0.2),
            noise: dice.unit() * dice.unit() * (0.2 * spacing).min(0.012),
        }
    }

    /// Draws a sketch stroke by stroke.
    pub(super) fn draw(&self, sketch: &Sketch, dice: &mut Dice<'_>) -> Vec<Vec<Point>> {
        sketch.iter().map(|stroke| self.stroke(stroke, dice)).filter(|points| !points.is_empty()).collect()
    }

    fn stroke(&self, knots: &[Knot], dice: &mut Dice<'_>) -> Vec<Point> {
        let mut line = evenly(&through(&self.hooked(knots, dice)));
        self.misjudge_ends(&mut line, dice);
        relax(&mut line, self.inertia);
        // A hand slows down for intended bends, not for tremor.
        let times = self.times(&line);
        self.tremble(&mut line, dice);
        self.report(&line, &times, dice)
    }

    /// Adds the small hooks of a pen that touches down or lifts while moving.
    fn hooked(&self, knots: &[Knot], dice: &mut Dice<'_>) -> Vec<Knot> {
        let mut knots = knots.to_vec();
        for _ in 0..2 {
            knots.reverse();
            if let [.., before, last] = knots[..]
                && dice.chance(self.hooks)
            {
                let way = distance(before.at, last.at).max(1e-3);
                let ahead = Point { x: (last.at.x - before.at.x) / way, y: (last.at.y - before.at.y) / way };
                let angle = dice.between(0.9, 2.4) * if dice.chance(0.5) { 1.0 } else { -1.0 };
                let (cos, sin) = (libm::cosf(angle), libm::sinf(angle));
                let length = dice.between(0.02, 0.07).min(0.4 * way);
                let [x, y] = [ahead.x * cos - ahead.y * sin, ahead.x * sin + ahead.y * cos].map(|v| length * v);
                knots.push(knot(last.at.x + x, last.at.y + y));
            }
        }
        knots
    }

    /// Moves the start and the end of a line, for gaps and overshoots.
    fn misjudge_ends(&self, line: &mut Vec<Point>, dice: &mut Dice<'_>) {
        for _ in 0..2 {
            line.reverse();
            let most = line.len() / 8;
            let steps = self.ends / STEP * dice.bell();
            let count = (steps.abs() as usize).min(most);
            if steps < 0.0 {
                line.truncate(line.len() - count);
            } else if let [.., before, _, _, last] = line[..] {
                line.extend((1..=count).map(|k| towards(before, last, 1.0 + k as f32 / 3.0)));
            }
        }
    }

    fn tremble(&self, line: &mut [Point], dice: &mut Dice<'_>) {
        let phases: [f32; 4] = core::array::from_fn(|_| dice.between(0.0, 6.3));
        for (i, p) in line.iter_mut().enumerate() {
            let way = i as f32 * STEP * self.rate;
            let swing = |a: f32, b: f32| libm::sinf(way + a) + 0.7 * libm::sinf(2.3 * way + b);
            p.x += self.tremor * swing(phases[0], phases[1]);
            p.y += self.tremor * swing(phases[2], phases[3]);
        }
    }

    /// How long the pen takes from each point to the next; a straight line of unit length takes unit time.
    fn times(&self, line: &[Point]) -> Vec<f32> {
        let time = |(i, step): (usize, &[Point])| {
            let bend = if i == 0 { 0.0 } else { bend(line[i - 1], step[0], step[1]) };
            distance(step[0], step[1]) + self.dwell * bend
        };
        line.windows(2).enumerate().map(time).collect()
    }

    /// The points of a fine line that the device reports.
    fn report(&self, line: &[Point], times: &[f32], dice: &mut Dice<'_>) -> Vec<Point> {
        let total: f32 = times.iter().sum();
        let gaps = ((total / self.spacing) as usize).max(usize::from(line.len() > 1));
        let shares = (0..=gaps).map(|i| {
            let early = if i == 0 || i == gaps { 0.0 } else { dice.between(-0.3, 0.3) };
            (i as f32 + early) / gaps.max(1) as f32
        });
        let mut points = resample(line, times, shares);
        for p in &mut points {
            p.x += self.noise * dice.bell();
            p.y += self.noise * dice.bell();
        }
        points
    }
}

/// The same line with a point every [`STEP`].
fn evenly(line: &[Point]) -> Vec<Point> {
    let ways: Vec<f32> = line.windows(2).map(|step| distance(step[0], step[1])).collect();
    let total: f32 = ways.iter().sum();
    let steps = (total / STEP).min(LONGEST) as usize;
    if steps == 0 {
        return line.to_vec();
    }
    resample(line, &ways, (0..=steps).map(|i| i as f32 / steps as f32))
}

/// Approximates the angle in radians between two steps without trigonometry: the distance of unit vectors, 0 to 2.
fn bend(a: Point, b: Point, c: Point) -> f32 {
    let direction = |p, q| {
        let way = distance(p, q).max(1e-6);
        Point { x: (q.x - p.x) / way, y: (q.y - p.y) / way }
    };
    distance(direction(a, b), direction(b, c))
}
