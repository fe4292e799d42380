//! The shipped network must be right when it is sure. It may refuse only a few real digits, and must refuse non-digits.

mod unseen;

use lenet5::{Ink, Prediction, PredictionState, Recognizer, training::calibration::Reliability};
use rand::SeedableRng;
use rand_pcg::Pcg64Mcg;

use crate::support::{
    drawings::{Drawing, drawings},
    pendigits,
};

/// The drawings of an ink file, with their labels.
fn drawn(lines: &str) -> Vec<(Option<u8>, Ink)> {
    let drawn = |drawing: Drawing| (drawing.label, Ink::new(drawing.strokes).unwrap());
    drawings(lines, false).into_iter().map(drawn).collect()
}

fn refused(answer: &Prediction) -> bool {
    answer.state != PredictionState::Sure
}

#[test]
fn recorded_digits_are_read_and_hardly_any_is_refused() {
    let recognizer = Recognizer::default();
    let digits = drawn(include_str!("../ink/digits.jsonl"));
    let answers: Vec<_> = digits.iter().map(|(label, ink)| (*label, recognizer.recognize(ink))).collect();
    let wrong = answers.iter().filter(|(label, answer)| answer.digit != *label).count();
    let unsure = answers.iter().filter(|(_, answer)| refused(answer)).count();
    println!("{} recorded digits: {wrong} wrong, {unsure} refused", answers.len());
    assert_eq!((answers.len(), wrong), (167, 0));
    assert!(unsure * 100 <= answers.len(), "{unsure} of {} refused", answers.len());
}

#[test]
fn recorded_drawings_that_are_no_digit_are_refused() {
    let recognizer = Recognizer::default();
    let drawings = drawn(include_str!("../ink/not_digits.jsonl"));
    let count = drawings.iter().filter(|(_, ink)| refused(&recognizer.recognize(ink))).count();
    println!("{count} of {} recorded drawings refused", drawings.len());
    assert!(drawings.len() == 99 && count * 100 >= 95 * drawings.len(), "{count} of {} refused", drawings.len());
}

#[test]
fn drawings_made_in_ways_that_training_never_saw_are_refused() {
    const N: usize = 4_000;
    let recognizer = Recognizer::default();
    let drawing = |seed| unseen::drawing(&mut Pcg64Mcg::seed_from_u64(seed));
    let count = (0..N as u64).filter(|&seed| refused(&recognizer.recognize(&drawing(seed)))).count();
    println!("{count} of {N} generated drawings refused");
    assert!(count * 100 >= 95 * N, "{count} of {N} refused");
}

#[test]
fn a_blank_has_no_answer() {
    assert_eq!(Recognizer::default().recognize(&Ink::default()).state, PredictionState::Blank);
}

/// Runs if the variable `PENDIGITS` names the file `pendigits-tra.jsonl.gz`, which is too large for the repository.
#[test]
fn digits_of_writers_never_seen_are_read_and_probabilities_mean_what_they_say() {
    let Some(digits) = pendigits::left_out() else { return };
    let recognizer = Recognizer::default();
    let (mut n, mut correct, mut unsure, mut wrong_and_sure) = (0, 0, 0, 0);
    let (mut of_class, mut reliability) = ([[0; 2]; 10], Reliability::default());
    for drawing in digits {
        let (label, answer) = (drawing.label.unwrap(), recognizer.recognize(&Ink::new(drawing.strokes).unwrap()));
        let right = answer.digit == Some(label);
        n += 1;
        correct += usize::from(right);
        unsure += usize::from(refused(&answer));
        wrong_and_sure += usize::from(!right && !refused(&answer));
        let [all, good] = &mut of_class[usize::from(label)];
        (*all, *good) = (*all + 1, *good + usize::from(right));
        reliability.add(answer.probabilities[usize::from(answer.digit.unwrap())], right);
    }
    let (share, error) = (|count: usize| count as f64 / n as f64, reliability.error());
    println!(
        "{n} digits: {correct} right, {unsure} refused, {wrong_and_sure} wrong and sure, calibration error {error:.4}"
    );
    assert!(share(correct) >= 0.992, "accuracy {}", share(correct));
    assert!(of_class.iter().all(|[all, good]| *good as f64 >= 0.98 * *all as f64), "{of_class:?}");
    assert!(share(unsure) <= 0.01, "{unsure} refused");
    assert!((wrong_and_sure as f64) < 0.002 * (n - unsure) as f64, "{wrong_and_sure} wrong and sure");
    assert!(error <= 0.005, "calibration error {error}");
}
