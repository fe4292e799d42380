//! Tiny ink: a tap that slips is a dot on a pad of any size, and a digit drawn small is a digit.

use lenet5::{Ink, Point, Prediction, PredictionState};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::support::{SHIPPED, drawings::drawings};

/// Sides of pads in pixels, and the size up to which the page's pad takes ink for a dot: the width of its line, but no
/// more than a hand slips.
const PADS: [(f32, f32); 4] = [(200.0, 8.4), (280.0, 11.8), (500.0, 12.0), (2000.0, 12.0)];

fn read(strokes: &[Vec<Point>], pen: f32) -> Prediction {
    SHIPPED.recognize(&Ink::new(strokes).unwrap().with_pen(pen).unwrap())
}

/// Points, given in pixels relative to a place on a pad.
fn stroke(pixels: &[(f32, f32)]) -> Vec<Point> {
    pixels.iter().map(|&(x, y)| Point { x: 90.0 + x, y: 140.0 + y }).collect()
}

#[wasm_bindgen_test(unsupported = test)]
fn a_tap_is_no_digit_however_it_slips() {
    let taps = [
        vec![stroke(&[(0.0, 0.0)])],
        vec![stroke(&[(0.0, 0.0), (0.0, 1.0)])],
        vec![stroke(&[(0.0, 0.0), (1.0, 4.0)])],
        vec![stroke(&[(0.0, 0.0), (-1.0, 1.0), (1.0, 2.0), (0.5, 0.0)])],
        vec![stroke(&[(0.0, 0.0)]), stroke(&[(2.0, 5.0), (2.0, 6.0)])],
    ];
    for (side, pen) in PADS {
        let still = read(&taps[0], pen);
        assert_eq!(still.state, PredictionState::Unsure);
        for tap in &taps {
            assert_eq!(read(tap, pen), still, "on a pad of {side}: {tap:?}");
        }
    }
    // With nothing beside it, and no pen's width, a line has no size.
    assert_eq!(read(&taps[1], 0.0).digit, Some(1));
}

#[wasm_bindgen_test(unsupported = test)]
fn a_digit_of_thirty_pixels_is_read() {
    let digits = drawings(include_str!("../ink/digits.jsonl"), false);
    let right = digits.iter().filter(|drawing| {
        let points = || drawing.strokes.iter().flatten();
        let ends = |of: fn(&Point) -> f32| {
            points().map(of).fold((f32::MAX, f32::MIN), |(low, high), v| (low.min(v), high.max(v)))
        };
        let ((left, right), (top, bottom)) = (ends(|p| p.x), ends(|p| p.y));
        let scale = 30.0 / (right - left).max(bottom - top);
        // In whole pixels, as from a mouse.
        let small = |p: &Point| Point { x: ((p.x - left) * scale).round(), y: ((p.y - top) * scale).round() };
        let small: Vec<Vec<Point>> = drawing.strokes.iter().map(|s| s.iter().map(small).collect()).collect();
        let answer = read(&small, 0.0);
        for (side, pen) in PADS {
            assert_eq!(read(&small, pen), answer, "the pen's width changes nothing on a pad of {side}");
        }
        answer.digit == drawing.label
    });
    let right = right.count();
    assert!(right * 100 >= digits.len() * 97, "{right} of {}", digits.len());
}

#[wasm_bindgen_test(unsupported = test)]
fn the_rest_of_the_drawing_gives_the_scale() {
    // Ink no larger than the pen is a dot only if it is alone. Here it is the upper part of a 5.
    let strokes = [stroke(&[(0.0, 0.0), (0.0, 10.0)]), stroke(&[(0.0, 10.0), (9.0, 14.0), (9.0, 22.0), (0.0, 26.0)])];
    let bar = stroke(&[(0.0, 0.0), (10.0, 0.0)]);
    let five = [strokes[0].clone(), strokes[1].clone(), bar];
    assert_eq!(read(&five, 12.0), read(&five, 0.0));
    assert_eq!(read(&five, 12.0).digit, Some(5));
}
