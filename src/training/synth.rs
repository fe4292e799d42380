//! Synthetic ink: endless digits in many handwritings, and drawings that are not digits, without any data.
//!
//! MNIST's digits were written with a pencil in 1990s America. A web page meets mice, fingers and pens, crossed sevens
//! and flagged ones, and people who draw a house to see what happens. So ink is generated: a *form* (a few points
//! written as text) is distorted by a *hand* (a smooth map of the plane), traced by a *pen* (curve, inertia, tremor,
//! sampling) and placed somewhere on a pad. Forms take a few kilobytes, so the same generator serves the trainer and,
//! in the browser, the replay that keeps a network from forgetting while it is taught.
//!
//! The ways not taken: a generative model trained on recorded strokes would write like the thirty people recorded,
//! need their data, and be larger than the network. Distorted images are not enough: no distortion of an MNIST image
//! crosses a seven or drops nine points of ten.
//!
//! ```text
//! forms ──read──▶ Sketch ──Hand::distort──▶ Sketch ──Pen::draw──▶ strokes ──lay_out──▶ Ink
//! doodle ────────────┘
//! ```
//!
//! It uses only `+ - * /`, square roots and `libm`, so a seed gives the same ink on every target.

mod curve;
mod dice;
mod doodle;
mod forms;
mod hand;
mod pen;
mod sketch;

use rand::Rng;

use self::{
    dice::Dice,
    hand::Hand,
    pen::Pen,
    sketch::{Sketch, bounds, read},
};
use crate::ink::{Ink, Point};

/// The points of each stroke, in units of a digit's height.
type Strokes = Vec<Vec<Point>>;

/// Side of the pad, in the unit of the ink.
const PAD: f32 = 400.0;

/// The digit `label` in a random handwriting, from a random device, somewhere on a pad of 400 x 400.
///
/// A label above 9 stands for its last decimal digit.
pub fn digit(label: u8, rng: &mut impl Rng) -> Ink {
    let dice = &mut Dice(rng);
    let writer = Writer::any(dice);
    let strokes = writer.digit(label, dice);
    lay_out(strokes, 24.0, dice)
}

/// Ink that may be either of two digits, and which two: a 1 with a long flag, or a 7 without a bar.
pub fn between(rng: &mut impl Rng) -> (Ink, [u8; 2]) {
    let dice = &mut Dice(rng);
    let writer = Writer::any(dice);
    // The first pair is by far the commonest.
    let (either, forms) = forms::BETWEEN[if dice.chance(0.5) { 0 } else { dice.below(forms::BETWEEN.len()) }];
    let strokes = writer.write(read(dice.common(forms)), dice);
    (lay_out(strokes, 24.0, dice), either)
}

/// Digits by one hand, from one random device, each as ink of its own and about one unit high.
pub fn digits(labels: &[u8], rng: &mut impl Rng) -> Vec<Ink> {
    let dice = &mut Dice(rng);
    let writer = Writer::any(dice);
    // All points are finite and near the origin, so this never fails.
    labels.iter().map(|&label| Ink::new(writer.digit(label, dice)).unwrap_or_default()).collect()
}

/// A letter or a sign that is not a digit, about one unit high.
pub fn sign(rng: &mut impl Rng) -> Ink {
    let dice = &mut Dice(rng);
    let writer = Writer::any(dice);
    Ink::new(writer.write(read(dice.common(forms::UPRIGHT)), dice)).unwrap_or_default()
}

/// Ink that is not a digit: letters, signs, shapes, lines, dots, scribbles, or several digits in one drawing.
pub fn not_a_digit(rng: &mut impl Rng) -> Ink {
    let dice = &mut Dice(rng);
    let writer = Writer::any(dice);
    let strokes = match dice.below(100) {
        0..30 => writer.write(read(dice.common(forms::UPRIGHT)), dice),
        30..45 => {
            let form = read(dice.common(forms::TURNED));
            writer.turned(dice.between(-3.2, 3.2)).write(form, dice)
        }
        45..67 => writer.number(dice),
        67..73 => writer.write(doodle::lines(dice), dice),
        73..77 => writer.write(doodle::dots(dice), dice),
        77..82 => writer.write(doodle::hatch(dice), dice),
        82..87 => writer.write(doodle::tangle(dice), dice),
        87..91 => writer.write(doodle::spiral(dice), dice),
        91..95 => writer.write(doodle::row(dice), dice),
        95..98 => writer.write(doodle::sticks(dice), dice),
        _ => writer.struck_out(dice),
    };
    lay_out(strokes, 40.0, dice)
}

