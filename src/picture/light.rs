//! How bright the paper is in each place: light falls off across a photograph by more than pencil differs from paper.
//!
//! There are two estimates. A plane fitted to the paper suits scans, screens and evenly lit photographs, and loses no ink.
//! The median around each place follows any light, and the table beside the paper. But it needs more paper than ink around
//! each place, so it is tried second.

use super::brightness::Plane;

/// Medians are taken for at most this many cells along the longer side.
const CELLS: usize = 128;
/// The longer side divided by how far a median's window reaches in each direction.
const REACH: usize = 4;

/// How the brightness of paper changes across a picture: a plane.
pub(super) struct Light {
    middle: [f64; 2],
    level: f64,
    slope: [f64; 2],
}

impl Light {
    /// The least-squares plane through those pixels that are `paper`.
    #[inline(never)]
    pub(super) fn fit(picture: &Plane, paper: &[bool]) -> Self {
        let width = picture.width();
        let (mut count, mut x, mut y, mut level) = (0.0_f64, 0.0, 0.0, 0.0);
        for (i, &v) in picture.values().iter().enumerate() {
            if paper[i] {
                count += 1.0;
                x += (i % width) as f64;
                y += (i / width) as f64;
                level += f64::from(v);
            }
        }
        let count = count.max(1.0);
        let (middle, level) = ([x / count, y / count], level / count);
        // About the mean the level drops out of the equations, which leaves two equations for two slopes.
        let (mut xx, mut xy, mut yy, mut xv, mut yv) = (0.0, 0.0, 0.0, 0.0, 0.0);
        for (i, &v) in picture.values().iter().enumerate() {
            if paper[i] {
                let (x, y) = ((i % width) as f64 - middle[0], (i / width) as f64 - middle[1]);
                let v = f64::from(v) - level;
                (xx, xy, yy, xv, yv) = (xx + x * x, xy + x * y, yy + y * y, xv + x * v, yv + y * v);
            }
        }
        let determinant = xx * yy - xy * xy;
        // Pixels along one line, or no pixels, do not determine the slopes.
        let slope = if determinant > 1e-9 * xx * yy {
            [(xv * yy - yv * xy) / determinant, (yv * xx - xv * xy) / determinant]
        } else {
            [0.0; 2]
        };
        Self { middle, level, slope }
    }

    /// How far each pixel differs from the plane.
    #[inline(never)]
    pub(super) fn taken_from(&self, picture: &Plane) -> Plane {
        picture.map(|x, y, v| v - self.at(x, y))
    }

    fn at(&self, x: usize, y: usize) -> f32 {
        let (x, y) = (x as f64 - self.middle[0], y as f64 - self.middle[1]);
        (self.level + self.slope[0] * x + self.slope[1] * y) as f32
    }
}

/// How far each pixel differs from the median of those around it; positive where it is lighter.
#[inline(never)]
pub(super) fn from_median(picture: &Plane) -> Plane {
    let (width, height) = (picture.width(), picture.height());
    let cell = width.max(height).div_ceil(CELLS);
    let (columns, rows) = (width.div_ceil(cell), height.div_ceil(cell));
    // One pixel of each cell in 256 levels: the median needs neither the others nor their noise.
    let mut levels = vec![0_u8; columns * rows];
    for row in 0..rows {
        for column in 0..columns {
            let v = picture.values()[row * cell * width + column * cell];
            levels[row * columns + column] = (v * 255.0) as u8;
        }
    }
    let reach = (columns.max(rows) / REACH).max(2);
    let mut medians = vec![0.0_f32; columns * rows];
    for row in 0..rows {
        let (first, last) = (row.saturating_sub(reach), (row + reach).min(rows - 1));
        let (mut histogram, mut count) = ([0_u32; 256], 0);
        // The window moves on by a column; `- 1` is for the column before its first, which leaves.
        for entering in 0..columns + reach {
            for line in first..=last {
                if entering < columns {
                    histogram[usize::from(levels[line * columns + entering])] += 1;
                    count += 1;
                }
                if entering > 2 * reach {
                    histogram[usize::from(levels[line * columns + entering - 2 * reach - 1])] -= 1;
                    count -= 1;
                }
            }
            if entering >= reach {
                let (mut level, mut below) = (0, histogram[0]);
                while 2 * below < count {
                    level += 1;
                    below += histogram[level];
                }
                medians[row * columns + entering - reach] = level as f32 / 255.0;
            }
        }
    }
    picture.map(|x, y, v| v - medians[y / cell * columns + x / cell])
}

#[cfg(test)]
mod tests {
    use super::*;

    /// How far a picture lit like this differs from the plane through its paper.
    fn rest(width: usize, height: usize, level: fn(f64, f64) -> f64, is_paper: fn(usize, usize) -> bool) -> Plane {
        let at = |i: usize| (i % width, i / width);
        let (values, paper): (Vec<f32>, Vec<bool>) =
            (0..width * height).map(at).map(|(x, y)| (level(x as f64, y as f64) as f32, is_paper(x, y))).unzip();
        let picture = Plane::new(width, values);
        Light::fit(&picture, &paper).taken_from(&picture)
    }

    #[test]
    fn light_that_falls_off_evenly_is_taken_out_also_where_there_is_no_paper() {
        for (width, height) in [(2, 2), (7, 3), (90, 140)] {
            let found = rest(width, height, |x, y| 0.9 - 0.003 * x + 0.002 * y, |x, y| (x, y) != (1, 1));
            assert!(found.values().iter().all(|v| v.abs() < 1e-6), "{width} by {height}");
        }
    }

    #[test]
    fn paper_along_one_line_tells_its_level_alone() {
        for is_paper in [|x, y| y == 3 * x, |x, _| x == 2, |_, y| y == 7, |x, y| (x, y) == (4, 4)] {
            let found = rest(47, 139, |x, y| 0.001 * x + 0.002 * y, is_paper);
            let slopes = [found.values()[1] - found.values()[0], found.values()[47] - found.values()[0]];
            // None of the slopes is taken out.
            assert!((slopes[0] - 0.001).abs() < 1e-6 && (slopes[1] - 0.002).abs() < 1e-6, "{slopes:?}");
        }
    }

    #[test]
    fn the_median_follows_light_and_not_ink() {
        // The left half is darker, and every fifth column is ink.
        for (width, height) in [(60, 40), (300, 200)] {
            let paper = |x: usize| if 2 * x < width { 0.4 } else { 0.8 };
            let level = |x: usize| paper(x) - if x % 5 == 2 { 0.3 } else { 0.0 };
            let found = from_median(&Plane::new(width, (0..width * height).map(|i| level(i % width)).collect()));
            // A window reaches a quarter of the longer side in each direction.
            for (x, _, v) in
                found.pixels().filter(|(x, ..)| (2 * x).abs_diff(width) > 2 * (width / 4 + width / 100 + 1))
            {
                assert!((v - (level(x) - paper(x))).abs() < 0.005, "{x}: {v}");
            }
        }
    }
}
