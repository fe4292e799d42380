//! Generated non-digits, made in a different way from those that the network was trained on.
//!
//! `lenet5::training::synth` moves a pen through forms given as points. None of it is used here: these drawings follow
//! formulas, and their letters and objects are outlines of straight lines in proportions of their own. Some kinds
//! never occur in training in any form: envelopes, boats, gears, checkerboards, musical notes, flags, trees of branches,
//! rosettes.

use std::f32::consts::{PI, TAU};

use lenet5::{Ink, Point};
use rand::{Rng, RngExt};

type Strokes = Vec<Vec<Point>>;

/// Straight outlines. Each pair of digits is x and y on a grid of 8 x 8; commas separate strokes.
const OUTLINES: &[&str] = &[
    // Capital letters: A E F H K M N T W X.
    "08 40 88,15 75",
    "60 00 08 68,04 54",
    "60 00 08,04 44",
    "00 08,60 68,04 64",
    "00 08,60 04 68",
    "08 00 44 80 88",
    "08 00 68 60",
    "00 80,40 48",
    "00 28 43 68 80",
    "00 68,60 08",
    // Envelope, boat, flag, kite, hourglass on its side, crown, bow tie, skyline, open book, chair, cube, musical note.
    "00 80 86 06 00 43 80",
    "06 86 68 28 06,46 40 75 46",
    "08 00 62 04",
    "40 73 48 13 40 48,13 73",
    "00 88 80 08 00",
    "08 01 24 40 64 81 88 08",
    "00 08 44 88 80 44 00",
    "08 04 24 21 51 55 75 73 83 88",
    "42 01 06 47 86 81 42 47",
    "00 08,04 54 58",
    "02 52 58 08 02 30 80 52,80 86 58",
    "20 80 88,20 28,08 28,68 88",
    // Staircase, battlement, bar chart, two lightning bolts, hash with three bars, table, bridge, gate.
    "08 06 26 24 44 42 62 60 80",
    "08 02 22 24 42 44 62 64 82 88",
    "08 88,18 15,38 32,58 54,78 70",
    "30 14 34 18 64 44 70",
    "20 08,50 38,80 68,03 83,05 85",
    "02 82,12 18,72 78,42 48",
    "04 84,08 04,88 84,05 45 85,25 28,65 68",
    "00 08,80 88,02 82,04 84,06 86",
];

/// One drawing of a random kind, in a shaky hand, at a random size and position.
pub(crate) fn drawing(rng: &mut impl Rng) -> Ink {
    let strokes = match rng.random_range(0..12) {
        0..5 => outline(OUTLINES[rng.random_range(0..OUTLINES.len())]),
        5 => rosette(rng),
        6 => gear(rng),
        7 => checkerboard(rng),
        8 => branches(rng),
        9 => arrow(rng),
        10 => lissajous(rng),
        _ => rays(rng),
    };
    by_hand(&strokes, rng)
}

fn at(x: f32, y: f32) -> Point {
    Point { x, y }
}

fn around(radius: f32, angle: f32) -> Point {
    at(radius * angle.cos(), radius * angle.sin())
}

fn outline(text: &str) -> Strokes {
    let number = |c: u8| f32::from(c - b'0') / 4.0 - 1.0;
    let point = |token: &str| at(number(token.as_bytes()[0]), number(token.as_bytes()[1]));
    text.split(',').map(|stroke| stroke.split_whitespace().map(point).collect()).collect()
}

/// A flower of three to seven petals in one stroke.
fn rosette(rng: &mut impl Rng) -> Strokes {
    let (petals, depth) = (rng.random_range(3..=7) as f32, rng.random_range(0.5..0.85));
    let point = |i: u8| {
        let angle = f32::from(i) / 120.0 * TAU;
        around(1.0 - depth * (0.5 + 0.5 * (petals * angle).cos()), angle)
    };
    vec![(0..=120).map(point).collect()]
}

/// A wheel with six to twelve teeth and a hub.
fn gear(rng: &mut impl Rng) -> Strokes {
    let teeth: u8 = rng.random_range(6..=12);
    let point = |i: u8| around(if i % 4 < 2 { 1.0 } else { 0.65 }, f32::from(i) / f32::from(4 * teeth) * TAU);
    let hub = |i: u8| around(0.25, f32::from(i) / 12.0 * TAU);
    vec![(0..=4 * teeth).map(point).collect(), (0..=12).map(hub).collect()]
}

