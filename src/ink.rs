//! Ink: pen strokes as points, validated once and trusted afterwards.
//!
//! Coordinates are in any unit, with x to the right and y down. This module knows nothing of pads and pixels. Those belong
//! to the caller, and the answer must not depend on them.
//!
//! The pen's width is the only reference length that ink may have. A digit may be drawn at any size, so size alone does not
//! tell a tap that slipped by a pixel from a small 1. Size relative to the pen does: ink no larger than the pen's width
//! looks like a dot, and is one.

pub mod normalize;
pub mod raster;
pub mod segment;
pub mod slant;
pub mod specks;
pub mod trajectory;

use crate::error::{Error, Result};

/// The largest magnitude of a coordinate. It keeps sums and products of two coordinates from overflowing an `f32`.
pub const LIMIT: f32 = 1e9;

/// One position of the pen, in any unit.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Point {
    /// To the right.
    pub x: f32,
    /// Down.
    pub y: f32,
}

/// The left, top, right and bottom of points; infinite if there are none.
pub fn bounds(points: impl IntoIterator<Item = Point>) -> [f32; 4] {
    let nothing = [f32::INFINITY, f32::INFINITY, f32::NEG_INFINITY, f32::NEG_INFINITY];
    points.into_iter().fold(nothing, |[left, top, right, bottom], Point { x, y }| {
        [left.min(x), top.min(y), right.max(x), bottom.max(y)]
    })
}

/// Strokes in drawing order. A stroke is the sequence of points between pen down and pen up.
///
/// # Guarantees
///
/// Every coordinate is finite and within ±[`LIMIT`], and so is the pen's width, which is not negative. Every stroke has at
/// least one point. Ink may have no strokes.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Ink {
    points: Vec<Point>,
    ends: Vec<usize>,
    pen: f32,
}

impl Ink {
    /// Takes strokes as lists of points.
    ///
    /// # Errors
    ///
    /// [`Error::EmptyStroke`] and [`Error::Point`].
    pub fn new<S: AsRef<[Point]>>(strokes: impl IntoIterator<Item = S>) -> Result<Self> {
        let mut ink = Self::default();
        for stroke in strokes {
            ink.points.extend_from_slice(stroke.as_ref());
            ink.ends.push(ink.points.len());
        }
        ink.checked()
    }

    /// Takes strokes as flat arrays: `points` is x0, y0, x1, y1, …, and `stroke_ends[i]` is the total number of points
    /// in strokes `0..=i`.
    ///
    /// # Errors
    ///
    /// [`Error::PointPairs`], [`Error::StrokeEnds`], [`Error::Point`].
    pub fn from_flat(points: &[f32], stroke_ends: &[u32]) -> Result<Self> {
        let (pairs, rest) = points.as_chunks::<2>();
        if !rest.is_empty() {
            return Err(Error::PointPairs { got: points.len() });
        }
        let mut previous = 0;
        for (position, &end) in stroke_ends.iter().enumerate() {
            if end <= previous || end as usize > pairs.len() {
                return Err(Error::StrokeEnds { points: pairs.len(), position, got: end });
            }
            previous = end;
        }
        if previous as usize != pairs.len() {
            return Err(Error::StrokeEnds { points: pairs.len(), position: stroke_ends.len(), got: previous });
        }
        let points = pairs.iter().map(|&[x, y]| Point { x, y }).collect();
        Self { points, ends: stroke_ends.iter().map(|&end| end as usize).collect(), pen: 0.0 }.checked()
    }

    /// The same ink, drawn with a pen of this width, in the ink's unit. Ink is a dot if its bounding box, after deslanting,
    /// is no larger than that in either direction. Without a known pen the width is 0: only points that coincide are a dot.
    ///
    /// # Errors
    ///
    /// [`Error::Pen`] for a width that is negative, not finite or above [`LIMIT`].
    pub fn with_pen(self, width: f32) -> Result<Self> {
        if (0.0..=LIMIT).contains(&width) { Ok(Self { pen: width, ..self }) } else { Err(Error::Pen { got: width }) }
    }

    /// The width of the pen; 0 if it is not known.
    #[must_use]
    pub fn pen(&self) -> f32 {
        self.pen
    }

    fn checked(self) -> Result<Self> {
        for (stroke, points) in self.strokes().enumerate() {
            if points.is_empty() {
                return Err(Error::EmptyStroke { stroke });
            }
            // False for NaN.
            let fits = |v: f32| v.abs() <= LIMIT;
            if let Some(point) = points.iter().position(|p| !(fits(p.x) && fits(p.y))) {
                let Point { x, y } = points[point];
                return Err(Error::Point { stroke, point, limit: LIMIT, x, y });
            }
        }
        Ok(self)
    }

