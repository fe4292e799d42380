//! Turns ink on a picture into the glyph that the digit would have had if drawn: upright, with a pen of MNIST's width.
//!
//! ```text
//! ink ─► slant ─► drawn on fine pixels, smoothed ─► width of strokes, box, centre of mass
//!                 └─► drawn again to fit, strokes thickened or thinned ─► averaged: Glyph
//! ```
//!
//! The slant is that of [`crate::ink::slant`], from moments of the ink instead of the pen's path. The width of strokes is
//! twice their area divided by their perimeter.

use super::brightness::Plane;
use crate::{
    glyph::Glyph,
    ink::{
        normalize::{BOX, MIDDLE, PEN_RADIUS},
        slant::Moments,
    },
    shape::GLYPH,
};

/// Fine pixels per pixel of the glyph, in each direction.
const FINE: usize = 2;
const SIDE: usize = FINE * GLYPH;
/// The glyph's box, middle and pen width, in fine pixels.
const FINE_BOX: f32 = BOX * FINE as f32;
const FINE_MIDDLE: f32 = MIDDLE * FINE as f32;
const FINE_PEN: f32 = 2.0 * PEN_RADIUS * FINE as f32;
/// How wide an edge between large pixels becomes, in fine pixels. A sharper one would make the network surer than a scan of low
/// resolution allows.
const EDGE: f32 = 5.0 / 3.0 * FINE as f32;
/// The most that edges are moved, in fine pixels: 1.5 pixels of the glyph.
const MOST: f32 = 1.5 * FINE as f32;

/// Intensities on fine pixels, `(SIDE, SIDE)` row-major.
type Fine = [f32; SIDE * SIDE];

/// The glyph of `ink`, which must not be blank.
pub(super) fn frame(ink: &Plane) -> Glyph {
    let mut place = Place::around(ink);
    let measured = Measured::of(&place.draw(ink));
    let path = measured.longer - measured.width;
    // Ink hardly longer than its stroke width is a dot, or too bold to show a path. Discs and squares are twice as long.
    let fitting = if path > 1.25 * measured.width { (FINE_BOX - FINE_PEN) / path } else { FINE_BOX / measured.longer };
    let grow = ((FINE_PEN - fitting * measured.width) / 2.0).clamp(-MOST, MOST);
    place.scale *= fitting;
    for (axis, corner) in place.corner.iter_mut().enumerate() {
        let moved = |at: f32| fitting * (at - *corner);
        // The centre of mass is moved to the middle if that leaves the box on the paper.
        let (low, high) = (moved(measured.low[axis]) - grow, moved(measured.high[axis]) + grow);
        *corner = (FINE_MIDDLE - moved(measured.mass[axis])).min(SIDE as f32 - high).max(-low);
    }
    let mut fine = place.draw(ink);
    move_edges(&mut fine, grow);
    Glyph::from_fn(|row, column| {
        let at = |i: usize| fine[(row * FINE + i / FINE) * SIDE + column * FINE + i % FINE];
        (0..FINE * FINE).map(at).sum::<f32>() / (FINE * FINE) as f32
    })
}

/// How a picture is placed on fine pixels.
struct Place {
    slant: f32,
    /// Fine pixels per pixel of the picture.
    scale: f32,
    /// Where the picture's corner lies, x and y.
    corner: [f32; 2],
}

impl Place {
    /// Places the box of upright ink in the middle, at about the right size.
    fn around(ink: &Plane) -> Self {
        let (mut most, mut moments) = (0.0, Moments::default());
        for (x, y, v) in ink.pixels() {
            most = if v > most { v } else { most };
            moments.add(v.into(), [x as f64 + 0.5, y as f64 + 0.5], [0.0; 2]);
        }
        let slant = moments.slant() as f32;
        // The box is that of clear ink: the eye sees an edge at half the full intensity.
        let (mut low, mut high) = ([f32::MAX; 2], [f32::MIN; 2]);
        for (x, y, _) in ink.pixels().filter(|&(.., v)| v >= most / 2.0) {
            let y = y as f32 + 0.5;
            for (axis, at) in [x as f32 + 0.5 - slant * y, y].into_iter().enumerate() {
                low[axis] = low[axis].min(at);
                high[axis] = high[axis].max(at);
            }
        }
        let longer = (high[0] - low[0]).max(high[1] - low[1]) + 1.0;
        let scale = FINE_BOX / longer;
        let corner = [0, 1].map(|axis| (SIDE as f32 - (low[axis] + high[axis]) * scale) / 2.0);
        Self { slant, scale, corner }
    }

