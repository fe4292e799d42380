//! Numbers in pictures are read with the same bits on every target.

use lenet5::{NumberPrediction, Point, PredictionState};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::support::{FNV, SHIPPED, drawings::drawings, fnv1a};

const NUMBERS: &str = include_str!("../ink/numbers.jsonl");
const WIDTH: usize = 420;

/// A recorded number on grey paper that gets darker to the right, each column `tilt` lower than the one before. RGBA.
fn picture(line: usize, tilt: f32) -> Vec<u8> {
    signed(line, tilt, &[])
}

/// The picture of a number with additional lines.
fn signed(line: usize, tilt: f32, sign: &[(Point, Point)]) -> Vec<u8> {
    let strokes = &drawings(NUMBERS, false)[line].strokes;
    let lines = strokes.iter().flat_map(|stroke| stroke.windows(2).map(|pair| (pair[0], pair[1])));
    let segments: Vec<(Point, Point)> = lines.chain(sign.iter().copied()).collect();
    let away = |x: f32, y: f32| {
        let square = |&(a, b): &(Point, Point)| {
            let (dx, dy) = (b.x - a.x, b.y - a.y);
            let along = (((x - a.x) * dx + (y - a.y) * dy) / (dx * dx + dy * dy).max(1e-6)).clamp(0.0, 1.0);
            let (x, y) = (x - a.x - along * dx, y - a.y - along * dy);
            x * x + y * y
        };
        segments.iter().map(square).fold(f32::MAX, f32::min).sqrt()
    };
    let pixel = |i: usize| {
        let (x, y) = ((i % WIDTH) as f32, (i / WIDTH) as f32);
        let ink = (5.5 - away(x, y - tilt * (x - 200.0))).clamp(0.0, 1.0);
        let v = ((230.0 - x / 6.0) * (1.0 - 0.8 * ink)) as u8;
        [v, v, v, 255]
    };
    (0..WIDTH * 400).flat_map(pixel).collect()
}

fn read(rgba: &[u8]) -> NumberPrediction {
    SHIPPED.recognize_number_picture(rgba, WIDTH, 400).unwrap()
}

#[wasm_bindgen_test(unsupported = test)]
fn numbers_on_pictures_have_the_same_bits_everywhere() {
    // A hash over the bits of all probabilities and bounds.
    let mut hash = FNV;
    for (line, label, tilt) in [(8, "499", 0.0), (15, "2026", 0.2), (37, "27", 0.0), (68, "1234", -0.15)] {
        let answer = read(&picture(line, tilt));
        assert_eq!(answer.text(), label);
        for digit in &answer.digits {
            let values = digit.prediction.probabilities.iter().chain(&digit.bounds);
            hash = fnv1a(hash, values.map(|value| value.to_bits()));
        }
    }
    assert_eq!(hash, 0xb74e_b4be_2338_af3b, "{hash:#018x}");
}

#[wasm_bindgen_test(unsupported = test)]
fn boxes_lie_around_the_ink_of_each_digit() {
    let answer = read(&picture(8, 0.0));
    for (before, after) in answer.digits.iter().zip(answer.digits.iter().skip(1)) {
        assert!(before.bounds[0] < after.bounds[0] && before.bounds[2] < after.bounds[2]);
    }
    for digit in &answer.digits {
        let [left, top, right, bottom] = digit.bounds;
        let inside = |p: &Point| (left..=right).contains(&p.x) && (top..=bottom).contains(&p.y);
        assert!(digit.ink.points().iter().all(inside), "{:?}", digit.bounds);
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn boxes_are_in_pixels_of_the_picture_however_large_and_wherever_the_sheet_lies() {
    let sheet = picture(8, 0.0);
    let boxes = |answer: &NumberPrediction| -> Vec<[f32; 4]> {
        assert_eq!(answer.text(), "499");
        answer.digits.iter().map(|digit| digit.bounds).collect()
    };
    let own = boxes(&read(&sheet));
    // Enlarged to more pixels than the reader works with; then on a dark table.
    for (scale, [left, top], [width, height]) in [(3, [0, 0], [3 * WIDTH, 1200]), (1, [70, 40], [540, 470])] {
        let pixel = |i: usize| -> [u8; 4] {
            let (x, y) = ((i % width).wrapping_sub(left) / scale, (i / width).wrapping_sub(top) / scale);
            if x < WIDTH && y < 400 { sheet.as_chunks().0[y * WIDTH + x] } else { [40, 40, 40, 255] }
        };
        let rgba: Vec<u8> = (0..width * height).flat_map(pixel).collect();
        let found = boxes(&SHIPPED.recognize_number_picture(&rgba, width, height).unwrap());
        for (own, found) in own.iter().zip(found) {
            for (side, (own, found)) in own.iter().zip(found).enumerate() {
                let expected = own * scale as f32 + [left, top][side % 2] as f32;
                assert!((found - expected).abs() <= 4.0 * scale as f32, "side {side}: {found}, not {expected}");
            }
        }
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn an_empty_picture_is_blank() {
    let answer = read(&[255; 4 * WIDTH * 400]);
    assert_eq!((answer.text().as_str(), answer.digits.len()), ("", 0));
}

#[wasm_bindgen_test(unsupported = test)]
fn a_minus_or_a_point_makes_it_unsure_and_costs_no_digit() {
    let digits = read(&picture(8, 0.0)).digits;
    let [[left, top, right, bottom], [next, ..]] = [digits[0].bounds, digits[1].bounds];
    let (middle, between) = ((top + bottom) / 2.0, (right + next) / 2.0);
    let at = |x: f32, y: f32| Point { x, y };
    let minus = (at(left - 50.0, middle), at(left - 20.0, middle));
    let point = (at(between, bottom), at(between + 2.0, bottom + 1.0));
    for sign in [minus, point] {
        let answer = read(&signed(8, 0.0, &[sign]));
        assert_eq!(answer.state, PredictionState::Unsure, "{}", answer.text());
        assert!(answer.text().ends_with("499"), "{}", answer.text());
    }
}
