//! Measures the tilt of lines of writing, and levels the ink.
//!
//! A tilt is a rotation, and a rotation is two shears: one along the columns, which is undone here for all of the ink, and one
//! along the rows, which is slant and is undone for each digit when it is framed.

use super::INSIDE;
use crate::{ink::Point, picture::brightness::Plane};

/// The steepest tilt that is undone, either way: 16 degrees.
const STEEPEST: i32 = 16;
/// The step between tilts that are tried: one degree.
const STEP: f32 = 0.0175;
/// How many rows a tilt has to save, relative to those that it would add to level ink of this width.
const DOUBT: f32 = 0.25;

/// How ink is moved up or down in each column.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Level {
    /// How far the writing falls with each pixel to the right.
    tilt: f32,
    /// How far the first column is moved down, so that no column leaves the plane.
    down: f32,
}

impl Level {
    /// Finds the tilt of the lines: once level, they take up the fewest rows.
    #[inline(never)]
    pub(super) fn of(ink: &Plane) -> Self {
        let inside: Vec<(usize, usize)> = ink.pixels().filter(|&(.., v)| v >= INSIDE).map(|(x, y, _)| (x, y)).collect();
        let ends = inside.iter().fold((usize::MAX, 0), |(low, high), &(x, _)| (low.min(x), high.max(x)));
        let width = ends.1.saturating_sub(ends.0);
        let mut best = (f32::INFINITY, 0.0);
        // The smallest tilt comes first, so it wins ties.
        for steps in (0..=STEEPEST).flat_map(|steps| [steps, -steps]) {
            let tilt = steps as f32 * STEP;
            let cost = rows(&inside, ink, tilt) as f32 + DOUBT * tilt.abs() * width as f32;
            if cost < best.0 {
                best = (cost, tilt);
            }
        }
        let tilt = best.1;
        Self { tilt, down: (tilt * ink.width() as f32).max(0.0) }
    }

    /// The ink with its lines level.
    #[inline(never)]
    pub(super) fn applied(self, ink: &Plane) -> Plane {
        if self.tilt == 0.0 {
            return Plane::new(ink.width(), ink.values().to_vec());
        }
        let (width, height) = (ink.width(), ink.height());
        let tall = height + (self.tilt.abs() * width as f32) as usize + 2;
        let at = |x: usize, y: isize| {
            let row = usize::try_from(y).ok().filter(|&row| row < height);
            row.map_or(0.0, |row| ink.values()[row * width + x])
        };
        let values = (0..tall * width).map(|i| {
            let (x, y) = (i % width, i / width);
            let from = y as f32 + self.tilt * x as f32 - self.down;
            let above = from.floor();
            let share = from - above;
            (1.0 - share) * at(x, above as isize) + share * at(x, above as isize + 1)
        });
        Plane::new(width, values.collect())
    }

    /// The y that a point of level ink had before levelling.
    pub(super) fn undone(self, p: Point) -> f32 {
        p.y + self.tilt * p.x - self.down
    }
}

/// How many rows have ink once it is levelled by `tilt`.
fn rows(inside: &[(usize, usize)], ink: &Plane, tilt: f32) -> usize {
    // Offset so that no row is negative.
    let reach = ink.width();
    let mut taken = vec![false; ink.height() + 2 * reach];
    for &(x, y) in inside {
        let row = y as f32 - tilt * x as f32;
        taken[(row + reach as f32) as usize] = true;
    }
    taken.iter().filter(|&&taken| taken).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_ink_stays_in_its_column_and_points_find_back_to_their_row() {
        const SIZE: [usize; 2] = [90, 40];
        for steps in -STEEPEST..=STEEPEST {
            let tilt = steps as f32 * STEP;
            // A line of this tilt across the plane's whole width, and ink in the plane's corners.
            let row = |x: usize| 20.0 + tilt * (x as f32 - 45.0);
            let corner = |x: usize, y: usize| x.is_multiple_of(SIZE[0] - 1) && y.is_multiple_of(SIZE[1] - 1);
            let level =
                |x: usize, y: usize| (2.0 - (y as f32 - row(x)).abs()).clamp(0.0, 1.0) + f32::from(corner(x, y));
            let values = (0..SIZE[0] * SIZE[1]).map(|i| level(i % SIZE[0], i / SIZE[0])).collect();
            let ink = Plane::new(SIZE[0], values);
            let of_tilt = Level { tilt, down: (tilt * SIZE[0] as f32).max(0.0) };
            let levelled = of_tilt.applied(&ink);
            let columns = |plane: &Plane| {
                let mut sums = vec![(0.0, 0.0); SIZE[0]];
                for (x, y, v) in plane.pixels() {
                    sums[x] = (sums[x].0 + v, sums[x].1 + v * y as f32);
                }
                sums
            };
            for (x, (own, after)) in columns(&ink).into_iter().zip(columns(&levelled)).enumerate() {
                assert!((own.0 - after.0).abs() < 1e-3, "{tilt}, column {x}: {} of {}", after.0, own.0);
                let middle = of_tilt.undone(Point { x: x as f32, y: after.1 / after.0 });
                assert!((middle - own.1 / own.0).abs() < 1e-3, "{tilt}, column {x}: {middle}");
            }
        }
    }
}
