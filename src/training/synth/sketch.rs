//! A sketch: the few points that a pen passes through, before any distortion.
//!
//! A form is written as text: `"4600 3030 1062! 7260 / 5434 5099"`. Four digits are a point, two for x to the right and
//! two for y down, on a square of 100 x 100. `!` makes the point a sharp corner, `/` lifts the pen. Text is as small as
//! arrays of numbers once compressed, and it can be read, drawn on squared paper and corrected.

use crate::ink::Point;

/// A point that the pen passes through.
#[derive(Debug, Clone, Copy)]
pub(super) struct Knot {
    /// The position relative to the middle of the sketch, in units of a digit's height.
    pub(super) at: Point,
    /// Whether the pen turns sharply here instead of following a smooth curve.
    pub(super) corner: bool,
}

/// Strokes in drawing order.
pub(super) type Sketch = Vec<Vec<Knot>>;

/// A knot on a smooth curve.
pub(super) fn knot(x: f32, y: f32) -> Knot {
    Knot { at: Point { x, y }, corner: false }
}

/// A knot where the pen turns sharply.
pub(super) fn corner(x: f32, y: f32) -> Knot {
    Knot { at: Point { x, y }, corner: true }
}

/// Parses a form; the middle of its bounding box becomes the origin and 100 units become 1.
pub(super) fn read(form: &str) -> Sketch {
    let mut sketch: Sketch =
        form.split('/').map(|stroke| stroke.split_ascii_whitespace().filter_map(read_knot).collect()).collect();
    let (low, high) = bounds(sketch.iter().flatten().map(|knot| knot.at));
    for Knot { at, .. } in sketch.iter_mut().flatten() {
        *at = Point { x: (at.x - (low.x + high.x) / 2.0) / 100.0, y: (at.y - (low.y + high.y) / 2.0) / 100.0 };
    }
    sketch
}

/// Parses `xxyy` or `xxyy!`.
fn read_knot(token: &str) -> Option<Knot> {
    let (digits, corner) = match token.strip_suffix('!') {
        Some(digits) => (digits, true),
        None => (token, false),
    };
    // `parse` alone would accept a sign.
    let number: u16 = digits.parse().ok().filter(|_| digits.len() == 4 && !digits.starts_with('+'))?;
    Some(Knot { at: Point { x: f32::from(number / 100), y: f32::from(number % 100) }, corner })
}

/// The upper left and lower right corners of the bounding box; both are the origin if there are no points.
pub(super) fn bounds(points: impl IntoIterator<Item = Point>) -> (Point, Point) {
    let join = |(low, high): (Point, Point), (l, h): (Point, Point)| {
        (Point { x: low.x.min(l.x), y: low.y.min(l.y) }, Point { x: high.x.max(h.x), y: high.y.max(h.y) })
    };
    let origin = Point { x: 0.0, y: 0.0 };
    points.into_iter().map(|p| (p, p)).reduce(join).unwrap_or((origin, origin))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_is_read_as_it_is_written() {
        let sketch = read("1020 3040! 5060 / 1020");
        assert_eq!(sketch.iter().map(Vec::len).collect::<Vec<_>>(), [3, 1]);
        assert_eq!(sketch[0].iter().map(|k| k.corner).collect::<Vec<_>>(), [false, true, false]);
        assert_eq!(sketch[0][0].at, Point { x: -0.2, y: -0.2 });
        assert_eq!(sketch[0][2].at, Point { x: 0.2, y: 0.2 });
    }

    #[test]
    fn what_is_no_knot_is_left_out() {
        assert!(["", "123", "12345", "12a4", "!", "12!4", "+123"].iter().all(|t| read_knot(t).is_none()));
    }
}
