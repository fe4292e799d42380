//! Numbers composed of single digits by one hand: spacing, overlap, size and baseline vary as in handwriting.

use lenet5::{Ink, Point, training::synth};
use rand::{Rng, RngExt};

/// A digit's strokes.
pub(crate) type Strokes = Vec<Vec<Point>>;

/// How the digits of a number are placed beside one another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Spacing {
    /// The digits' boxes are placed with or without a gap.
    Loose,
    /// The ink of neighbours touches.
    Touching,
    /// The pen goes from one digit to the next without being lifted, across any gap.
    Joined,
}

/// Left, right, top, bottom.
pub(super) fn bounds(strokes: &Strokes) -> [f32; 4] {
    strokes.iter().flatten().fold([f32::MAX, f32::MIN, f32::MAX, f32::MIN], |[l, r, t, b], p| {
        [l.min(p.x), r.max(p.x), t.min(p.y), b.max(p.y)]
    })
}

pub(super) fn moved(strokes: &mut Strokes, mut map: impl FnMut(Point) -> Point) {
    strokes.iter_mut().flatten().for_each(|p| *p = map(*p));
}

pub(crate) fn between(rng: &mut impl Rng, low: f32, high: f32) -> f32 {
    low + (high - low) * rng.random::<f32>()
}

/// Approximately normal, within ±3.
pub(crate) fn bell(rng: &mut impl Rng) -> f32 {
    2.0 * (rng.random::<f32>() + rng.random::<f32>() + rng.random::<f32>()) - 3.0
}

/// One row of digits, in units of a digit's height.
pub(crate) fn row(digits: &[Ink], spacing: Spacing, rng: &mut impl Rng) -> Strokes {
    let digits: Vec<Strokes> = digits.iter().map(|ink| ink.strokes().map(<[Point]>::to_vec).collect()).collect();
    let mut heights: Vec<f32> = digits.iter().map(bounds).map(|[.., t, b]| b - t).collect();
    heights.sort_by(f32::total_cmp);
    let unit = heights[heights.len() / 2].max(1e-6);
    let (gap, spread) = match spacing {
        Spacing::Loose => (between(rng, -0.06, 0.55), between(rng, 0.0, 0.12)),
        _ => (0.0, 0.0),
    };
    let (slope, wander, sizes) = (0.05 * bell(rng), between(rng, 0.0, 0.07), between(rng, 0.0, 0.12));
    let lean = if rng.random::<f32>() < 0.5 { 0.25 * bell(rng) } else { 0.0 };
    let (loose, wobble) = (0.1 * between(rng, -0.5, 1.0).max(0.0), between(rng, 0.0, 0.06));
    let mut number = Strokes::new();
    for mut digit in digits {
        // The strokes of a digit are displaced from each other, and each digit has its own slant.
        for stroke in digit.iter_mut().skip(1) {
            let (x, y) = (loose * unit * bell(rng), loose * unit * bell(rng));
            stroke.iter_mut().for_each(|p| *p = Point { x: p.x + x, y: p.y + y });
        }
        let (own, wide) = (2.0 * wobble * bell(rng), 1.0 + 2.0 * wobble * bell(rng));
        moved(&mut digit, |p| Point { x: (p.x - own * p.y) * wide, y: p.y });
        let [l, _, t, b] = bounds(&digit);
        let scale = (1.0 + sizes * bell(rng)).clamp(0.6, 1.5) / unit;
        let middle = (t + b) / 2.0;
        let drop = wander * bell(rng);
        moved(&mut digit, |p| Point { x: (p.x - l) * scale, y: (p.y - middle) * scale + drop });
        moved(&mut digit, |p| Point { x: p.x - lean * p.y, y: p.y });
        if number.is_empty() {
            number = digit;
            continue;
        }
        let [_, end, ..] = bounds(&number);
        let [start, ..] = bounds(&digit);
        let shift = match spacing {
            Spacing::Loose => end - start + gap + spread * bell(rng),
            Spacing::Joined => nearest(&number, &digit) + between(rng, -0.04, 0.5),
            _ => nearest(&number, &digit) + between(rng, -0.04, 0.02),
        };
        // Keep digits from lying over one another.
        let shift = shift.max(nearest(&number, &digit) - 0.05);
        moved(&mut digit, |p| Point { x: p.x + shift, y: p.y });
        if spacing == Spacing::Joined && digit[0].len() > 1 {
            let first = digit.remove(0);
            let last = number.last_mut().expect("a digit has a stroke");
            last.extend(first);
        }
        number.extend(digit);
    }
    moved(&mut number, |p| Point { x: p.x, y: p.y + slope * p.x });
    number
}

