//! Pictures of numbers: recorded and composed ones on papers of all kinds, made here from a seed.
//!
//! If the variable `NUMBERS` names an ink file of numbers (JSON Lines, y down), those are painted instead.

mod papers;
mod written;

use lenet5::{NumberPrediction, PredictionState, Recognizer};
use papers::PAPERS;
use written::{Written, composed, recorded};

use super::Score;
use crate::support::seeded;

/// The number of pictures of each kind: half show recorded numbers, half composed ones.
const EACH: usize = 20;

fn read((rgba, width): &super::Picture) -> NumberPrediction {
    Recognizer::default().recognize_number_picture(rgba, *width, rgba.len() / 4 / width).unwrap()
}

/// The score on the given numbers, painted on one kind of paper.
fn score(name: &str, paint: papers::Painter, numbers: &[Written]) -> Score {
    let mut rng = seeded(name.bytes().fold(7, |seed, byte| (seed << 5 ^ seed >> 59) ^ u64::from(byte)));
    let mut score = Score { n: numbers.len(), ..Score::default() };
    for (i, number) in numbers.iter().enumerate() {
        let picture = paint(number, &mut rng);
        let answer = read(&picture);
        let right = answer.text() == number.label;
        score.right += usize::from(right);
        score.wrong_and_sure += usize::from(!right && answer.state == PredictionState::Sure);
        if let (false, Ok(folder)) = (right, std::env::var("PICTURES")) {
            let file = format!("{folder}/{name} {i} is {} said {} {:?}.png", number.label, answer.text(), answer.state);
            let (rgba, width) = &picture;
            let height = rgba.len() / 4 / width;
            image::save_buffer(file, rgba, *width as u32, height as u32, image::ColorType::Rgba8).unwrap();
        }
    }
    println!("{name:24} {:3} of {:3} right, {} wrong and sure", score.right, score.n, score.wrong_and_sure);
    score
}

/// Hostile pictures: noise, thousands of boxes nested and side by side, and a maze.
#[test]
fn pictures_full_of_ink_are_refused_in_time() {
    const SIDE: usize = 1024;
    let dark = |x: usize, y: usize, kind: usize| match kind {
        0 => ((x * 7919 + y * 104_729) % 1009).is_multiple_of(2),
        1 => x.min(y).min(SIDE - 1 - x).min(SIDE - 1 - y) % 8 == 4,
        2 => {
            x % 10 < 7
                && y % 10 < 7
                && ([0, 6].contains(&(x % 10)) || [0, 6].contains(&(y % 10)) || (x % 10, y % 10) == (3, 3))
        }
        _ => x % 8 == 4 && (y + x) % 512 > 4 || y % 512 == 3,
    };
    for kind in 0..4 {
        let pixel = |i: usize| if dark(i % SIDE, i / SIDE, kind) { [0, 0, 0, 255] } else { [255; 4] };
        let rgba: Vec<u8> = (0..SIDE * SIDE).flat_map(pixel).collect();
        let start = std::time::Instant::now();
        let answer = read(&(rgba, SIDE));
        println!("hostile {kind}: {:?}, {} digits, {:?}", answer.state, answer.digits.len(), start.elapsed());
        assert!(answer.state != PredictionState::Sure || answer.digits.len() < 2, "{kind}: {}", answer.text());
    }
}

#[test]
fn numbers_are_read_on_all_kinds_of_paper() {
    let mut all = Score::default();
    let mut rng = seeded(99);
    let recorded = recorded();
    for (kind, (name, paint)) in PAPERS.into_iter().enumerate() {
        // Each kind takes the next numbers of the file.
        let mut numbers: Vec<Written> = recorded.iter().cycle().skip(kind * EACH / 2).take(EACH / 2).cloned().collect();
        numbers.extend((0..EACH / 2).map(|_| composed(&mut rng)));
        if std::env::var("NUMBERS").is_ok() {
            numbers = recorded.clone();
        }
        all = all.and(score(name, paint, &numbers));
    }
    let Score { n, right, wrong_and_sure, .. } = all;
    println!("{:24} {right:3} of {n:3} right, {wrong_and_sure} wrong and sure", "all numbers");
    // The share for the numbers made here, less a few; other numbers may be harder.
    let least = if std::env::var("NUMBERS").is_ok() { 90 } else { 94 };
    assert!(n >= 40 && 100 * right >= least * n, "{right} of {n} right");
    assert!(50 * wrong_and_sure <= n, "{wrong_and_sure} of {n} wrong and sure");
}
