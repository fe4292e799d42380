//! Recorded digits as they lie in a picture, and helpers to paint what surrounds them there.

use lenet5::Point;
use rand::{Rng, RngExt};

/// A digit's ink in a picture: how much of each pixel it covers.
pub(crate) struct Scene {
    pub(crate) width: usize,
    pub(crate) height: usize,
    /// `(H, W)` row-major, 0 to 1.
    pub(crate) ink: Vec<f32>,
    /// The ink's box: left, top, right, bottom.
    pub(crate) frame: [f32; 4],
    /// The pen's width in pixels.
    pub(crate) pen: f32,
}

impl Scene {
    /// Places strokes at random, but entirely inside the picture. The longer side of their box is `share` of its shorter
    /// side. The pen's width is `pen` times the digit's size.
    pub(crate) fn new(strokes: &[Vec<Point>], size: (usize, usize), share: f32, pen: f32, rng: &mut impl Rng) -> Self {
        let [left, top, right, bottom] = bounds(strokes);
        let long = share * size.0.min(size.1) as f32;
        let pen = pen * long;
        Self::scaled(strokes, size, (long - pen) / (right - left).max(bottom - top), pen, rng)
    }

    /// Places strokes at random, but entirely inside the picture, `scale` pixels to a unit. The pen is `pen` pixels wide.
    pub(crate) fn scaled(
        strokes: &[Vec<Point>],
        (width, height): (usize, usize),
        scale: f32,
        pen: f32,
        rng: &mut impl Rng,
    ) -> Self {
        let [left, top, right, bottom] = bounds(strokes);
        let (wide, high) = ((right - left) * scale + pen, (bottom - top) * scale + pen);
        let mut place = |size: usize, ink: f32| {
            let room = size as f32 - ink;
            // At least a tenth of the free space stays free on each side.
            room * rng.random_range(0.1..0.9)
        };
        let (x, y) = (place(width, wide), place(height, high));
        let at = |p: &Point| Point { x: (p.x - left) * scale + x + pen / 2.0, y: (p.y - top) * scale + y + pen / 2.0 };
        let mut ink = vec![0.0_f32; width * height];
        for stroke in strokes {
            let first = &stroke[..1];
            for (from, to) in first.iter().chain(stroke).zip(stroke) {
                draw((width, height), &mut ink, at(from), at(to), pen / 2.0);
            }
        }
        Self { width, height, ink, frame: [x, y, x + wide, y + high], pen }
    }

    /// Opaque RGBA pixels. `brightness` gets a pixel's column and row, and how much of it ink covers.
    pub(crate) fn picture(&self, brightness: impl Fn(f32, f32, f32) -> f32) -> Vec<u8> {
        let pixel = |(i, &ink): (usize, &f32)| {
            let (x, y) = (i % self.width, i / self.width);
            let v = (brightness(x as f32 + 0.5, y as f32 + 0.5, ink).clamp(0.0, 1.0) * 255.0).round() as u8;
            [v, v, v, 255]
        };
        self.ink.iter().enumerate().flat_map(pixel).collect()
    }
}

/// The left, top, right and bottom of strokes.
pub(crate) fn bounds(strokes: &[Vec<Point>]) -> [f32; 4] {
    strokes.iter().flatten().fold([f32::MAX, f32::MAX, f32::MIN, f32::MIN], |[left, top, right, bottom], p| {
        [left.min(p.x), top.min(p.y), right.max(p.x), bottom.max(p.y)]
    })
}

/// Draws a line with round ends; its edges are a pixel wide.
fn draw((width, height): (usize, usize), ink: &mut [f32], from: Point, to: Point, radius: f32) {
    let reach = radius + 1.0;
    let bounds = |a: f32, b: f32, size: usize| {
        (a.min(b) - reach).max(0.0) as usize..((a.max(b) + reach).ceil().max(0.0) as usize).min(size)
    };
    for row in bounds(from.y, to.y, height) {
        for column in bounds(from.x, to.x, width) {
            let away = distance((column as f32 + 0.5, row as f32 + 0.5), (from.x, from.y), (to.x, to.y));
            let cover = (radius + 0.5 - away).clamp(0.0, 1.0).min(2.0 * radius);
            let pixel = &mut ink[row * width + column];
            *pixel = pixel.max(cover);
        }
    }
}

/// The distance from a point to the line segment between two others.
pub(crate) fn distance(p: (f32, f32), from: (f32, f32), to: (f32, f32)) -> f32 {
    let (dx, dy) = (to.0 - from.0, to.1 - from.1);
    let length = dx * dx + dy * dy;
    let along = if length > 0.0 { ((p.0 - from.0) * dx + (p.1 - from.1) * dy) / length } else { 0.0 };
    let along = along.clamp(0.0, 1.0);
    (p.0 - from.0 - along * dx).hypot(p.1 - from.1 - along * dy)
}

/// 0 on one side of a line through `at`, 1 on the side that the direction `angle` points to, with a soft edge of this width.
pub(crate) fn beyond(p: (f32, f32), at: (f32, f32), angle: f32, edge: f32) -> f32 {
    let (sin, cos) = angle.sin_cos();
    let away = (p.0 - at.0) * cos + (p.1 - at.1) * sin;
    (away / edge + 0.5).clamp(0.0, 1.0)
}

/// Uniform noise in ±1, the same for the same place and seed.
pub(crate) fn noise(x: f32, y: f32, seed: u32) -> f32 {
    let mixed = (x as u32).wrapping_mul(0x9e37_79b1) ^ (y as u32).wrapping_mul(0x85eb_ca77) ^ seed;
    let mixed = (mixed ^ mixed >> 15).wrapping_mul(0x2c1b_3c6d);
    let mixed = (mixed ^ mixed >> 12).wrapping_mul(0x297a_2d39);
    ((mixed ^ mixed >> 15) >> 8) as f32 / (1 << 23) as f32 - 1.0
}
