//! Curves: from knots to a finely divided polyline, and from there to fewer points.
//!
//! Knots are joined by centripetal Catmull-Rom splines (Yuksel, Schaefer and Keyser, "Parameterization and applications
//! of Catmull-Rom curves", 2011). They pass through every knot and, unlike uniform splines, never loop between two
//! knots that are close together. B-splines would be smoother, but they cut every bend, and a small loop would vanish.

use super::sketch::Knot;
use crate::ink::Point;

/// Points between two knots.
const FINE: u8 = 12;

/// The distance between two points.
pub(super) fn distance(a: Point, b: Point) -> f32 {
    ((b.x - a.x) * (b.x - a.x) + (b.y - a.y) * (b.y - a.y)).sqrt()
}

/// Linear interpolation from `a` (`t` = 0) to `b` (`t` = 1), and beyond.
pub(super) fn towards(a: Point, b: Point, t: f32) -> Point {
    Point { x: a.x + (b.x - a.x) * t, y: a.y + (b.y - a.y) * t }
}

/// The line through all knots, smooth except at corners.
pub(super) fn through(knots: &[Knot]) -> Vec<Point> {
    let mut line: Vec<Point> = knots.first().map(|knot| knot.at).into_iter().collect();
    let mut start = 0;
    for end in 1..knots.len() {
        if knots[end].corner || end + 1 == knots.len() {
            smooth(&knots[start..=end], &mut line);
            start = end;
        }
    }
    line
}

/// Appends the spline through `knots`, without its first point.
fn smooth(knots: &[Knot], line: &mut Vec<Point>) {
    for (i, pair) in knots.windows(2).enumerate() {
        let (b, c) = (pair[0].at, pair[1].at);
        // Beyond the ends the line is extrapolated.
        let a = if i == 0 { towards(b, c, -1.0) } else { knots[i - 1].at };
        let d = knots.get(i + 2).map_or_else(|| towards(b, c, 2.0), |knot| knot.at);
        // Centripetal: time grows with the square root of the distance.
        let [ab, bc, cd] = [(a, b), (b, c), (c, d)].map(|(p, q)| distance(p, q).sqrt().max(1e-4));
        let leave = |a: f32, b: f32, c: f32| bc * ((b - a) / ab - (c - a) / (ab + bc)) + (c - b);
        let arrive = |b: f32, c: f32, d: f32| bc * ((d - c) / cd - (d - b) / (bc + cd)) + (c - b);
        let from = Point { x: leave(a.x, b.x, c.x), y: leave(a.y, b.y, c.y) };
        let to = Point { x: arrive(b.x, c.x, d.x), y: arrive(b.y, c.y, d.y) };
        for k in 1..=FINE {
            let t = f32::from(k) / f32::from(FINE);
            // A cubic Hermite spline.
            let hermite = |b: f32, c: f32, from: f32, to: f32| {
                let turn = 3.0 * (c - b) - 2.0 * from - to;
                b + t * (from + t * (turn + t * (from + to - 2.0 * (c - b))))
            };
            line.push(Point { x: hermite(b.x, c.x, from.x, to.x), y: hermite(b.y, c.y, from.y, to.y) });
        }
    }
}

/// The points of `line` at ascending shares, 0 to 1, of its total cost; `costs[i]` is the cost from point `i` to point
/// `i + 1`.
pub(super) fn resample(line: &[Point], costs: &[f32], shares: impl Iterator<Item = f32>) -> Vec<Point> {
    let Some((&first, &last)) = line.first().zip(line.last()) else { return Vec::new() };
    let total: f32 = costs.iter().sum();
    let (mut i, mut paid) = (0, 0.0);
    let at = |share: f32| {
        if share <= 0.0 || total <= 0.0 {
            return first;
        }
        while let Some((&price, step)) = costs.get(i).zip(line.get(i..i + 2)) {
            let rest = share * total - paid;
            if rest <= price {
                return towards(step[0], step[1], (rest / price.max(1e-12)).clamp(0.0, 1.0));
            }
            paid += price;
            i += 1;
        }
        last
    };
    shares.map(at).collect()
}

/// Rounds corners and flattens bends as a hand's inertia does. Each time, every inner point moves halfway to the mean
/// of its neighbours.
pub(super) fn relax(line: &mut [Point], times: usize) {
    for _ in 0..times {
        let Some(mut before) = line.first().copied() else { return };
        for i in 1..line.len().saturating_sub(1) {
            let here = line[i];
            line[i] = towards(here, towards(before, line[i + 1], 0.5), 0.5);
            before = here;
        }
    }
}
