//! Ink from paper: uneven light, noise and specks taken out.
//!
//! Light falls off across a photograph by more than pencil differs from paper. So a plane is fitted through the
//! brightness of the paper, and ink is what differs from *that*: first through the border, which is mostly paper; then
//! through everything that Otsu's threshold takes for paper, which is more of it.

use super::brightness::Plane;

/// Ink must differ from paper by this much of the way from black to white, and by this many times the paper's noise.
/// (Noise alone, cut in two in the middle, gives 2.6 times what is left in the lower half if it is Gaussian.)
const LEAST_CONTRAST: f32 = 1.0 / 12.0;
const LEAST_SIGNAL: f32 = 5.0;
/// Connected ink with less than this share of the largest piece's mass is a speck. The dash of a 7 has a tenth.
const SPECK: f32 = 1.0 / 40.0;

/// Ink, more than 0 and up to 1, on at least one pixel; elsewhere 0. None if there is only paper.
pub(super) fn separate(picture: &Plane) -> Option<Plane> {
    let (width, height) = (picture.width(), picture.height());
    let margin = width.min(height).div_ceil(16);
    let border = |x: usize, y: usize| x.min(y).min(width - 1 - x).min(height - 1 - y) < margin;
    let light = Light::fit(picture, |x, y, _| border(x, y));
    let difference = picture.map(|x, y, v| v - light.at(x, y));
    // Ink is far from paper on one side; cubing lets the far side win, and keeps the sign.
    let side: f64 = difference.values().iter().map(|&v| f64::from(v * v * v)).sum();
    let mut signal = difference.map(|_, _, v| if side < 0.0 { -v } else { v });
    for _ in 0..2 {
        let threshold = otsu(&signal);
        let light = Light::fit(&signal, |_, _, v| v < threshold);
        signal = signal.map(|x, y, v| v - light.at(x, y));
    }

    let threshold = otsu(&signal);
    let (paper, ink): (Vec<f32>, Vec<f32>) = signal.values().iter().partition(|&&v| v < threshold);
    let mean = |values: &[f32]| values.iter().sum::<f32>() / values.len().max(1) as f32;
    let noise = mean(&paper.iter().map(|v| v * v).collect::<Vec<_>>()).sqrt();
    let full = mean(&ink);
    if full < LEAST_CONTRAST || full < LEAST_SIGNAL * noise {
        return None;
    }
    // Three times the noise is paper still, unless that came near to the threshold.
    let floor = (3.0 * noise).min(threshold / 2.0).max(0.0);
    Some(without_specks(&signal.map(|_, _, v| ((v - floor) / (full - floor)).clamp(0.0, 1.0))))
}

/// How the brightness of paper changes across a picture: a plane.
struct Light {
    middle: [f64; 2],
    level: f64,
    slope: [f64; 2],
}

impl Light {
    /// The plane nearest, in the least squares, to those pixels that are `paper`.
    fn fit(picture: &Plane, paper: impl Fn(usize, usize, f32) -> bool) -> Self {
        let pixels = || {
            let chosen = picture.pixels().filter(|&(x, y, v)| paper(x, y, v));
            chosen.map(|(x, y, v)| [x as f64, y as f64, f64::from(v)])
        };
        let count = pixels().count().max(1) as f64;
        let [x, y, level] = pixels().fold([0.0; 3], |sum, p| [sum[0] + p[0], sum[1] + p[1], sum[2] + p[2]]);
        let (middle, level) = ([x / count, y / count], level / count);
        // Around the mean the level drops out of the equations, which leaves two for two slopes.
        let (mut xx, mut xy, mut yy, mut xv, mut yv) = (0.0, 0.0, 0.0, 0.0, 0.0);
        for [x, y, v] in pixels() {
            let (x, y, v) = (x - middle[0], y - middle[1], v - level);
            (xx, xy, yy, xv, yv) = (xx + x * x, xy + x * y, yy + y * y, xv + x * v, yv + y * v);
        }
        let determinant = xx * yy - xy * xy;
        // Pixels along one line, or none, say nothing about a slope.
        let slope = if determinant > 1e-9 * xx * yy {
            [(xv * yy - yv * xy) / determinant, (yv * xx - xv * xy) / determinant]
        } else {
            [0.0; 2]
        };
        Self { middle, level, slope }
    }

    fn at(&self, x: usize, y: usize) -> f32 {
        let (x, y) = (x as f64 - self.middle[0], y as f64 - self.middle[1]);
        (self.level + self.slope[0] * x + self.slope[1] * y) as f32
    }
}

/// The threshold between two groups of values that leaves least variance within them: N. Otsu, "A threshold selection
/// method from gray-level histograms" (1979). Between groups far apart, it lies midway.
fn otsu(plane: &Plane) -> f32 {
    const BINS: usize = 256;
    let (low, high) = plane.values().iter().fold((f32::MAX, f32::MIN), |(low, high), &v| (low.min(v), high.max(v)));
    let step = (high - low) / BINS as f32;
    if step <= 0.0 {
        return high;
    }
    let mut histogram = [0_u32; BINS];
    for &v in plane.values() {
        histogram[(((v - low) / step) as usize).min(BINS - 1)] += 1;
    }
    let moment: f64 = histogram.iter().enumerate().map(|(bin, &n)| bin as f64 * f64::from(n)).sum();
    let (count, mut below, mut moment_below) = (plane.values().len() as f64, 0.0, 0.0);
    let (mut best, mut first, mut last) = (-1.0, 0, 0);
    for (bin, &n) in histogram.iter().enumerate().take(BINS - 1) {
        below += f64::from(n);
        moment_below += bin as f64 * f64::from(n);
        let apart = moment_below / below - (moment - moment_below) / (count - below);
        let between = below * (count - below) * apart * apart;
        if between > best {
            (best, first, last) = (between, bin, bin);
        } else if between == best {
            last = bin;
        }
    }
    low + (first + last + 2) as f32 / 2.0 * step
}

/// The ink without pieces that are small beside the largest.
fn without_specks(ink: &Plane) -> Plane {
    let (width, height) = (ink.width(), ink.height());
    // 0 is not yet looked at; pieces count from 1.
    let mut piece_of = vec![0_usize; width * height];
    let mut masses = vec![0.0_f32];
    let mut to_visit = Vec::new();
    for start in 0..piece_of.len() {
        let piece = masses.len();
        if ink.values()[start] > 0.0 && piece_of[start] == 0 {
            masses.push(0.0);
            piece_of[start] = piece;
            to_visit.push(start);
        }
        while let Some(at) = to_visit.pop() {
            masses[piece] += ink.values()[at];
            let (x, y) = (at % width, at / width);
            for y in y.saturating_sub(1)..(y + 2).min(height) {
                for x in x.saturating_sub(1)..(x + 2).min(width) {
                    let beside = y * width + x;
                    if ink.values()[beside] > 0.0 && piece_of[beside] == 0 {
                        piece_of[beside] = piece;
                        to_visit.push(beside);
                    }
                }
            }
        }
    }
    let largest = masses.iter().copied().fold(0.0, f32::max);
    ink.map(|x, y, v| if masses[piece_of[y * width + x]] >= SPECK * largest { v } else { 0.0 })
}
