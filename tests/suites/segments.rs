//! The measurements of pieces of ink, on drawings whose measures follow from their corners. Digits are 128 high, so lengths
//! in units of the height are exact.

use lenet5::{
    Ink, Point,
    ink::segment::{JOIN, SHAPE, Segments, width},
};
use rand::RngExt;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::support::seeded;

type Corners = Vec<(f32, f32)>;

fn ink(strokes: &[Corners]) -> Ink {
    let points = |stroke: &Corners| stroke.iter().map(|&(x, y)| Point { x, y }).collect::<Vec<_>>();
    Ink::new(strokes.iter().map(points)).unwrap()
}

fn stem(x: f32, top: f32, bottom: f32) -> Corners {
    vec![(x, top), (x, bottom)]
}

fn rectangle(left: f32, top: f32, right: f32, bottom: f32) -> Corners {
    vec![(left, top), (right, top), (right, bottom), (left, bottom), (left, top)]
}

/// The corners, with each line between two of them divided into `steps` steps.
fn dense(corners: &[(f32, f32)], steps: usize) -> Corners {
    let between = |pair: &[(f32, f32)]| {
        let ((ax, ay), (bx, by)) = (pair[0], pair[1]);
        (1..=steps).map(move |i| i as f32 / steps as f32).map(move |t| (ax + t * (bx - ax), ay + t * (by - ay)))
    };
    [corners[0]].into_iter().chain(corners.windows(2).flat_map(between)).collect()
}

/// The features of the boundary between two strokes; zeros if they are in different lines.
fn join(a: Corners, b: Corners) -> [f32; JOIN] {
    let segments = Segments::of(&ink(&[a, b]));
    assert_eq!(segments.len(), 2);
    segments.joins()[0]
}

/// The indices of the points at which a drawing of one stroke is cut, counted from its left end.
fn cuts(stroke: Corners) -> Vec<usize> {
    let ink = ink(&[stroke]);
    let segments = Segments::of(&ink);
    let length = |piece: usize| segments.ink(&ink, piece..piece + 1).points().len() - 1;
    (0..segments.len() - 1).scan(0, |at, piece| Some(*at + length(piece)).inspect(|&next| *at = next)).collect()
}

fn assert_near(found: &[f32], expected: &[f32], what: &str) {
    assert!(found.iter().zip(expected).all(|(a, b)| (a - b).abs() <= 1e-6), "{what}: {found:?}, not {expected:?}");
}