    /// Draws ink by the area that it covers, smoothed and at full intensity.
    #[inline(never)]
    fn draw(&self, ink: &Plane) -> Fine {
        let &Self { slant, scale, corner } = self;
        let mut fine = [0.0; SIDE * SIDE];
        for (x, y, v) in ink.pixels().filter(|&(.., v)| v > 0.0) {
            for (row, tall, middle) in shares(corner[1] + y as f32 * scale, scale) {
                // Each row is sheared by itself, or large pixels would leave jagged edges.
                let left = corner[0] + x as f32 * scale - slant * (middle - corner[1]);
                for (column, wide, _) in shares(left, scale) {
                    fine[row * SIDE + column] += v * tall * wide;
                }
            }
        }
        // Squares averaged over a square: intensities change linearly between the centres of large pixels.
        smooth(&mut fine, scale, |step| step);
        smooth(&mut fine, scale, |step| step * SIDE as isize - (slant * step as f32).round() as isize);
        let full = full_intensity(&fine);
        let gain = (scale / EDGE).max(1.0);
        fine.map(|v| ((v / full - 0.5) * gain + 0.5).clamp(0.0, 1.0))
    }
}

/// Measurements of ink on fine pixels.
struct Measured {
    /// Its box, x and y.
    low: [f32; 2],
    high: [f32; 2],
    longer: f32,
    /// Its centre of mass, x and y.
    mass: [f32; 2],
    /// The width of its strokes.
    width: f32,
}

impl Measured {
    fn of(fine: &Fine) -> Self {
        let (mut low, mut high) = ([SIDE as f32; 2], [0.0_f32; 2]);
        let (mut area, mut moment, mut perimeter) = (0.0, [0.0; 2], 0.0);
        for (i, &v) in fine.iter().enumerate().filter(|&(_, &v)| v > 0.0) {
            for (axis, at) in [i % SIDE, i / SIDE].into_iter().enumerate() {
                let at = at as f32 + 0.5;
                if v >= 0.5 {
                    low[axis] = low[axis].min(at - 0.5);
                    high[axis] = high[axis].max(at + 0.5);
                }
                moment[axis] += v * at;
            }
            area += v;
        }
        for (i, &v) in fine.iter().enumerate() {
            let next = |step: usize| fine.get(i + step).unwrap_or(&0.0) - v;
            perimeter += (next(1) * next(1) + next(SIDE) * next(SIDE)).sqrt();
        }
        let longer = (high[0] - low[0]).max(high[1] - low[1]).max(1.0);
        Self { low, high, longer, mass: moment.map(|sum| sum / area), width: 2.0 * area / perimeter }
    }
}

/// Averages over `width` pixels along a line; `place` gives the offset of each step from the middle.
#[inline(never)]
fn smooth(fine: &mut Fine, width: f32, place: impl Fn(isize) -> isize) {
    if width <= 1.0 {
        return;
    }
    let from = *fine;
    let far = (width / 2.0 + 0.5) as isize;
    for (i, v) in fine.iter_mut().enumerate() {
        *v = 0.0;
        for step in -far..=far {
            let share = (width / 2.0 + 0.5 - step.unsigned_abs() as f32).min(1.0) / width;
            // The paper's border has no ink, so none spills from one row into the next.
            *v += share * from.get(i.wrapping_add_signed(place(step))).unwrap_or(&0.0);
        }
    }
}

