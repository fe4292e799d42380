//! A hand: how one person, on one occasion, distorts all forms.
//!
//! A hand is a smooth map of the plane: slant, proportions, large or small halves, bent stems, sloping bars, and slow
//! waves. Because it maps the *plane* and not single points, strokes that meet still meet, and a closed loop stays
//! closed. Moving each point independently would give broken wire, not another person's writing. Each stroke then gets
//! its own random part: it is a little misplaced, and the pen strays along it.

use super::{
    dice::Dice,
    sketch::{Knot, Sketch, bounds},
};
use crate::ink::Point;

/// The number of slow waves in a [`Hand`].
const WAVES: usize = 3;

/// A wave across the plane.
struct Wave {
    /// Radians per unit to the right and down.
    rate: Point,
    phase: f32,
    /// The displacement at a crest.
    shift: Point,
}

/// One person's handwriting. Lengths are in units of a digit's height, from the digit's middle.
pub(super) struct Hand {
    /// Looseness, from 0 (copybook) to about 1 (scrawl).
    loose: f32,
    /// Moves the waist up or down; top and bottom stay.
    waist: f32,
    /// Moves the middle left or right; the sides stay.
    centre: f32,
    /// Widens the bottom and narrows the top, or the reverse.
    taper: f32,
    /// Bends verticals and horizontals.
    bow: Point,
    /// Width relative to height.
    aspect: f32,
    /// The slant of verticals to the right, and of horizontals upwards.
    slant: Point,
    /// Cosine and sine of the rotation.
    turn: Point,
    waves: [Wave; WAVES],
}

impl Hand {
    /// A random hand.
    pub(super) fn any(dice: &mut Dice<'_>) -> Self {
        let loose = dice.between(0.2, 1.2);
        let angle = 0.07 * dice.bell();
        Self {
            loose,
            waist: 0.18 * loose * dice.bell(),
            centre: 0.25 * loose * dice.bell(),
            taper: 0.2 * loose * dice.bell(),
            bow: Point { x: 0.16 * loose * dice.bell(), y: 0.25 * loose * dice.bell() },
            // Thumbs and wide pads flatten what is drawn.
            aspect: libm::expf(0.21 * dice.bell()) * if dice.chance(0.1) { dice.between(1.1, 1.5) } else { 1.0 },
            slant: Point { x: 0.1 + 0.15 * dice.bell(), y: 0.06 * loose * dice.bell() },
            turn: Point { x: libm::cosf(angle), y: libm::sinf(angle) },
            waves: core::array::from_fn(|_| Wave {
                rate: Point { x: dice.between(-7.0, 7.0), y: dice.between(-7.0, 7.0) },
                phase: dice.between(0.0, 6.3),
                shift: Point { x: 0.02 * loose * dice.bell(), y: 0.02 * loose * dice.bell() },
            }),
        }
    }

    /// Adds a rotation by an angle in radians.
    pub(super) fn turned(mut self, angle: f32) -> Self {
        let (cos, sin) = (libm::cosf(angle), libm::sinf(angle));
        let Point { x, y } = self.turn;
        self.turn = Point { x: x * cos - y * sin, y: x * sin + y * cos };
        self
    }

    /// Looseness, from 0 (copybook) to about 1 (scrawl).
    pub(super) fn loose(&self) -> f32 {
        self.loose
    }

    /// Maps a point of a form.
    pub(super) fn place(&self, Point { x, y }: Point) -> Point {
        let mut p = Point { x, y };
        for wave in &self.waves {
            let crest = libm::sinf(wave.rate.x * x + wave.rate.y * y + wave.phase);
            p.x += wave.shift.x * crest;
            p.y += wave.shift.y * crest;
        }
        let Point { x, y } = p;
        let p = Point {
            x: (x + self.centre * (0.12 - x * x)) * (1.0 + self.taper * y) + self.bow.x * y * y,
            y: y + self.waist * (0.25 - y * y) + self.bow.y * x * x,
        };
        let p = Point { x: p.x * self.aspect - p.y * self.slant.x, y: p.y - p.x * self.slant.y };
        Point { x: p.x * self.turn.x - p.y * self.turn.y, y: p.x * self.turn.y + p.y * self.turn.x }
    }

    /// Distorts a sketch: each stroke by itself, then all by the map they share.
    pub(super) fn distort(&self, mut sketch: Sketch, dice: &mut Dice<'_>) -> Sketch {
        for stroke in &mut sketch {
            self.misplace(stroke, dice);
            self.stray(stroke, dice);
            for knot in stroke.iter_mut() {
                knot.at = self.place(knot.at);
            }
        }
        sketch
    }

    /// Shifts, scales and rotates one stroke about its middle.
    fn misplace(&self, stroke: &mut [Knot], dice: &mut Dice<'_>) {
        let (low, high) = bounds(stroke.iter().map(|knot| knot.at));
        let middle = Point { x: (low.x + high.x) / 2.0, y: (low.y + high.y) / 2.0 };
        let shift = Point { x: 0.018 * self.loose * dice.bell(), y: 0.018 * self.loose * dice.bell() };
        let (scale, angle) = (1.0 + 0.06 * self.loose * dice.bell(), 0.05 * self.loose * dice.bell());
        for Knot { at, .. } in stroke {
            let (x, y) = (scale * (at.x - middle.x), scale * (at.y - middle.y));
            *at = Point { x: middle.x + shift.x + x - angle * y, y: middle.y + shift.y + y + angle * x };
        }
    }

    /// Adds a smooth random drift along the stroke.
    fn stray(&self, stroke: &mut [Knot], dice: &mut Dice<'_>) {
        let mut off = Point { x: 0.0, y: 0.0 };
        for Knot { at, .. } in stroke {
            off.x = 0.5 * off.x + 0.016 * self.loose * dice.bell();
            off.y = 0.5 * off.y + 0.016 * self.loose * dice.bell();
            *at = Point { x: at.x + off.x, y: at.y + off.y };
        }
    }
}
