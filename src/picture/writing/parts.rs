//! The ink of each piece of writing: each pixel belongs to the piece that is nearest to it along the ink.

use core::ops::Range;

use super::Writing;
use crate::{
    glyph::Glyph,
    ink::{Point, segment::Segments},
    picture::{bounds::Bounds, brightness::Plane, frame::frame},
};

/// Writing, split into pieces.
#[derive(Debug)]
pub struct Parts<'a> {
    writing: &'a Writing,
    /// The piece of each pixel; `usize::MAX` for paper.
    of: Vec<usize>,
    /// The bounding box of each piece's pixels.
    boxes: Vec<Bounds>,
}

impl<'a> Parts<'a> {
    #[inline(never)]
    pub(super) fn new(writing: &'a Writing, segments: &Segments) -> Self {
        let (width, height) = (writing.ink.width(), writing.ink.height());
        let mut parts =
            Self { writing, of: vec![usize::MAX; width * height], boxes: vec![Bounds::NONE; segments.len()] };
        let mut front = Vec::new();
        for piece in 0..segments.len() {
            let strokes = segments.ink(&writing.strokes, piece..piece + 1);
            for stroke in strokes.strokes() {
                for (from, to) in stroke[..1].iter().chain(stroke).zip(stroke) {
                    along(*from, *to, |p| {
                        let (x, y) = ((p.x as usize).min(width - 1), (p.y as usize).min(height - 1));
                        let at = y * width + x;
                        parts.boxes[piece].add(x, y);
                        if parts.of[at] == usize::MAX {
                            parts.of[at] = piece;
                            front.push(at);
                        }
                    });
                }
            }
        }
        // All pieces grow at once, by one pixel at a time.
        while !front.is_empty() {
            let mut next = Vec::new();
            for at in front {
                let (piece, x, y) = (parts.of[at], at % width, at / width);
                parts.boxes[piece].add(x, y);
                for y in y.saturating_sub(1)..(y + 2).min(height) {
                    for x in x.saturating_sub(1)..(x + 2).min(width) {
                        let beside = y * width + x;
                        if parts.of[beside] == usize::MAX && writing.ink.values()[beside] > 0.0 {
                            parts.of[beside] = piece;
                            next.push(beside);
                        }
                    }
                }
            }
            front = next;
        }
        parts
    }

    /// The ink of some pieces, cut out.
    #[inline(never)]
    fn cut(&self, pieces: Range<usize>) -> Plane {
        let mut bounds = Bounds::NONE;
        for own in &self.boxes[pieces.clone()] {
            bounds = bounds.and(own);
        }
        let (width, ink) = (self.writing.ink.width(), self.writing.ink.part(&bounds));
        ink.map(|x, y, v| {
            let piece = self.of[(y + bounds.top) * width + x + bounds.left];
            if pieces.contains(&piece) { v } else { 0.0 }
        })
    }

    /// The glyph of some pieces, read as one digit.
    #[must_use]
    pub fn glyph(&self, pieces: Range<usize>) -> Glyph {
        let ink = self.cut(pieces);
        let inked = ink.values().iter().any(|&v| v > 0.0);
        if inked { frame(&ink) } else { Glyph::blank() }
    }

    /// Left, top, right and bottom of the ink of some pieces, in pixels of the picture.
    #[must_use]
    pub fn bounds(&self, pieces: Range<usize>) -> [f32; 4] {
        self.writing.place.bounds(&self.cut(pieces))
    }
}

/// Visits points along the segment between two points, less than a pixel apart.
fn along(from: Point, to: Point, mut visit: impl FnMut(Point)) {
    let (x, y) = (to.x - from.x, to.y - from.y);
    let steps = (2.0 * x.abs().max(y.abs())) as usize + 1;
    for step in 0..=steps {
        let share = step as f32 / steps as f32;
        visit(Point { x: from.x + share * x, y: from.y + share * y });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        ink::Ink,
        picture::writing::{Level, Place},
    };

    #[test]
    fn a_piece_whose_ink_is_all_anothers_has_a_blank_glyph() {
        // Two strokes along the same ink.
        let line = [Point { x: 10.0, y: 5.0 }, Point { x: 10.0, y: 35.0 }];
        let ink = Plane::new(20, (0..20 * 40).map(|i| f32::from((8..12).contains(&(i % 20)))).collect());
        let place = Place { level: Level::of(&ink), origin: [0; 2], square: 1, size: [20, 40] };
        let writing = Writing { ink, place, strokes: Ink::new([line, line]).unwrap() };
        let segments = Segments::of(&writing.strokes);
        let parts = writing.parts(&segments);
        let inked = (0..segments.len()).filter(|&piece| parts.glyph(piece..piece + 1) != Glyph::blank());
        assert_eq!((segments.len(), inked.count()), (2, 1));
    }

    #[test]
    fn a_way_has_both_ends_and_no_step_of_a_pixel() {
        let at = |x, y| Point { x, y };
        for (from, to) in [(at(3.0, 50.0), at(9.0, 2.0)), (at(8.0, 1.0), at(0.0, 1.5)), (at(4.0, 4.0), at(4.0, 4.0))] {
            let mut way = Vec::new();
            along(from, to, |p| way.push(p));
            assert_eq!((way.first(), way.last()), (Some(&from), Some(&to)));
            assert!(way.windows(2).all(|pair| (pair[1].x - pair[0].x).abs().max((pair[1].y - pair[0].y).abs()) <= 0.5));
        }
    }
}