#[wasm_bindgen_test(unsupported = test)]
fn a_gap_is_measured_in_heights_up_to_bounds() {
    for (gap, expected) in [
        (4.0, [1.0, 0.0, 0.03125, 0.03125, 0.03125, 1.0, 0.0, 0.0]),
        (8.0, [1.0, 0.0, 0.0625, 0.0625, 0.0625, 0.0, 0.0, 0.0]),
        (32.0, [1.0, 0.0, 0.25, 0.15, 0.25, 0.0, 0.0, 0.0]),
        (72.0, [1.0, 0.0, 0.5, 0.15, 0.5625, 0.0, 0.0, 0.0]),
        (256.0, [1.0, 0.0, 0.5, 0.15, 0.6, 0.0, 0.0, 0.0]),
    ] {
        assert_near(&join(stem(0.0, 0.0, 128.0), stem(gap, 0.0, 128.0)), &expected, &format!("{gap}"));
        // It does not matter which was drawn first, nor where.
        assert_near(&join(stem(70.0 + gap, 9.0, 137.0), stem(70.0, 9.0, 137.0)), &expected, &format!("{gap} moved"));
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn the_slant_of_the_hand_is_taken_out_of_gaps() {
    // Leaning, the two are 40 apart. The fit damps this slant by 0.3 %.
    let leaning = |x: f32| vec![(x, 0.0), (x + 32.0, 128.0)];
    let found = join(leaning(0.0), leaning(72.0));
    assert!((found[4] - 0.5625).abs() < 0.0025, "{found:?}");
}

#[wasm_bindgen_test(unsupported = test)]
fn flat_ink_is_as_high_as_it_is_wide() {
    assert_eq!(width(&ink(&[vec![(3.0, 5.0), (43.0, 5.0)]])), 1.0);
    assert_eq!(width(&ink(&[vec![(3.0, 5.0)]])), 0.0);
}

#[wasm_bindgen_test(unsupported = test)]
fn strokes_of_a_digit_are_ordered_by_their_middles() {
    let strokes = [vec![(10.0, 30.0), (70.0, 30.0)], stem(20.0, 0.0, 128.0), stem(64.0, 0.0, 128.0)];
    let segments = Segments::of(&ink(&strokes));
    let order: Vec<usize> = (0..3).flat_map(|piece| segments.strokes(piece..piece + 1)).collect();
    assert_eq!(order, [1, 0, 2]);
}

#[wasm_bindgen_test(unsupported = test)]
fn digits_that_overlap_cross_and_have_no_distance() {
    let overlapping = join(rectangle(0.0, 0.0, 64.0, 128.0), rectangle(48.0, 16.0, 112.0, 144.0));
    assert_near(&overlapping, &[1.0, 0.125, 0.0, 0.0, 0.0, 1.0, 1.0, 0.0], "crossing");
    // A bar through two stems crosses twice, which counts as crossing.
    let strokes = [stem(0.0, 0.0, 128.0), stem(8.0, 0.0, 128.0), vec![(-4.0, 64.0), (60.0, 64.0)]];
    assert_eq!(Segments::of(&ink(&strokes)).joins()[1][6], 1.0);
}

#[wasm_bindgen_test(unsupported = test)]
fn distance_is_that_of_the_nearest_places_of_two_strokes() {
    // A corner in front of the middle of a stem, which has points there or has none.
    let corner = vec![(96.0, 0.0), (32.0, 64.0), (96.0, 128.0)];
    for stem in [stem(0.0, 0.0, 128.0), dense(&stem(0.0, 0.0, 128.0), 100)] {
        let found = join(stem, corner.clone());
        assert_near(&found, &[1.0, 0.0, 0.25, 0.15, 0.25, 0.0, 0.0, 0.0], "corner");
    }
    // The corner of a rectangle beside a slope, at half the diagonal of 64. The line's height is the mean of its digits',
    // 128 and 64, weighted by these heights.
    let slope = vec![(64.0, 0.0), (128.0, 64.0), (64.0, 128.0)];
    let height = (128.0 * 128.0 + 64.0 * 64.0) / (128.0 + 64.0);
    let found = join(slope, rectangle(128.0, -64.0, 192.0, 0.0));
    let distance = 64.0 * f32::sqrt(0.5) / height;
    assert_near(&found, &[1.0, 0.0, 0.0, 0.15, distance, 0.0, 0.0, 0.0], "slope");
    // The end of a stroke of many points, which is a foot of it that reaches out below the other.
    let hook =
        dense(&[(0.0, 0.0), (0.0, 128.0), (40.0, 128.0), (0.0, 128.0), (0.0, 0.0), (0.0, 128.0), (24.0, 128.0)], 16);
    assert!(join(hook, stem(48.0, 0.0, 128.0))[4] <= 24.0 / 128.0);
}

#[wasm_bindgen_test(unsupported = test)]
fn lines_cross_where_both_part_the_ends_of_the_other() {
    let mut rng = seeded(11);
    let (mut crossing, mut apart) = (0, 0);
    while crossing < 100 || apart < 100 {
        let [a, b, c, d]: [(i32, i32); 4] =
            core::array::from_fn(|_| (rng.random_range(-40..40), rng.random_range(-40..40)));
        // Where the two lines meet, as a share of the way along each. Slant changes neither share.
        let cross = |u: (i32, i32), v: (i32, i32)| f64::from(u.0 * v.1 - u.1 * v.0);
        let to = |a: (i32, i32), b: (i32, i32)| (b.0 - a.0, b.1 - a.1);
        let (ab, cd, ac) = (to(a, b), to(c, d), to(a, c));
        let parallel = cross(ab, cd);
        let (along, other) = (cross(ac, cd) / parallel, cross(ac, ab) / parallel);
        let inside = |share: f64| (0.02..0.98).contains(&share);
        let outside = |share: f64| !(-0.02..=1.02).contains(&share);
        let expected = inside(along) && inside(other);
        if parallel == 0.0 || !expected && !outside(along) && !outside(other) {
            continue;
        }
        let line = |from: (i32, i32), to: (i32, i32)| [from, to].map(|(x, y)| (x as f32, y as f32)).to_vec();
        let found = join(line(a, b), line(c, d));
        if found[0] == 1.0 {
            assert_eq!(found[6], f32::from(expected), "{a:?} {b:?} {c:?} {d:?}");
            *(if expected { &mut crossing } else { &mut apart }) += 1;
        }
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn each_candidate_has_the_measures_of_its_box() {
    // A stem, a bar across it, and a rectangle beside them.
    let strokes = [stem(0.0, 0.0, 128.0), vec![(-32.0, 32.0), (32.0, 32.0)], rectangle(96.0, 0.0, 160.0, 128.0)];
    let ink = ink(&strokes);
    let segments = Segments::of(&ink);
    assert_near(&segments.joins()[0], &[1.0, 0.25, 0.0, 0.0, 0.0, 1.0, 1.0, 0.0], "stem and bar");
    assert_near(&segments.joins()[1], &[1.0, 0.0, 0.5, 0.15, 0.5, 0.0, 0.0, 0.0], "both and the rectangle");
    let expected: [(_, [f32; SHAPE]); 6] = [
        (0..1, [1.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0]),
        (1..2, [1.0, 0.0, 0.5, 0.0, 0.0, 0.0, 0.8, 0.5, 0.0, 0.0, 0.0, 0.0, 0.0, 0.25, 1.0]),
        (0..2, [1.0, 1.0, 0.5, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 1.0, 0.0, 0.0]),
        (2..3, [1.0, 0.0, 0.5, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0]),
        (1..3, [1.0, 1.0, 1.5, 0.9, 0.6, 0.2, 0.0, 0.0, 0.0, 0.5, 0.15, 0.4, 0.0, 0.0, 0.0]),
        (0..3, [1.0, 2.0, 1.5, 0.9, 0.6, 0.2, 0.0, 0.0, 0.0, 0.5, 0.15, 0.4, 1.0, 0.0, 0.0]),
    ];
    assert_eq!(segments.candidates().len(), expected.len());
    for (candidate, (pieces, shape)) in segments.candidates().iter().zip(expected) {
        assert_eq!(candidate.pieces, pieces);
        assert_near(&candidate.shape, &shape, &format!("{pieces:?}"));
    }
    assert_eq!(width(&ink), 1.5);
}

#[wasm_bindgen_test(unsupported = test)]
fn high_and_wide_candidates_say_so() {
    let strokes = [stem(0.0, 64.0, 128.0), stem(20.0, 0.0, 192.0), stem(300.0, 64.0, 128.0)];
    let height = (2.0 * 64.0 * 64.0 + 192.0 * 192.0) / (2.0 * 64.0 + 192.0);
    let segments = Segments::of(&ink(&strokes));
    let shape = |pieces| segments.candidates().iter().find(|candidate| candidate.pieces == pieces).unwrap().shape;
    assert_near(&[shape(1..2)[8]], &[192.0 / height - 1.2], "height");
    let whole = shape(0..3);
    // Bounds: 2 for the width, 1 for what is beyond its bounds, 0.5 for a gap.
    assert_near(&whole[2..6], &[2.0, 1.0, 1.0, 300.0 / height - 1.3].map(|v: f32| v.min(2.0)), "width");
    assert_near(&whole[9..12], &[0.5, 0.15, 0.5], "gap");
}

#[wasm_bindgen_test(unsupported = test)]
fn a_digit_has_at_most_seven_pieces_and_is_not_too_wide() {
    for (apart, longest) in [(8.0, 7), (56.0, 5), (64.0, 4), (80.0, 1)] {
        let strokes: Vec<Corners> = (0..9).map(|i| stem(apart * i as f32, 0.0, 128.0)).collect();
        let segments = Segments::of(&ink(&strokes));
        // The whole of the ink is always a candidate.
        let lengths = segments.candidates().iter().map(|candidate| candidate.pieces.len()).filter(|&n| n < 9);
        assert_eq!(lengths.max(), Some(longest), "{apart}");
        assert_eq!(segments.candidates().iter().filter(|candidate| candidate.pieces == (0..9)).count(), 1);
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn lines_are_parted_by_a_fifth_of_the_lower_one() {
    let below = |gap: f32, height: f32| join(stem(0.0, 0.0, 128.0), stem(9.0, 128.0 + gap, 128.0 + gap + height))[0];
    assert_eq!((below(26.0, 128.0), below(25.0, 128.0), below(0.0, 128.0)), (0.0, 1.0, 1.0));
    assert_eq!((below(16.0, 80.0), below(15.0, 80.0)), (0.0, 1.0));
    // Ink less than half as high as a line belongs to that line, however far below.
    assert_eq!((below(64.0, 64.0), below(64.0, 63.0)), (0.0, 1.0));
}

#[wasm_bindgen_test(unsupported = test)]
fn what_is_low_belongs_to_the_nearer_line() {
    // A dash between two lines, nearer to the first or to the second.
    for (dash, order) in [(140.0, [0, 1, 2]), (188.0, [0, 2, 1])] {
        let strokes = [stem(0.0, 0.0, 128.0), vec![(20.0, dash), (40.0, dash)], stem(0.0, 200.0, 328.0)];
        let segments = Segments::of(&ink(&strokes));
        let found: Vec<usize> = (0..3).flat_map(|piece| segments.strokes(piece..piece + 1)).collect();
        assert_eq!(found, order, "{dash}");
        assert_eq!(segments.joins().iter().map(|join| join[0]).sum::<f32>(), 1.0);
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn a_zigzag_is_cut_where_it_turns_and_passes_the_middle() {
    let zigzag = |wide: f32| {
        let legs: Corners = (0..5).map(|i| (wide * i as f32 / 4.0, if i % 2 == 0 { 0.0 } else { 100.0 })).collect();
        dense(&legs, 10)
    };
    assert_eq!(cuts(zigzag(100.0)), [5, 10, 15, 20, 25, 30, 35]);
    assert_eq!(cuts(zigzag(80.0)), [5, 10, 15, 20, 25, 30, 35]);
    assert!(cuts(zigzag(79.0)).is_empty());
    // A long zigzag is cut eight times.
    let long: Corners = (0..9).map(|i| (30.0 * i as f32, if i % 2 == 0 { 0.0 } else { 100.0 })).collect();
    assert_eq!(cuts(dense(&long, 10)), [5, 10, 15, 20, 25, 30, 35, 40]);
    // A stroke needs at least three points to be cut.
    assert_eq!(cuts(vec![(0.0, 0.0), (50.0, 100.0), (100.0, 0.0)]), [1]);
    // A zigzag written from right to left is cut too.
    assert_eq!(cuts(zigzag(100.0).into_iter().rev().collect()), [5, 10, 15, 20, 25, 30, 35]);
}

#[wasm_bindgen_test(unsupported = test)]
fn parts_of_a_stroke_are_high_and_beside_one_another() {
    // The first leg alone is too low to be a digit, so the first cut is on the way back.
    let legs = [(0.0, 60.0), (25.0, 100.0), (50.0, 0.0), (75.0, 100.0), (100.0, 0.0)];
    assert_eq!(cuts(dense(&legs, 10)), [15, 20, 25, 30, 35]);
    let backwards: Corners = dense(&legs, 10).into_iter().rev().collect();
    assert_eq!(cuts(backwards), [15, 20, 25, 30, 35]);
    // A flat part between two turns: the pen passes the middle before it, and turns after it.
    assert_eq!(cuts(vec![(0.0, 0.0), (0.0, 50.0), (100.0, 50.0), (100.0, 0.0)]), [1, 2]);
    // A loop back over the other part, narrower or wider than 0.3.
    let looped = |back: f32| {
        let forward = [(0.0, 0.0), (20.0, 100.0), (60.0, 0.0), (60.0 - back, 50.0), (60.0, 100.0), (100.0, 0.0)];
        cuts(forward.to_vec()).contains(&3)
    };
    assert!(looped(20.0) && !looped(50.0));
}

#[wasm_bindgen_test(unsupported = test)]
fn parts_that_share_half_of_the_narrower_width_are_one_digit() {
    // A digit in two halves, one above the other, beside a digit in a single stroke. So the line is 128 high, not 95.
    let halves = |left: f32, shared: f32| {
        let below = left + 32.0 - shared;
        [rectangle(left, 0.0, left + 32.0, 60.0), rectangle(below, 68.0, below + 32.0, 128.0)]
    };
    let height = |strokes: Vec<Corners>| 32.0 / Segments::of(&ink(&strokes)).joins()[0][2];
    for left in [48.0, 80.0] {
        let [top, bottom] = halves(left, 16.0);
        let found = height(vec![rectangle(0.0, 0.0, left - 32.0, 128.0), top, bottom]);
        assert!((found - 128.0).abs() < 1e-3, "{found}");
    }
    let [top, bottom] = halves(48.0, 15.0);
    let found = height(vec![rectangle(0.0, 0.0, 16.0, 128.0), top, bottom]);
    let apart = (128.0 * 128.0 + 2.0 * 60.0 * 60.0) / (128.0 + 2.0 * 60.0);
    assert!((found - apart).abs() < 1e-3, "{found}");
}

#[wasm_bindgen_test(unsupported = test)]
fn a_gap_is_to_the_seven_pieces_after_it() {
    // The eighth piece after the second stem reaches back below all of them.
    let mut strokes: Vec<Corners> = (0..9).map(|i| stem(20.0 * i as f32, 0.0, 128.0)).collect();
    strokes.push(vec![(10.0, 140.0), (330.0, 140.0)]);
    let segments = Segments::of(&ink(&strokes));
    assert!(segments.joins()[1][2] > 0.1 && segments.joins()[2][2] == 0.0, "{:?}", segments.joins());
}

#[wasm_bindgen_test(unsupported = test)]
fn each_piece_alone_is_a_candidate_by_the_same_pen_and_gaps_are_in_heights() {
    // The last piece is wider than any digit.
    let strokes = [stem(0.0, 0.0, 128.0), stem(32.0, 0.0, 128.0), vec![(64.0, 128.0), (640.0, 128.0)]];
    let ink = ink(&strokes).with_pen(9.0).unwrap();
    let segments = Segments::of(&ink);
    assert!(segments.inks(&ink).iter().all(|part| part.pen() == 9.0));
    assert!(!segments.is_empty() && Segments::of(&Ink::default()).is_empty());
    for piece in 0..3 {
        assert!(segments.candidates().iter().any(|candidate| candidate.pieces == (piece..piece + 1)), "{piece}");
    }
    let both = segments.candidates().iter().find(|candidate| candidate.pieces == (0..2)).unwrap();
    assert_near(&[both.shape[9]], &[0.25], "gap");
}
