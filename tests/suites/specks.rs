//! Specks: stray touches far from a digit change no bit of its answer, and no ink that belongs to a drawing is lost.

use lenet5::{
    Ink, Point, Recognizer,
    ink::specks::{MOST, specks},
};
use rand::{Rng, RngExt, seq::SliceRandom};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::support::{drawings::drawings, seeded};

type Strokes = Vec<Vec<Point>>;

fn ink(strokes: &Strokes) -> Ink {
    Ink::new(strokes).unwrap()
}

fn recorded() -> impl Iterator<Item = Strokes> {
    drawings(include_str!("../ink/digits.jsonl"), false).into_iter().map(|drawing| drawing.strokes)
}

/// The upper left corner and the longer side of the strokes' box.
fn frame(strokes: &Strokes) -> (Point, f32) {
    let points = || strokes.iter().flatten();
    let ends = |of: fn(&Point) -> f32| points().map(of).fold((f32::MAX, f32::MIN), |(a, b), v| (a.min(v), b.max(v)));
    let ((left, right), (top, bottom)) = (ends(|p| p.x), ends(|p| p.y));
    (Point { x: left, y: top }, (right - left).max(bottom - top))
}

/// A palm's mark beside a digit, up to a twentieth of its size. It is 0.8 to 4 times the digit's size away.
fn palm(strokes: &Strokes, rng: &mut impl Rng) -> Vec<Point> {
    let (Point { x, y }, size) = frame(strokes);
    let away = size * rng.random_range(0.8..4.0_f32);
    let along = size * rng.random_range(-2.0..3.0_f32);
    let (x, y) = match rng.random_range(0..4) {
        0 => (x - away, y + along),
        1 => (x + size + away, y + along),
        2 => (x + along, y - away),
        _ => (x + along, y + size + away),
    };
    let mut near = || size * rng.random_range(-0.025..0.025_f32);
    (0..4).map(|_| Point { x: x + near(), y: y + near() }).collect()
}

#[wasm_bindgen_test(unsupported = test)]
fn nothing_is_left_out_of_what_is_drawn() {
    let others = drawings(include_str!("../ink/not_digits.jsonl"), false).into_iter().map(|drawing| drawing.strokes);
    for strokes in recorded().chain(others) {
        assert_eq!(specks(&ink(&strokes)), [0; 0], "{strokes:?}");
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn stray_touches_change_no_bit_of_the_answer() {
    let (recognizer, rng) = (Recognizer::default(), &mut seeded(1));
    for digit in recorded() {
        let alone = recognizer.recognize(&ink(&digit));
        for count in 1..=4 {
            // Drawn before the digit, after it, or between its strokes.
            let mut strokes: Vec<_> = digit.iter().map(|stroke| (false, stroke.clone())).collect();
            for _ in 0..count {
                strokes.insert(rng.random_range(0..=strokes.len()), (true, palm(&digit, rng)));
            }
            let stray: Vec<usize> = (0..strokes.len()).filter(|&i| strokes[i].0).collect();
            let together = recognizer.recognize(&ink(&strokes.into_iter().map(|(_, stroke)| stroke).collect()));
            assert_eq!(together.left_out, stray);
            assert_eq!((together.glyph, together.probabilities), (alone.glyph.clone(), alone.probabilities));
        }
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn place_size_and_order_do_not_matter() {
    let rng = &mut seeded(2);
    for digit in recorded() {
        let mut strokes: Vec<_> = digit.iter().map(|stroke| (false, stroke.clone())).collect();
        strokes.extend([(); 2].map(|()| (true, palm(&digit, rng))));
        strokes.shuffle(rng);
        let (scale, dx, dy) =
            (rng.random_range(0.01..100.0_f32), rng.random_range(-1e3..1e3), rng.random_range(-1e3..1e3));
        let moved = |p: &Point| Point { x: scale * p.x + dx, y: scale * p.y + dy };
        let moved = strokes.iter().map(|(_, stroke)| stroke.iter().map(moved).collect()).collect();
        let stray: Vec<usize> = (0..strokes.len()).filter(|&i| strokes[i].0).collect();
        assert_eq!(specks(&ink(&moved)), stray);
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn a_digit_made_of_dots_stays() {
    // Taps along the digit, a seventh of its size apart; some of them slip a little.
    let rng = &mut seeded(3);
    for digit in recorded() {
        let (_, size) = frame(&digit);
        let mut taps: Strokes = Vec::new();
        for &p in digit.iter().flatten() {
            let far = |tap: &Vec<Point>| (tap[0].x - p.x).hypot(tap[0].y - p.y) > size / 7.0;
            if taps.iter().all(far) {
                let slip = if rng.random_bool(0.3) { size * rng.random_range(0.0..0.05) } else { 0.0 };
                taps.push(vec![p, Point { x: p.x + slip, y: p.y }]);
            }
        }
        assert!(taps.len() > 4);
        assert_eq!(specks(&ink(&taps)), [0; 0], "{taps:?}");
        // If the pen's width is known, taps may slip that far.
        assert_eq!(specks(&ink(&taps).with_pen(0.1 * size).unwrap()), [0; 0], "{taps:?}");
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn dots_that_belong_to_a_drawing_stay() {
    let at = |x, y| Point { x, y };
    let stem = vec![at(50.0, 0.0), at(50.0, 100.0)];
    let dot = |x, y| vec![at(x, y), at(x + 2.0, y + 1.0)];
    // An i, an exclamation mark, a decimal point, a dotted 0, and a pen that skips to the right of the stem.
    let ring: Vec<Point> =
        (0..=24).map(|i| (i as f32 * 0.262).sin_cos()).map(|(s, c)| at(60.0 * s, 90.0 * c)).collect();
    for strokes in [
        vec![stem.clone(), dot(50.0, -60.0)],
        vec![stem.clone(), dot(48.0, 130.0)],
        vec![stem.clone(), dot(80.0, 98.0)],
        vec![ring, dot(0.0, 0.0)],
        vec![stem.clone(), dot(80.0, 99.0), dot(110.0, 99.0), dot(140.0, 99.0)],
    ] {
        assert_eq!(specks(&ink(&strokes)), [0; 0], "{strokes:?}");
    }
    // The same dot farther away does not belong to the stem.
    assert_eq!(specks(&ink(&vec![stem.clone(), dot(150.0, 98.0)])), [1]);
    // More than `MOST` are not stray.
    let dots = |count| (0..count).map(|i| dot(300.0 + 40.0 * i as f32, 0.0)).chain([stem.clone()]).collect();
    assert_eq!(specks(&ink(&dots(MOST))).len(), MOST);
    assert_eq!(specks(&ink(&dots(MOST + 1))), [0; 0]);
}

#[wasm_bindgen_test(unsupported = test)]
fn what_is_no_larger_than_the_pen_is_a_mark() {
    let at = |x, y| Point { x, y };
    let one = vec![at(50.0, 0.0), at(50.0, 40.0)];
    let slip = vec![at(200.0, 0.0), at(210.0, 0.0)];
    let drawn = ink(&vec![one, slip.clone()]);
    assert_eq!(specks(&drawn), [0; 0], "next to nothing, ten units may be a stroke");
    assert_eq!(specks(&drawn.with_pen(12.0).unwrap()), [1]);
    // Two taps are two dots, and neither is beside the drawing.
    let taps = vec![vec![at(0.0, 0.0), at(9.0, 0.0)], slip];
    assert_eq!(specks(&ink(&taps).with_pen(12.0).unwrap()), [0; 0]);
}
