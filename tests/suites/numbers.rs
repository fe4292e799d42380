//! Whole numbers are read, single digits lose nothing, and non-numbers are not read as numbers.

use core::cell::Cell;

use lenet5::{
    Glyph, Ink, NumberPrediction, Point, Prediction, PredictionState,
    ink::segment::{Segments, width},
    recognizer::{
        SURE,
        number::{
            TrajectoryClassifier, read_number,
            trajectory::{Source, revise},
        },
    },
};
use serde_json::Value;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::support::{SHIPPED, drawings::drawings};

const NUMBERS: &str = include_str!("../ink/numbers.jsonl");
const DIGITS: &str = include_str!("../ink/digits.jsonl");

type Strokes = Vec<Vec<Point>>;

/// The recorded numbers: label and strokes.
fn numbers() -> Vec<(String, Strokes)> {
    let label = |line: &str| serde_json::from_str::<Value>(line).unwrap()["label"].as_str().unwrap().to_owned();
    NUMBERS.lines().map(label).zip(drawings(NUMBERS, false).into_iter().map(|drawing| drawing.strokes)).collect()
}

fn read(strokes: &Strokes) -> NumberPrediction {
    SHIPPED.recognize_number(&Ink::new(strokes).unwrap())
}

/// A recorded digit's strokes, moved and scaled so that its box starts at 0, 0 and is 100 high.
fn digit(label: u8, nth: usize) -> Strokes {
    let drawing = drawings(DIGITS, false).into_iter().filter(|drawing| drawing.label == Some(label)).nth(nth).unwrap();
    let points = || drawing.strokes.iter().flatten();
    let ends = |of: fn(&Point) -> f32| points().map(of).fold((f32::MAX, f32::MIN), |(l, h), v| (l.min(v), h.max(v)));
    let ((left, _), (top, bottom)) = (ends(|p| p.x), ends(|p| p.y));
    let scale = 100.0 / (bottom - top);
    let place = |p: &Point| Point { x: (p.x - left) * scale, y: (p.y - top) * scale };
    drawing.strokes.iter().map(|stroke| stroke.iter().map(place).collect()).collect()
}

fn moved(strokes: Strokes, x: f32, y: f32) -> Strokes {
    let shift = |p: Point| Point { x: p.x + x, y: p.y + y };
    strokes.into_iter().map(|stroke| stroke.into_iter().map(shift).collect()).collect()
}

/// The digits, most probable first.
fn ranked(probabilities: &[f32; 10]) -> Vec<u8> {
    let mut digits: Vec<u8> = (0..10).collect();
    digits.sort_by(|&a, &b| probabilities[usize::from(b)].total_cmp(&probabilities[usize::from(a)]));
    digits
}

#[wasm_bindgen_test(unsupported = test)]
fn recorded_numbers_are_read() {
    let answers: Vec<_> = numbers().iter().map(|(label, strokes)| (label.clone(), read(strokes))).collect();
    let right = answers.iter().filter(|(label, answer)| *label == answer.text()).count();
    let sure = |answer: &NumberPrediction| answer.state == PredictionState::Sure;
    let unsure = answers.iter().filter(|(_, answer)| !sure(answer)).count();
    let wrong_and_sure = answers.iter().filter(|(label, answer)| sure(answer) && *label != answer.text()).count();
    let n = answers.len();
    println!("{n} recorded numbers: {right} right, {unsure} unsure, {wrong_and_sure} wrong and sure");
    assert!(n >= 60 && right * 100 >= 95 * n, "{right} of {n} right");
    assert!(unsure * 100 <= 25 * n && wrong_and_sure * 100 <= n, "{unsure} unsure, {wrong_and_sure} wrong and sure");
}

#[wasm_bindgen_test(unsupported = test)]
fn a_digit_gets_the_answer_of_one_digit() {
    let recognizer = &SHIPPED;
    let mut same = 0;
    let digits = drawings(DIGITS, false);
    for drawing in &digits {
        let ink = Ink::new(&drawing.strokes).unwrap();
        let (one, number) = (recognizer.recognize(&ink), recognizer.recognize_number(&ink));
        assert_eq!(number.whole, one);
        if let [digit] = &number.digits[..] {
            assert_eq!((&digit.prediction, number.state), (&one, one.state));
            assert_eq!(digit.strokes, (0..drawing.strokes.len()).collect::<Vec<_>>());
            same += 1;
        }
    }
    assert!(same * 100 >= 99 * digits.len(), "{same} of {}", digits.len());
}