    /// The strokes in drawing order, each with at least one point.
    pub fn strokes(&self) -> impl Iterator<Item = &[Point]> {
        let starts = core::iter::once(0).chain(self.ends.iter().copied());
        starts.zip(&self.ends).map(|(start, &end)| &self.points[start..end])
    }

    /// Ink with one stroke for each of these ranges of points. Ranges are not empty, and may share points.
    pub(crate) fn part(&self, strokes: &[core::ops::Range<usize>]) -> Self {
        let mut part = Self { pen: self.pen, ..Self::default() };
        for stroke in strokes {
            part.points.extend_from_slice(&self.points[stroke.clone()]);
            part.ends.push(part.points.len());
        }
        part
    }

    /// All points in drawing order.
    #[must_use]
    pub fn points(&self) -> &[Point] {
        &self.points
    }

    /// Whether nothing was drawn.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.points.is_empty()
    }

    /// The same ink without the strokes at these indices.
    #[must_use]
    pub fn without(&self, strokes: &[usize]) -> Self {
        let mut rest = Self { pen: self.pen, ..Self::default() };
        for (i, stroke) in self.strokes().enumerate() {
            if !strokes.contains(&i) {
                rest.points.extend_from_slice(stroke);
                rest.ends.push(rest.points.len());
            }
        }
        rest
    }

    /// Applies `map` to every point, in order. The pen's width stays the same.
    ///
    /// # Errors
    ///
    /// [`Error::Point`] if `map` returns a coordinate beyond [`LIMIT`].
    pub fn map(&self, map: impl FnMut(Point) -> Point) -> Result<Self> {
        let points = self.points.iter().copied().map(map).collect();
        Self { points, ends: self.ends.clone(), pen: self.pen }.checked()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn flat_arrays_and_strokes_say_the_same() {
        let flat = Ink::from_flat(&[0.0, 1.0, 2.0, 3.0, 4.0, 5.0], &[2, 3]).unwrap();
        let at = |x, y| Point { x, y };
        let listed = Ink::new([vec![at(0.0, 1.0), at(2.0, 3.0)], vec![at(4.0, 5.0)]]).unwrap();
        assert_eq!(flat, listed);
        assert_eq!(flat.strokes().map(<[Point]>::len).collect::<Vec<_>>(), [2, 1]);
        assert!(Ink::from_flat(&[], &[]).unwrap().is_empty());
    }

    #[test]
    fn an_odd_number_of_values_is_refused() {
        assert_eq!(Ink::from_flat(&[0.0; 3], &[1]), Err(Error::PointPairs { got: 3 }));
    }

    #[test]
    fn stroke_ends_must_ascend_to_the_number_of_points() {
        let points = [0.0; 8];
        for (ends, position) in [(&[2, 2, 4][..], 1), (&[3, 1, 4], 1), (&[0, 4], 0), (&[5], 0), (&[2, 3], 2), (&[], 0)]
        {
            let error = Ink::from_flat(&points, ends).unwrap_err();
            assert!(matches!(error, Error::StrokeEnds { points: 4, position: p, .. } if p == position), "{error}");
        }
    }

    #[test]
    fn points_that_cannot_be_computed_with_are_refused() {
        for bad in [f32::NAN, f32::INFINITY, f32::NEG_INFINITY, 2e9] {
            let error = Ink::from_flat(&[0.0, 0.0, 1.0, 1.0, bad, 0.0], &[1, 3]).unwrap_err();
            assert!(matches!(error, Error::Point { stroke: 1, point: 1, .. }), "{error}");
        }
    }

    #[test]
    fn a_pen_has_a_width() {
        let dot = Ink::from_flat(&[1.0, 2.0], &[1]).unwrap();
        assert_eq!(dot.pen(), 0.0);
        assert_eq!(dot.clone().with_pen(3.5).unwrap().pen(), 3.5);
        let moved = dot.clone().with_pen(3.5).unwrap().map(|p| Point { x: -p.x, ..p }).unwrap();
        assert_eq!(moved.pen(), 3.5);
        for bad in [-1.0, f32::NAN, f32::INFINITY, 2e9] {
            assert!(matches!(dot.clone().with_pen(bad), Err(Error::Pen { .. })), "{bad}");
        }
    }

    #[test]
    fn strokes_are_left_out_by_index() {
        let ink = Ink::from_flat(&[0.0, 1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0], &[1, 3, 4]).unwrap().with_pen(2.0).unwrap();
        let outer = Ink::from_flat(&[0.0, 1.0, 6.0, 7.0], &[1, 2]).unwrap().with_pen(2.0).unwrap();
        assert_eq!(ink.without(&[1]), outer);
        assert_eq!(ink.without(&[]), ink);
        assert!(ink.without(&[0, 1, 2]).is_empty());
    }

    #[test]
    fn a_stroke_without_points_is_refused() {
        assert_eq!(Ink::new([&[][..]]), Err(Error::EmptyStroke { stroke: 0 }));
    }
}
