//! Separates ink from paper, and removes uneven light, noise and what is not a digit.
//!
//! A plane is fitted to the brightness of the paper, and ink is what differs from the *plane*. It is fitted first to the
//! border, which is mostly paper, then to everything that Otsu's threshold takes for paper, which is more of it. If that
//! does not leave the ink of one digit and nothing else, there is a second pass: the paper is what the median around each
//! place shows, and the digit is searched for among the pieces of ink.
//!
//! In this room functions with several callers are not inlined: a copy for each caller would add bytes to a first visit,
//! and a picture is not read while somebody draws.

use super::{
    brightness::Plane,
    light::{Light, from_median},
    pieces::{Found, Wanted, amid_others, find},
};

/// Ink must differ from paper by this share of the range from black to white, and by this many times the paper's noise.
/// (Gaussian noise alone, split in the middle, gives 2.6 times the noise that is left in its lower half.)
const LEAST_CONTRAST: f32 = 1.0 / 12.0;
const LEAST_SIGNAL: f32 = 5.0;
/// A picture with a side of fewer pixels than this shows the digit and nothing else.
const ROOMY: usize = 96;

/// Ink: above 0 and up to 1 on at least one pixel, 0 elsewhere. None if there is only paper.
pub(super) fn separate<W: Wanted>(picture: &Plane) -> Option<Plane> {
    let (even, sheet) = match by_plane(picture).map(|ink| find::<W>(&ink)) {
        Some(Found::Wanted(ink)) => return Some(ink),
        Some(Found::Other(ink, sheet)) => (Some(ink), sheet),
        None => (None, None),
    };
    if picture.width().min(picture.height()) < ROOMY {
        return even;
    }
    // A sheet with nothing on it is not a sheet but a blot.
    let written = sheet.and_then(|bounds| separate::<W>(&picture.part(&bounds)));
    written.or_else(|| amid::<W>(picture)).or(even)
}

/// What is wanted among other things, separated from the paper in the better way.
fn amid<W: Wanted>(picture: &Plane) -> Option<Plane> {
    let best = by_median(picture).and_then(|ink| amid_others::<W>(&ink));
    let other = W::other_way(picture).and_then(|ink| amid_others::<W>(&ink));
    let is_better = |(merit, _): &(f32, Plane)| best.as_ref().is_none_or(|(most, _)| merit > most);
    other.filter(is_better).or(best).map(|(_, ink)| ink)
}

/// The ink on evenly lit paper.
fn by_plane(picture: &Plane) -> Option<Plane> {
    let (width, height) = (picture.width(), picture.height());
    let margin = width.min(height).div_ceil(16);
    let mut paper = vec![true; width * height];
    for y in margin..height.saturating_sub(margin) {
        for x in margin..width.saturating_sub(margin) {
            paper[y * width + x] = false;
        }
    }
    let mut signal = upright(&Light::fit(picture, &paper).taken_from(picture));
    for _ in 0..2 {
        let threshold = otsu(&signal);
        for (paper, &v) in paper.iter_mut().zip(signal.values()) {
            *paper = v < threshold;
        }
        signal = Light::fit(&signal, &paper).taken_from(&signal);
    }
    ink(&signal)
}

/// The ink on paper under any light. Where light falls off fast the median lags behind, so it is taken again, of what it
/// left.
fn by_median(picture: &Plane) -> Option<Plane> {
    let once = from_median(picture).scaled(-0.5, 1.0, 0.0, 1.0);
    ink(&upright(&from_median(&once)).scaled(0.0, 1.0, 0.0, 1.0))
}

/// Differences from paper, with ink positive. Ink is far from paper on one side; cubing lets the far side win, and keeps
/// the sign.
#[inline(never)]
fn upright(difference: &Plane) -> Plane {
    let side: f64 = difference.values().iter().map(|&v| f64::from(v * v * v)).sum();
    difference.scaled(0.0, if side < 0.0 { -1.0 } else { 1.0 }, -2.0, 2.0)
}

/// Ink, from how much each pixel differs from paper.
pub(super) fn ink(signal: &Plane) -> Option<Plane> {
    let threshold = otsu(signal);
    let (mut papers, mut square, mut inks, mut full) = (0, 0.0, 0, 0.0);
    for &v in signal.values() {
        if v < threshold {
            papers += 1;
            square += v * v;
        } else {
            inks += 1;
            full += v;
        }
    }
    let noise = (square / papers.max(1) as f32).sqrt();
    let full = full / inks.max(1) as f32;
    if full < LEAST_CONTRAST || full < LEAST_SIGNAL * noise {
        return None;
    }
    // Up to three times the noise is still paper, unless that comes near the threshold.
    let floor = (3.0 * noise).min(threshold / 2.0).max(0.0);
    Some(signal.scaled(floor, full - floor, 0.0, 1.0))
}

/// The threshold between two groups of values that minimises the variance within them: N. Otsu, "A threshold selection
/// method from gray-level histograms" (1979). Between groups far apart, it lies midway.
#[inline(never)]
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
