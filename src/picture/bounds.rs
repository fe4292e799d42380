//! Bounding boxes of pixels.

/// The columns and rows that pixels are in; the first and the last of each are included.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Bounds {
    pub(super) left: usize,
    pub(super) top: usize,
    pub(super) right: usize,
    pub(super) bottom: usize,
}

impl Bounds {
    /// The box around nothing.
    pub(super) const NONE: Self = Self { left: usize::MAX, top: usize::MAX, right: 0, bottom: 0 };

    /// Extends the box to one more pixel.
    pub(super) fn add(&mut self, x: usize, y: usize) {
        (self.left, self.right) = (self.left.min(x), self.right.max(x));
        (self.top, self.bottom) = (self.top.min(y), self.bottom.max(y));
    }

    /// The box around both.
    pub(super) fn and(&self, other: &Self) -> Self {
        Self {
            left: self.left.min(other.left),
            top: self.top.min(other.top),
            right: self.right.max(other.right),
            bottom: self.bottom.max(other.bottom),
        }
    }

    /// The box with one more column or row on each side, within a picture of this size.
    pub(super) fn and_around(&self, width: usize, height: usize) -> Self {
        Self {
            left: self.left.saturating_sub(1),
            top: self.top.saturating_sub(1),
            right: (self.right + 1).min(width - 1),
            bottom: (self.bottom + 1).min(height - 1),
        }
    }

    /// The longer side; zero for the box around nothing.
    pub(super) fn longer(&self) -> usize {
        (self.right + 1).saturating_sub(self.left).max((self.bottom + 1).saturating_sub(self.top))
    }

    /// How far two boxes are apart, horizontally or vertically, whichever is more.
    pub(super) fn gap(&self, other: &Self) -> usize {
        let apart = |low: usize, high: usize, a: usize, b: usize| low.saturating_sub(b).max(a.saturating_sub(high));
        apart(self.left, self.right, other.left, other.right).max(apart(self.top, self.bottom, other.top, other.bottom))
    }

    /// Whether a box reaches the border of a picture of this size.
    pub(super) fn touches(&self, width: usize, height: usize) -> bool {
        self.left == 0 || self.top == 0 || self.right + 1 == width || self.bottom + 1 == height
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_side_alone_touches_the_border() {
        let inside = Bounds { left: 1, top: 1, right: 8, bottom: 8 };
        assert!(!inside.touches(10, 10));
        for touching in [
            Bounds { left: 0, ..inside },
            Bounds { top: 0, ..inside },
            Bounds { right: 9, ..inside },
            Bounds { bottom: 9, ..inside },
        ] {
            assert!(touching.touches(10, 10), "{touching:?}");
        }
    }

    #[test]
    fn boxes_have_sides_gaps_and_surroundings() {
        let own = Bounds { left: 3, top: 5, right: 8, bottom: 6 };
        assert_eq!((own.longer(), Bounds::NONE.longer()), (6, 0));
        assert_eq!(Bounds { left: 3, top: 5, right: 3, bottom: 6 }.longer(), 2);
        assert_eq!(own.and_around(20, 20), Bounds { left: 2, top: 4, right: 9, bottom: 7 });
        let all = Bounds { left: 0, top: 0, right: 19, bottom: 9 };
        assert_eq!(all.and_around(20, 10), all);
        assert_eq!(own.and(&all), all);
        let right_and_below = Bounds { left: 11, top: 13, right: 12, bottom: 14 };
        assert_eq!((own.gap(&right_and_below), right_and_below.gap(&own), own.gap(&own)), (7, 7, 0));
    }
}