/// A person with a device.
struct Writer {
    hand: Hand,
    pen: Pen,
}

impl Writer {
    fn any(dice: &mut Dice<'_>) -> Self {
        let hand = Hand::any(dice);
        let pen = Pen::any(hand.loose(), dice);
        Self { hand, pen }
    }

    fn turned(self, angle: f32) -> Self {
        Self { hand: self.hand.turned(angle), ..self }
    }

    fn write(&self, mut sketch: Sketch, dice: &mut Dice<'_>) -> Strokes {
        // The order and direction of strokes vary between writers; the shape stays the same.
        if dice.chance(0.1) {
            sketch.reverse();
        }
        for stroke in &mut sketch {
            if dice.chance(0.1) {
                stroke.reverse();
            }
        }
        self.pen.draw(&self.hand.distort(sketch, dice), dice)
    }

    fn digit(&self, label: u8, dice: &mut Dice<'_>) -> Strokes {
        let sketch = read(dice.common(forms::DIGITS[usize::from(label % 10)]));
        let mut strokes = self.write(sketch.clone(), dice);
        // Sometimes a digit is traced a second time, to make it bolder.
        if dice.chance(0.015) {
            strokes.extend(self.write(sketch, dice));
        }
        strokes
    }

    /// Two to four digits side by side or, rarely, two on top of each other.
    fn number(&self, dice: &mut Dice<'_>) -> Strokes {
        let count = if dice.chance(0.7) { 2 } else { dice.count(3, 4) };
        let stacked = count == 2 && dice.chance(0.08);
        let gap = dice.between(0.08, 0.5);
        let (mut number, mut end) = (Strokes::new(), 0.0);
        for _ in 0..count {
            let label = dice.count(0, 9) as u8;
            let scale = 1.0 + 0.07 * dice.bell();
            let off = 0.04 * dice.bell();
            let mut strokes = self.digit(label, dice);
            let (low, high) = bounds(strokes.iter().flatten().copied());
            for p in strokes.iter_mut().flatten() {
                *p = if stacked {
                    Point { x: scale * p.x + off, y: end + scale * (p.y - low.y) }
                } else {
                    Point { x: end + scale * (p.x - low.x), y: scale * p.y + off }
                };
            }
            end += gap + scale * if stacked { high.y - low.y } else { high.x - low.x };
            number.append(&mut strokes);
        }
        number
    }

    /// A digit that is crossed out.
    fn struck_out(&self, dice: &mut Dice<'_>) -> Strokes {
        let label = dice.count(0, 9) as u8;
        let mut strokes = self.digit(label, dice);
        strokes.append(&mut self.write(doodle::hatch(dice), dice));
        strokes
    }
}

/// Places strokes somewhere on the pad, at a size between `least` and the whole pad, sometimes rounded to whole pixels.
fn lay_out(mut strokes: Strokes, least: f32, dice: &mut Dice<'_>) -> Ink {
    let (low, high) = bounds(strokes.iter().flatten().copied());
    let (width, height) = (high.x - low.x, high.y - low.y);
    let scale = dice.log_between(least, 0.95 * PAD) / width.max(height).max(0.1);
    let left = dice.unit() * (PAD - scale * width);
    let top = dice.unit() * (PAD - scale * height);
    let whole = dice.chance(0.4);
    for p in strokes.iter_mut().flatten() {
        let (x, y) = (left + scale * (p.x - low.x), top + scale * (p.y - low.y));
        *p = if whole { Point { x: libm::roundf(x), y: libm::roundf(y) } } else { Point { x, y } };
    }
    // All points are finite and on the pad, so this never fails.
    Ink::new(strokes).unwrap_or_default()
}

#[cfg(test)]
mod tests;
