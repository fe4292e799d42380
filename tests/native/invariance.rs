//! The answer must not depend on a digit's position, size or slant, nor on the device: each recorded digit is redrawn in
//! twenty ways, and hardly any answer may change.

use lenet5::{Ink, Point, Recognizer};
use rand::{Rng, RngExt};

use crate::support::{drawings::drawings, seeded};

/// The largest share of variants whose best guess may differ from the recorded digit's.
const CHANGED: f64 = 0.003;
const VARIANTS: u64 = 20;

type Strokes = Vec<Vec<Point>>;

fn recorded() -> Vec<Strokes> {
    let drawn = drawings(include_str!("../ink/digits.jsonl"), false);
    drawn.into_iter().map(|drawing| drawing.strokes).collect()
}

/// The same digit at another position, size and slant, from a device with another sampling rate and resolution, with its
/// strokes in another order and direction.
fn variant(strokes: &Strokes, rng: &mut impl Rng) -> Ink {
    let points = strokes.iter().flatten();
    let (low, high) =
        points.fold((f32::MAX, f32::MIN), |(low, high), p| (low.min(p.x.min(p.y)), high.max(p.x.max(p.y))));
    // A pad of some 100 to 2000 pixels, so that a whole pixel is a twentieth of the pen's width or less.
    let scale = rng.random_range(100.0..2000.0) / (high - low).max(1.0);
    let spacing = rng.random_range(0.005..0.03) * (high - low);
    let (dx, dy) = (rng.random_range(-3000.0..3000.0), rng.random_range(-3000.0..3000.0));
    let whole_pixels = rng.random_bool(0.5);
    // Up to some 17 degrees to either side, on top of the writer's own slant.
    let slant = rng.random_range(-0.3..0.3);
    let mut variant: Strokes = strokes.iter().map(|stroke| resample(stroke, spacing)).collect();
    for stroke in &mut variant {
        if rng.random_bool(0.5) {
            stroke.reverse();
        }
        for p in stroke {
            let (x, y) = (scale * (p.x + slant * p.y) + dx, scale * p.y + dy);
            *p = if whole_pixels { Point { x: x.round(), y: y.round() } } else { Point { x, y } };
        }
    }
    if rng.random_bool(0.5) {
        variant.reverse();
    }
    Ink::new(variant).unwrap()
}

/// Points along the stroke at equal distances, and its end.
fn resample(stroke: &[Point], spacing: f32) -> Vec<Point> {
    let mut resampled = vec![stroke[0]];
    let mut until_next = spacing;
    for pair in stroke.windows(2) {
        let ([from, to], mut done) = ([pair[0], pair[1]], 0.0);
        let length = ((to.x - from.x).powi(2) + (to.y - from.y).powi(2)).sqrt();
        while length - done > until_next {
            done += until_next;
            until_next = spacing;
            let share = done / length;
            resampled.push(Point { x: from.x + share * (to.x - from.x), y: from.y + share * (to.y - from.y) });
        }
        until_next -= length - done;
    }
    resampled.extend(stroke.last());
    resampled
}

#[test]
fn place_size_slant_device_order_and_direction_do_not_change_the_answer() {
    let (recognizer, digits) = (Recognizer::default(), recorded());
    let (mut changed, mut n) = (0, 0);
    for (i, strokes) in digits.iter().enumerate() {
        let answer = recognizer.recognize(&Ink::new(strokes).unwrap()).digit;
        for k in 0..VARIANTS {
            let ink = variant(strokes, &mut seeded(VARIANTS * i as u64 + k));
            changed += usize::from(recognizer.recognize(&ink).digit != answer);
            n += 1;
        }
    }
    println!("{changed} of {n} answers changed");
    assert!(n >= 3_000 && changed as f64 <= CHANGED * n as f64, "{changed} of {n} answers changed");
}
