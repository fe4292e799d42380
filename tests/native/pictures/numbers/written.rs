//! Numbers as strokes: the recorded ones, and rows of recorded digits.

use lenet5::Point;
use rand::{Rng, RngExt};
use serde_json::Value;

use crate::{
    pictures::scene::bounds,
    support::drawings::{Drawing, drawings},
};

/// A number, and what was written.
#[derive(Debug, Clone)]
pub(crate) struct Written {
    pub(crate) label: String,
    pub(crate) strokes: Vec<Vec<Point>>,
}

/// The recorded numbers, or those of the file that the variable `NUMBERS` names.
pub(crate) fn recorded() -> Vec<Written> {
    let file = std::env::var("NUMBERS").map(|path| std::fs::read_to_string(path).unwrap());
    let text = file.as_deref().unwrap_or(include_str!("../../../ink/numbers.jsonl"));
    let label = |line: &str| serde_json::from_str::<Value>(line).unwrap()["label"].as_str().unwrap().to_owned();
    let written = |(label, drawing): (String, Drawing)| Written { label, strokes: drawing.strokes };
    text.lines().map(label).zip(drawings(text, false)).map(written).collect()
}

/// Two to seven recorded digits by one writer in a row, with varying gaps, sizes and baselines. A tenth are so close
/// together that a bold pen makes them touch.
pub(crate) fn composed(rng: &mut impl Rng) -> Written {
    let digits = drawings(include_str!("../../../ink/digits.jsonl"), false);
    let writer = digits[rng.random_range(0..digits.len())].writer.clone();
    let own: Vec<&Drawing> = digits.iter().filter(|digit| digit.writer == writer).collect();
    let gap = if rng.random_bool(0.1) { rng.random_range(0.06..0.1) } else { rng.random_range(0.1..0.5) };
    let mut number = Written { label: String::new(), strokes: Vec::new() };
    let mut end = 0.0;
    for _ in 0..rng.random_range(2..8) {
        let digit = own[rng.random_range(0..own.len())];
        let [left, top, right, bottom] = bounds(&digit.strokes);
        let scale = rng.random_range(0.9..1.1) / (bottom - top).max(0.5 * (right - left));
        let drop = rng.random_range(-0.08..0.08);
        let place = |p: &Point| Point { x: (p.x - left) * scale + end, y: (p.y - bottom) * scale + drop };
        number.strokes.extend(digit.strokes.iter().map(|stroke| stroke.iter().map(place).collect()));
        number.label.push(char::from(b'0' + digit.label.unwrap()));
        end += (right - left) * scale + gap + rng.random_range(-0.03..0.03);
    }
    number
}