#[wasm_bindgen_test(unsupported = test)]
fn the_trajectory_names_most_digits_without_an_image() {
    let classifier = TrajectoryClassifier::fitted();
    let (mut n, mut right) = (0, 0);
    for drawing in drawings(DIGITS, false) {
        let Some(label) = drawing.label else { continue };
        let ink = Ink::new(&drawing.strokes).unwrap();
        let scores = classifier.scores(&ink);
        let revised = revise(&[0.1; 10], &scores, Source::Drawn);
        assert!((revised.iter().sum::<f32>() - 1.0).abs() < 1e-5);
        n += 1;
        right += usize::from(revised.iter().all(|&p| p <= revised[usize::from(label)]));
        // If the network is certain and right, the trajectory does not change the digit.
        let certain: [f32; 10] = core::array::from_fn(|digit| if digit == usize::from(label) { 1.0 } else { 0.0 });
        assert!(revise(&certain, &scores, Source::Drawn)[usize::from(label)] > 0.9);
    }
    println!("{right} of {n} digits right by the trajectory alone");
    assert!(right * 100 >= 85 * n, "{right} of {n}");
}

#[wasm_bindgen_test(unsupported = test)]
fn each_piece_of_ink_is_in_one_digit() {
    for (_, strokes) in numbers() {
        let ink = Ink::new(&strokes).unwrap();
        let answer = read(&strokes);
        let mut of: Vec<usize> = answer.digits.iter().flat_map(|digit| digit.strokes.clone()).collect();
        of.sort_unstable();
        of.dedup();
        assert_eq!(of, (0..strokes.len()).collect::<Vec<_>>());
        let within = |p: &Point| {
            let inside =
                |[left, top, right, bottom]: [f32; 4]| (left..=right).contains(&p.x) && (top..=bottom).contains(&p.y);
            answer.digits.iter().any(|digit| inside(digit.bounds))
        };
        assert!(ink.points().iter().all(within));
        // The answer to a digit depends on its ink alone, whatever else was drawn: it is the network's answer, revised by
        // the trajectory unless it is the only digit.
        for digit in &answer.digits {
            let mut expected = SHIPPED.recognize(&digit.ink);
            if answer.digits.len() > 1 {
                let scores = TrajectoryClassifier::fitted().scores(&digit.ink);
                expected.probabilities = revise(&expected.probabilities, &scores, Source::Drawn);
                let ranked = ranked(&expected.probabilities);
                (expected.digit, expected.runner_up) = (Some(ranked[0]), Some(ranked[1]));
                let sure = expected.probabilities[usize::from(ranked[0])] >= SURE;
                expected.state = if sure { PredictionState::Sure } else { PredictionState::Unsure };
            }
            assert_eq!(digit.prediction, expected);
        }
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn neither_place_nor_order_of_strokes_changes_the_number() {
    for (_, strokes) in numbers() {
        let text = read(&strokes).text();
        let reversed: Strokes = strokes.iter().rev().cloned().collect();
        assert_eq!(read(&reversed).text(), text);
        let larger: Strokes = strokes
            .iter()
            .map(|stroke| stroke.iter().map(|p| Point { x: 4.0 * p.x - 512.0, y: 4.0 * p.y + 64.0 }).collect())
            .collect();
        assert_eq!(read(&larger).text(), text);
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn lines_are_read_one_after_the_other() {
    let row =
        |labels: [u8; 2], y: f32| [moved(digit(labels[0], 0), 0.0, y), moved(digit(labels[1], 1), 110.0, y)].concat();
    assert_eq!(read(&[row([2, 7], 0.0), row([3, 5], 160.0)].concat()).text(), "2735");
    // The order is the same if the second line was written first.
    assert_eq!(read(&[row([3, 5], 160.0), row([2, 7], 0.0)].concat()).text(), "2735");
}

#[wasm_bindgen_test(unsupported = test)]
fn signs_and_points_are_neither_dropped_nor_read() {
    let at = |x, y| Point { x, y };
    let minus = vec![vec![at(0.0, 52.0), at(20.0, 50.0), at(45.0, 51.0)]];
    let point = vec![vec![at(0.0, 98.0), at(2.0, 100.0), at(0.0, 100.0), at(1.0, 98.0)]];
    for (first, second) in [(2, 7), (3, 5), (5, 6), (8, 3), (6, 2)] {
        let [first, second] = [(first, 0), (second, 1)].map(|(label, nth)| digit(label, nth));
        let negative = [minus.clone(), moved(first.clone(), 70.0, 0.0), moved(second.clone(), 175.0, 0.0)].concat();
        let decimal = [first, moved(point.clone(), 100.0, 0.0), moved(second, 135.0, 0.0)].concat();
        for strokes in [negative, decimal] {
            let answer = read(&strokes);
            assert_ne!(answer.state, PredictionState::Sure, "{}", answer.text());
        }
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn nothing_drawn_is_blank() {
    let blank = SHIPPED.recognize_number(&Ink::default());
    assert_eq!((blank.state, blank.text().as_str(), blank.digits.len()), (PredictionState::Blank, "", 0));
}

#[wasm_bindgen_test(unsupported = test)]
fn scribbles_have_few_candidates() {
    // One stroke of 10,000 points, 84 strokes of 120, and 1,000 strokes of 10.
    let at = |i: usize| Point { x: (i * 7919 % 1009) as f32, y: (i * 104_729 % 997) as f32 };
    let points: Vec<Point> = (0..10_000).map(at).collect();
    let parted = |size: usize| points.chunks(size).map(<[Point]>::to_vec).collect();
    for strokes in [vec![points.clone()], parted(120), parted(10)] {
        let ink = Ink::new(strokes).unwrap();
        let segments = Segments::of(&ink);
        let candidates = segments.candidates().iter();
        let drawn: usize = candidates.map(|c| segments.ink(&ink, c.pieces.clone()).points().len()).sum();
        assert!(drawn <= 7 * ink.points().len(), "{drawn} points in all candidates");
        assert!(segments.candidates().iter().any(|candidate| candidate.pieces == (0..segments.len())));
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn only_what_is_not_clearly_one_digit_is_read_in_parts() {
    let reads = |ink: &Ink, whole: &Prediction| {
        let reads = Cell::new(0);
        let network = |glyphs: &[Glyph]| {
            reads.set(reads.get() + 1);
            glyphs.iter().map(|glyph| SHIPPED.logits(glyph)).collect()
        };
        let answer = read_number(ink, whole.clone(), &network);
        (reads.get(), answer.digits.len())
    };
    let of_strokes = drawings(DIGITS, false).into_iter().filter(|drawing| drawing.strokes.len() > 1);
    let inks: Vec<Ink> = of_strokes.map(|drawing| Ink::new(drawing.strokes).unwrap()).collect();
    let sure = |whole: &Prediction| whole.probabilities.iter().any(|&p| p >= 0.95);
    let clear =
        inks.iter().map(|ink| (ink, SHIPPED.recognize(ink))).filter(|(ink, whole)| width(ink) < 1.0 && sure(whole));
    assert!(clear.clone().count() > 20);
    for (ink, whole) in clear {
        assert_eq!(reads(ink, &whole), (0, 1));
    }
    // However sure the network is of the whole drawing, wide ink is read in parts, in one batch.
    let number = Ink::new([digit(2, 0), moved(digit(7, 1), 110.0, 0.0)].concat()).unwrap();
    for whole in [SHIPPED.recognize(&number), SHIPPED.recognize(&Ink::new(digit(3, 0)).unwrap())] {
        assert_eq!(reads(&number, &whole), (1, 2));
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn what_is_read_only_without_some_of_its_ink_is_no_digit() {
    let at = |x, y| Point { x, y };
    let ink = Ink::new([digit(3, 0), vec![vec![at(180.0, 50.0), at(183.0, 51.0)]]].concat()).unwrap();
    let segments = Segments::of(&ink);
    let lattice = SHIPPED.lattice(&ink, &segments, &TrajectoryClassifier::fitted());
    for (arc, candidate) in lattice.arcs.iter().zip(segments.candidates()) {
        let unread = arc.logs.iter().all(|log| (log - 0.1_f32.ln()).abs() < 1e-5);
        assert_eq!(unread, candidate.pieces == (0..segments.len()), "{:?}", candidate.pieces);
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn a_stray_speck_is_left_out_of_the_number() {
    let number = [digit(2, 0), moved(digit(7, 1), 110.0, 0.0)].concat();
    let at = |x, y| Point { x, y };
    let speck = vec![vec![at(600.0, 400.0), at(603.0, 401.0)]];
    let answer = read(&[speck, number.clone()].concat());
    assert_eq!((answer.text().as_str(), &answer.whole.left_out[..]), ("27", &[0][..]));
    let strokes: Vec<usize> = answer.digits.iter().flat_map(|digit| digit.strokes.clone()).collect();
    assert_eq!(strokes, (1..=number.len()).collect::<Vec<_>>());
}
