//! Pictures of digits as people take them: recorded digits with surroundings, and in low-resolution scans, made here from a
//! seed.
//!
//! `cargo test --test native pictures -- --nocapture` prints the score for each kind of surroundings. With `PICTURES=DIR`, each
//! picture that is answered wrongly is written there.

mod numbers;
#[allow(dead_code, reason = "who drew a digit does not matter here")]
mod scan;
mod scene;
mod surroundings;

use lenet5::{Ink, PredictionState, Recognizer, ink::normalize::normalize, picture::picture_to_glyph};
use rand::RngExt;
use rand_pcg::Pcg64Mcg;
use scan::scan;
use scene::Scene;
use surroundings::SURROUNDINGS;

use crate::support::{
    drawings::{Drawing, drawings},
    pendigits, seeded,
};

/// The number of pictures with each kind of surroundings.
const EACH: usize = 20;

fn digits() -> Vec<Drawing> {
    drawings(include_str!("../ink/digits.jsonl"), false)
}

/// Counts of answers.
#[derive(Debug, Default, Clone, Copy)]
struct Score {
    n: usize,
    right: usize,
    wrong_and_sure: usize,
    /// Pictures of one digit that are also read as a number of one digit, with the same answer.
    as_number: usize,
}

impl Score {
    fn and(self, other: Self) -> Self {
        let Self { n, right, wrong_and_sure, as_number } = other;
        Self {
            n: self.n + n,
            right: self.right + right,
            wrong_and_sure: self.wrong_and_sure + wrong_and_sure,
            as_number: self.as_number + as_number,
        }
    }
}

impl core::fmt::Display for Score {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        let Self { n, right, wrong_and_sure, as_number } = self;
        write!(f, "{right:3} of {n:3} right, {wrong_and_sure} wrong and sure, {as_number} alike as a number")
    }
}

/// A picture's pixels, RGBA, and its width.
type Picture = (Vec<u8>, usize);

/// Reads `count` pictures, each of a random one of the digits, painted by `paint`.
fn read(
    name: &str,
    digits: &[Drawing],
    count: usize,
    mut paint: impl FnMut(&Drawing, &mut Pcg64Mcg) -> Picture,
) -> Score {
    let recognizer = Recognizer::default();
    let mut rng = seeded(name.bytes().fold(0, |seed, byte| (seed << 5 ^ seed >> 59) ^ u64::from(byte)));
    let mut score = Score { n: count, ..Score::default() };
    for i in 0..count {
        let drawing = &digits[rng.random_range(0..digits.len())];
        let (rgba, width) = paint(drawing, &mut rng);
        let height = rgba.len() / 4 / width;
        let answer = recognizer.recognize_picture(&rgba, width, height).unwrap();
        let number = recognizer.recognize_number_picture(&rgba, width, height).unwrap();
        assert_eq!(number.whole, answer);
        score.as_number += usize::from(number.digits.len() == 1 && number.digits[0].prediction == answer);
        let right = answer.digit == drawing.label;
        score.right += usize::from(right);
        score.wrong_and_sure += usize::from(!right && answer.state == PredictionState::Sure);
        if let (false, Ok(folder)) = (right, std::env::var("PICTURES")) {
            let (is, said) = (drawing.label.unwrap(), answer.digit.map_or(-1, i32::from));
            let file = format!("{folder}/{name} {i} is {is} said {said} {:?}.png", answer.state);
            image::save_buffer(file, &rgba, width as u32, height as u32, image::ColorType::Rgba8).unwrap();
            let glyph = answer.glyph.pixels().map(|v| (255.0 * v) as u8);
            let file = format!("{folder}/{name} {i} glyph.png");
            image::save_buffer(file, &glyph, 28, 28, image::ColorType::L8).unwrap();
        }
    }
    println!("{name:24} {score}");
    score
}

/// Asserts that at least nine in ten are right, and at most one in a hundred is wrong and sure.
fn assert_good(score: Score) {
    let Score { n, right, wrong_and_sure, as_number } = score;
    println!("{:24} {score}", "all");
    assert!(20 * as_number >= 19 * n, "{as_number} of {n} read alike as a number");
    assert!(10 * right >= 9 * n, "{right} of {n} right");
    assert!(100 * wrong_and_sure <= n, "{wrong_and_sure} of {n} wrong and sure");
}

