//! Thins ink to lines one pixel wide, along its middle.
//!
//! Pixels are peeled off from the four sides in turn, as long as that neither disconnects ink, nor fills or opens a hole,
//! nor shortens a line (A. Rosenfeld, "A characterization of parallel thinning algorithms", 1975).

use crate::ink::Point;

/// A grid of pixels with paper all around, so that each has eight neighbours.
pub(super) struct Grid {
    pub(super) width: usize,
    pub(super) ink: Vec<bool>,
}

impl Grid {
    /// Ink in rows of `width`, with paper around it.
    pub(super) fn new(width: usize, ink: impl Iterator<Item = bool>) -> Self {
        let wide = width + 2;
        let mut grid = Self { width: wide, ink: vec![false; wide] };
        for (i, ink) in ink.enumerate() {
            if i % width == 0 {
                grid.ink.push(false);
            }
            grid.ink.push(ink);
            if i % width == width - 1 {
                grid.ink.push(false);
            }
        }
        grid.ink.resize(grid.ink.len() + wide, false);
        grid
    }

    /// The middle of a pixel of a grid of this width, in pixels of the ink.
    pub(super) fn point(width: usize, at: usize) -> Point {
        Point { x: (at % width) as f32 - 0.5, y: (at / width) as f32 - 0.5 }
    }

    /// The number of pixels with ink.
    pub(super) fn count(&self) -> usize {
        self.ink.iter().filter(|&&ink| ink).count()
    }

    /// The eight neighbours of a pixel, clockwise from the one above.
    pub(super) fn around(&self, at: usize) -> [usize; 8] {
        let width = self.width;
        [at - width, at - width + 1, at + 1, at + width + 1, at + width, at + width - 1, at - 1, at - width - 1]
    }

    /// The neighbours with ink.
    #[inline(never)]
    pub(super) fn neighbours(&self, at: usize) -> Vec<usize> {
        self.around(at).into_iter().filter(|&beside| self.ink[beside]).collect()
    }

    /// Peels off all pixels that are not in the middle of a line.
    pub(super) fn thin(&mut self) {
        let mut left: Vec<usize> = (0..self.ink.len()).filter(|&at| self.ink[at]).collect();
        loop {
            let before = left.len();
            for side in [0, 4, 2, 6] {
                let outer: Vec<usize> = left.iter().copied().filter(|&at| !self.ink[self.around(at)[side]]).collect();
                for at in outer {
                    if self.is_spare(at) {
                        self.ink[at] = false;
                    }
                }
                left.retain(|&at| self.ink[at]);
            }
            if left.len() == before {
                return;
            }
        }
    }

    /// Whether an inked pixel can go: its neighbours stay connected without it, it is at the edge, and it ends no line.
    fn is_spare(&self, at: usize) -> bool {
        let ink = self.around(at).map(|beside| self.ink[beside]);
        let parts = [0, 2, 4, 6].iter().filter(|&&i| !ink[i] && (ink[i + 1] || ink[(i + 2) % 8])).count();
        parts == 1 && ink.iter().filter(|&&ink| ink).count() > 1
    }
}