/// Moves the edges of strokes outwards by so many fine pixels; inwards if negative.
fn move_edges(fine: &mut Fine, by: f32) {
    let from = *fine;
    let far = by.abs() as isize + 1;
    for dy in -far..=far {
        for dx in -far..=far {
            let share = (by.abs() + 1.0 - ((dx * dx + dy * dy) as f32).sqrt()).clamp(0.0, 1.0);
            for (i, &v) in from.iter().enumerate().filter(|&(_, &v)| v > 0.0) {
                let beside = i.wrapping_add_signed(dy * SIDE as isize + dx);
                if by < 0.0 {
                    let paper = 1.0 - from.get(beside).unwrap_or(&0.0);
                    fine[i] = fine[i].min(1.0 - share * paper);
                } else if let Some(beside) = fine.get_mut(beside) {
                    *beside = beside.max(share * v);
                }
            }
        }
    }
}

/// The fine pixels that `low..low + size` overlaps in one direction, how much of each it covers, and the middle of that.
fn shares(low: f32, size: f32) -> impl Iterator<Item = (usize, f32, f32)> {
    let [low, high] = [low, low + size].map(|end| end.max(0.0).min(SIDE as f32));
    (low as usize..SIDE).map_while(move |i| {
        let (from, to) = (low.max(i as f32), high.min((i + 1) as f32));
        (high > i as f32).then_some((i, to - from, (from + to) / 2.0))
    })
}

/// The divisor that makes strokes thinner than a pixel as dark as others: the intensity that a fifth of the inked pixels
/// reach. In MNIST's digits a third of the inked pixels are at full intensity.
fn full_intensity(fine: &Fine) -> f32 {
    let inked = || fine.iter().filter(|&&v| v > 1.0 / 255.0);
    let rank = inked().count() * 4 / 5;
    // Positive floats are ordered as their bits are, so the one with this many below it is found bit by bit, from the
    // highest bit down: a thirtieth of a sort's code. Without ink it is NaN, and the minimum is 1.
    let below = |bits: u32| inked().filter(|v| v.to_bits() < bits).count();
    let bits = (0..31).rev().fold(0, |bits, bit| if below(bits | 1 << bit) <= rank { bits | 1 << bit } else { bits });
    f32::from_bits(bits).min(1.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_blot_fills_the_box_whatever_shade_it_lies_in() {
        let blot = |x: f32, y: f32| (x - 50.0).hypot(y - 50.0) < 10.0;
        for shade in [0.0, 0.1, 0.4] {
            let ink = |i: usize| if blot((i % 100) as f32 + 0.5, (i / 100) as f32 + 0.5) { 1.0 } else { shade };
            let glyph = frame(&Plane::new(100, (0..100 * 100).map(ink).collect()));
            let dark: Vec<usize> = (0..GLYPH).filter(|&x| glyph.pixels()[14 * GLYPH + x] > 0.5).collect();
            assert!((16..=20).contains(&dark.len()), "{shade}: {dark:?}");
        }
    }

    #[test]
    fn ink_that_is_heavy_at_one_end_is_not_cut_at_the_other() {
        // Two bars and a thin tail, 160 long: as it is, upside down, and both lying.
        let inked = |across: usize, along: usize| {
            let bar = along < 20 && along % 14 < 6 && (25..175).contains(&across);
            bar || along < 160 && (97..103).contains(&across)
        };
        for (lying, turned) in [(false, false), (false, true), (true, false), (true, true)] {
            let place = |i: usize| {
                let (across, along) = if lying { (i / 200, i % 200) } else { (i % 200, i / 200) };
                f32::from(u8::from(inked(across, if turned { 199 - along } else { along })))
            };
            let glyph = frame(&Plane::new(200, (0..200 * 200).map(place).collect()));
            let line = |along: usize| {
                let pixel = |across: usize| if lying { (across, along) } else { (along, across) };
                let (row, column): (Vec<_>, Vec<_>) = (0..GLYPH).map(pixel).unzip();
                row.iter().zip(&column).any(|(row, column)| glyph.pixels()[row * GLYPH + column] > 0.5)
            };
            let inked = (0..GLYPH).filter(|&along| line(if turned { GLYPH - 1 - along } else { along }));
            assert_eq!(inked.collect::<Vec<_>>(), (8..28).collect::<Vec<_>>(), "{lying}, {turned}");
        }
    }
}