/// A board of three to five columns and rows.
fn checkerboard(rng: &mut impl Rng) -> Strokes {
    let lines: u8 = rng.random_range(3..=5);
    let place = |i: u8| 2.0 * f32::from(i) / f32::from(lines) - 1.0;
    (0..=lines)
        .flat_map(|i| [vec![at(-1.0, place(i)), at(1.0, place(i))], vec![at(place(i), -1.0), at(place(i), 1.0)]])
        .collect()
}

/// A bare tree: each branch splits in two, three times.
fn branches(rng: &mut impl Rng) -> Strokes {
    let (mut tips, mut strokes) = (vec![(at(0.0, 1.0), -PI / 2.0)], Strokes::new());
    for generation in 0..4_u8 {
        let length = 0.7 * 0.7_f32.powi(i32::from(generation));
        let mut next = Vec::new();
        for (from, angle) in tips {
            let step = around(length, angle);
            let to = at(from.x + step.x, from.y + step.y);
            strokes.push(vec![from, to]);
            let spread = rng.random_range(0.35..0.7);
            next.extend([(to, angle - spread), (to, angle + spread)]);
        }
        tips = next;
    }
    strokes
}

/// A shaft with a large head at one end or both, in any direction.
fn arrow(rng: &mut impl Rng) -> Strokes {
    let (angle, head) = (rng.random_range(0.0..TAU), rng.random_range(0.5..0.8));
    let mut strokes = vec![vec![around(1.0, angle + PI), around(1.0, angle)]];
    for end in if rng.random_bool(0.5) { vec![angle] } else { vec![angle, angle + PI] } {
        let tip = around(1.0, end);
        let barb = |side: f32| {
            let back = around(head, end + PI + side * 0.6);
            at(tip.x + back.x, tip.y + back.y)
        };
        strokes.push(vec![barb(-1.0), tip, barb(1.0)]);
    }
    strokes
}

/// A net of crossing curves in one stroke: at least three oscillations horizontally and four vertically.
fn lissajous(rng: &mut impl Rng) -> Strokes {
    let (wide, high) = (rng.random_range(3..=5) as f32, rng.random_range(4..=7) as f32);
    let (high, phase) = (if wide == high { high + 1.0 } else { high }, rng.random_range(0.2..1.3));
    let point = |i: u16| {
        let t = f32::from(i) / 300.0 * TAU;
        at((wide * t + phase).sin(), (high * t).sin())
    };
    vec![(0..=300).map(point).collect()]
}

/// Seven to sixteen strokes outwards from a ring.
fn rays(rng: &mut impl Rng) -> Strokes {
    let count: u8 = rng.random_range(7..=16);
    let inner = rng.random_range(0.05..0.6);
    let ray = |i: u8| {
        let angle = f32::from(i) / f32::from(count) * TAU;
        vec![around(inner, angle), around(1.0, angle)]
    };
    (0..count).map(ray).collect()
}

/// Slants, stretches, shakes, rotates and places the strokes.
fn by_hand(strokes: &Strokes, rng: &mut impl Rng) -> Ink {
    let (scale, stretch) = (rng.random_range(20.0..400.0), rng.random_range(0.75..1.3));
    let (sin, cos) = rng.random_range(-0.15_f32..0.15).sin_cos();
    let slant = rng.random_range(-0.2..0.2);
    let (dx, dy) = (rng.random_range(-500.0..500.0), rng.random_range(-500.0..500.0));
    let shake = rng.random_range(0.0..0.025);
    let phases: [f32; 4] = std::array::from_fn(|_| rng.random_range(0.0..TAU));
    let map = |p: &Point| {
        let wobble = |a: f32, b: f32| shake * ((7.0 * p.x + a).sin() + (9.0 * p.y + b).sin());
        let (x, y) = (stretch * p.x + slant * p.y + wobble(phases[0], phases[1]), p.y + wobble(phases[2], phases[3]));
        at(dx + scale * (cos * x - sin * y), dy + scale * (sin * x + cos * y))
    };
    let drawn = strokes.iter().map(|stroke| densely(stroke).iter().map(map).collect::<Vec<_>>());
    Ink::new(drawn).expect("finite points near the pad")
}

/// The path of a stroke in short steps, so that shaking bends it.
fn densely(stroke: &[Point]) -> Vec<Point> {
    let steps = |pair: &[Point]| {
        let (from, to) = (pair[0], pair[1]);
        (0..8).map(move |i| {
            let t = i as f32 / 8.0;
            at(from.x + t * (to.x - from.x), from.y + t * (to.y - from.y))
        })
    };
    stroke.windows(2).flat_map(steps).chain(stroke.last().copied()).collect()
}
