//! Specks: strokes that are not part of the drawing, such as the touches of a palm beside it.
//!
//! A speck is a few pixels large, but would be framed with the digit: one in a corner of the pad would shrink the digit
//! into the opposite corner. Size alone does not make a speck, since the flag of a 5 or the dot of an i may be as small,
//! and neither does distance alone. Both together do:
//!
//! * A *mark* is a stroke no longer than [`SMALL`] times the longest stroke, or no larger than the pen. All other strokes
//!   are the body.
//! * A mark is left out if it is farther from the body than [`ASIDE`] times the body's size, or [`ABOVE`] times that size
//!   straight above or below, where an i has its dot. A mark as near as that to a kept mark is kept as well.
//! * Nothing is left out of dotted ink: ink with more than [`MOST`] marks, or whose longest stroke is only a dot. A dot is
//!   no larger than the pen or, if the pen's width is not known, than [`DOT`] times the drawing.
//!
//! Only bounding boxes are compared, so a dot inside a 0 is near. Position, scale and the order of strokes do not matter.
//!
//! In 7,494 recorded digits (the UCI pen-based recognition data) the farthest mark is 0.28 of the digit's size away.

use crate::ink::{Ink, Point};

/// The greatest length of a mark, relative to the longest stroke.
pub const SMALL: f32 = 1.0 / 8.0;
/// How far a mark may be from the body to the left or right, relative to the body's size.
pub const ASIDE: f32 = 0.5;
/// How far a mark may be above or below the body, relative to the body's size.
pub const ABOVE: f32 = 0.75;
/// The most marks that may be stray.
pub const MOST: usize = 8;
/// The greatest size of a dot, relative to the drawing, if the width of the pen is not known.
pub const DOT: f32 = 1.0 / 16.0;

/// The indices of the strokes that are specks, ascending.
#[must_use]
#[inline(never)]
pub fn specks(ink: &Ink) -> Vec<usize> {
    let boxes: Vec<Bounds> = ink.strokes().map(Bounds::of).collect();
    let (mut whole, mut longest) = (Bounds::NONE, 0.0);
    for stroke in &boxes {
        whole.add(stroke);
        if stroke.size() > longest {
            longest = stroke.size();
        }
    }
    let dot = if ink.pen() > 0.0 { ink.pen() } else { DOT * whole.size() };
    if longest <= dot {
        return Vec::new();
    }
    let (mut marks, mut body) = (Vec::new(), Bounds::NONE);
    for (i, stroke) in boxes.iter().enumerate() {
        if stroke.size() > SMALL * longest && stroke.size() > ink.pen() {
            body.add(stroke);
        } else {
            marks.push(i);
        }
    }
    if marks.len() > MOST {
        return Vec::new();
    }
    let size = body.size();
    // Marks that are near join the body, until all others are far from it.
    loop {
        let before = marks.len();
        marks.retain(|&i| {
            let far = boxes[i].is_far(&body, size);
            if !far {
                body.add(&boxes[i]);
            }
            far
        });
        if marks.len() == before {
            return marks;
        }
    }
}

/// A bounding box: left, top, and the negatives of right and bottom, so that the smaller of two is always the outer one.
struct Bounds([f32; 4]);

impl Bounds {
    const NONE: Self = Self([f32::INFINITY; 4]);

    fn of(points: &[Point]) -> Self {
        let mut bounds = Self::NONE;
        points.iter().for_each(|&Point { x, y }| bounds.add(&Self([x, y, -x, -y])));
        bounds
    }

    fn add(&mut self, other: &Self) {
        for (side, &other) in self.0.iter_mut().zip(&other.0) {
            if other < *side {
                *side = other;
            }
        }
    }

    /// The longer side.
    fn size(&self) -> f32 {
        let [left, top, right, bottom] = self.0;
        (-right - left).max(-bottom - top)
    }

    /// Whether a mark is too far from a body of this size.
    fn is_far(&self, body: &Self, size: f32) -> bool {
        let apart = |low: usize, high: usize, share: f32| {
            self.0[low] + body.0[high] > share * size || body.0[low] + self.0[high] > share * size
        };
        apart(0, 2, ASIDE) || apart(1, 3, ABOVE)
    }
}