/// How far to the right a digit has to go for its ink to touch the ink before it, row by row.
fn nearest(before: &Strokes, digit: &Strokes) -> f32 {
    const ROWS: f32 = 16.0;
    let profile = |strokes: &Strokes, side: fn(f32, f32) -> f32, start: f32| {
        let mut rows = [start; 64];
        for pair in strokes.iter().flat_map(|stroke| stroke.windows(2)) {
            for step in 0..=8 {
                let t = step as f32 / 8.0;
                let (x, y) = (pair[0].x + t * (pair[1].x - pair[0].x), pair[0].y + t * (pair[1].y - pair[0].y));
                let row = ((y + 2.0) * ROWS).clamp(0.0, 63.0) as usize;
                for row in row.saturating_sub(1)..(row + 2).min(64) {
                    rows[row] = side(rows[row], x);
                }
            }
        }
        rows
    };
    let (right, left) = (profile(before, f32::max, f32::MIN), profile(digit, f32::min, f32::MAX));
    let shift = right.iter().zip(left).filter(|(r, l)| **r > f32::MIN && *l < f32::MAX).map(|(r, l)| r - l);
    let [_, end, ..] = bounds(before);
    let [start, ..] = bounds(digit);
    shift.fold(f32::MIN, f32::max).max((end - start) - 0.8)
}

/// Ink that makes a number none: a minus sign, a decimal point as a tap or a scribble, a comma, a plus sign, a letter.
pub(crate) fn sign(rng: &mut impl Rng) -> (Strokes, f32) {
    let at = |x: f32, y: f32| Point { x, y };
    let wide = between(rng, 0.25, 0.6);
    match rng.random_range(0..6) {
        0 => (vec![vec![at(0.0, 0.03 * bell(rng)), at(wide / 2.0, 0.0), at(wide, 0.05 * bell(rng))]], 0.0),
        1 => (vec![vec![at(0.0, 0.0)]], between(rng, 0.42, 0.55)),
        2 => {
            let size = between(rng, 0.02, 0.07);
            (vec![vec![at(0.0, 0.0), at(size, size), at(0.0, size), at(size / 2.0, 0.0)]], between(rng, 0.4, 0.55))
        }
        3 => {
            let size = between(rng, 0.12, 0.3);
            (vec![vec![at(0.4 * size, 0.0), at(0.3 * size, size / 2.0), at(0.0, size)]], between(rng, 0.4, 0.55))
        }
        4 => (
            vec![vec![at(0.0, 0.0), at(wide, 0.0)], vec![at(wide / 2.0, -wide / 2.0), at(wide / 2.0, wide / 2.0)]],
            0.0,
        ),
        _ => {
            let letter: Strokes = synth::sign(rng).strokes().map(<[Point]>::to_vec).collect();
            (letter, 0.0)
        }
    }
}

/// A number with a sign in front, behind or within it.
pub(crate) fn with_sign(digits: &[Ink], rng: &mut impl Rng) -> Strokes {
    let place = rng.random_range(0..=digits.len());
    let mut all = Strokes::new();
    let (mut sign, y) = sign(rng);
    let (gap, gap_after) = (between(rng, 0.05, 0.4), between(rng, 0.05, 0.4));
    let mut put = |mut part: Strokes, gap: f32, y: f32| {
        let end = if all.is_empty() { 0.0 } else { bounds(&all)[1] + gap };
        let start = bounds(&part)[0];
        moved(&mut part, |p| Point { x: p.x - start + end, y: p.y + y });
        all.extend(part);
    };
    if place > 0 {
        put(row(&digits[..place], Spacing::Loose, rng), 0.0, 0.0);
    }
    let [.., top, bottom] = bounds(&sign);
    let middle = (top + bottom) / 2.0;
    moved(&mut sign, |p| Point { x: p.x, y: p.y - middle });
    put(sign, gap, y);
    if place < digits.len() {
        put(row(&digits[place..], Spacing::Loose, rng), gap_after, 0.0);
    }
    all
}