#[test]
fn digits_are_read_whatever_surrounds_them() {
    let mut all = Score::default();
    for (name, paint) in SURROUNDINGS {
        let score = read(name, &digits(), EACH, |drawing, rng| {
            let size = (rng.random_range(180..640), rng.random_range(180..640));
            let (share, pen) = (rng.random_range(0.3..0.65), rng.random_range(0.06..0.13));
            let scene = Scene::new(&drawing.strokes, size, share, pen, rng);
            (paint(&scene, rng), scene.width)
        });
        all = all.and(score);
    }
    assert!(all.n >= 200);
    assert_good(all);
}

#[test]
fn tiny_pictures_and_close_crops_are_read() {
    let mut all = Score::default();
    for side in [8, 10, 12, 14, 16, 20, 28, 40, 80, 200, 400] {
        let score = read(&format!("{side}x{side}"), &digits(), 2 * EACH, |drawing, rng| {
            let (share, pen) = (rng.random_range(0.8..1.0), rng.random_range(0.1..0.15));
            let scene = Scene::new(&drawing.strokes, (side, side), share, pen, rng);
            let (paper, ink) = if rng.random() { (0.95, 0.1) } else { (0.05, 0.9) };
            (scene.picture(|_, _, cover| paper + (ink - paper) * cover), scene.width)
        });
        all = all.and(score);
    }
    assert_good(all);
}

#[test]
fn bold_digits_are_read() {
    let score = read("bold", &digits(), 3 * EACH, |drawing, rng| {
        let (size, share) = (rng.random_range(100..500), rng.random_range(0.4..0.9));
        let scene = Scene::new(&drawing.strokes, (size, size), share, rng.random_range(0.16..0.22), rng);
        (scene.picture(|_, _, cover| 0.95 - 0.8 * cover), scene.width)
    });
    assert_good(score);
}

/// The recorded digits and, if the variable `PENDIGITS` is set, those of the held-out writers.
fn all_digits() -> Vec<Drawing> {
    let mut digits = digits();
    digits.extend(pendigits::left_out().unwrap_or_default());
    digits
}

#[test]
fn scans_of_low_resolution_are_read() {
    const COUNT: usize = 1_000;
    let digits = all_digits();
    let mut all = Score::default();
    // A digit's height in pixels; how many pictures of a thousand must be right, and how many may be wrong and sure.
    for (high, right, wrong_and_sure) in
        [(8, 850, 50), (12, 960, 20), (16, 970, 5), (20, 980, 5), (28, 990, 5), (40, 990, 5)]
    {
        let score = read(&format!("{high} pixels high"), &digits, COUNT, |drawing, rng| scan(drawing, high, rng));
        assert!(1000 * score.right >= right * score.n, "{high} pixels: {score:?}");
        assert!(1000 * score.wrong_and_sure <= wrong_and_sure * score.n, "{high} pixels: {score:?}");
        all = all.and(score);
    }
    assert!(1000 * all.wrong_and_sure <= 5 * all.n, "{all:?}");
}

/// Needs no network: measures how far a picture's glyph is from the glyph of the ink that it shows.
#[test]
fn the_glyph_of_a_scan_is_that_of_its_ink() {
    let digits = digits();
    // A glyph's sum of squares is near 80 on average.
    for (high, most) in [(8, 30.0), (12, 15.0), (16, 10.0), (20, 7.0), (28, 5.0), (40, 4.0)] {
        let mut rng = seeded(high as u64);
        let apart = |drawing: &Drawing| {
            let (rgba, width) = scan(drawing, high, &mut rng);
            let picture = picture_to_glyph(&rgba, width, rgba.len() / 4 / width).unwrap();
            let ink = normalize(&Ink::new(&drawing.strokes).unwrap());
            picture.pixels().iter().zip(ink.pixels()).map(|(a, b)| (a - b) * (a - b)).sum::<f32>()
        };
        let mean = digits.iter().map(apart).sum::<f32>() / digits.len() as f32;
        println!("{high:3} pixels high: {mean:.1} from ink");
        assert!(mean <= most, "{high} pixels: {mean}");
    }
}
