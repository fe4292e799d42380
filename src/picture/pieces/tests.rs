use super::*;

pub(in crate::picture) const WIDTH: usize = 160;
pub(in crate::picture) const HEIGHT: usize = 100;

/// A rectangle of ink: left, top, width, height.
pub(in crate::picture) type Shape = [usize; 4];

/// A digit of one stroke.
const DIGIT: Shape = [43, 30, 6, 40];

fn drawn(shapes: &[Shape]) -> Plane {
    let mut ink = vec![0.0; WIDTH * HEIGHT];
    for &[left, top, wide, high] in shapes {
        (top..top + high).for_each(|y| ink[y * WIDTH + left..][..wide].fill(1.0));
    }
    Plane::new(WIDTH, ink)
}

/// Whether the first pixel of each shape is taken for what is wanted.
pub(in crate::picture) fn taken<W: Wanted>(shapes: &[Shape]) -> Vec<bool> {
    let kept = amid_others::<W>(&drawn(shapes)).map(|(_, ink)| ink);
    shapes
        .iter()
        .map(|[left, top, ..]| kept.as_ref().is_some_and(|ink| ink.values()[top * WIDTH + left] > 0.0))
        .collect()
}

/// Asserts for each shape, alone beside the digit, whether it is taken.
fn check(cases: &[(Shape, bool)]) {
    for &(shape, expected) in cases {
        assert_eq!(taken::<Digit>(&[DIGIT, shape]), [true, expected], "{shape:?}");
    }
}

#[test]
fn a_part_is_near_or_half_as_long_as_the_digit() {
    check(&[
        ([58, 40, 4, 12], true),
        ([59, 40, 4, 12], false),
        ([43, 79, 4, 12], true),
        ([43, 80, 4, 12], false),
        ([120, 40, 4, 20], true),
        ([120, 40, 4, 19], false),
    ]);
}

#[test]
fn a_speck_is_no_part() {
    check(&[([52, 40, 2, 3], true), ([52, 40, 2, 2], false)]);
}

#[test]
fn what_the_border_cuts_is_a_part_if_it_is_close_and_no_longer_than_the_digit() {
    check(&[
        ([0, 40, 40, 4], true),
        ([0, 40, 39, 4], false),
        // As close, and longer by one pixel.
        ([38, 60, 2, 40], true),
        ([38, 59, 2, 41], false),
    ]);
}

#[test]
fn a_line_is_left_out_if_that_frees_a_tenth_more_ink() {
    // A line of one pixel ties a dot of 27 to the border.
    let (dot, line) = ([52, 50, 3, 9], [52, 0, 1, 50]);
    for (high, expected) in [(44, true), (46, false)] {
        let digit = [43, 30, 6, high];
        assert_eq!(taken::<Digit>(&[digit, dot, line])[..2], [true, expected], "{dot:?} beside {}", 6 * high);
    }
}

#[test]
fn strokes_are_half_as_thick_again_as_what_is_left_out() {
    // A line ties the digit to the border. The line is left out, with all that is no thicker.
    for (line, wide, expected) in [(1, 2, false), (1, 3, true), (2, 4, false), (2, 5, true)] {
        assert_eq!(taken::<Digit>(&[[70, 30, wide, 40], [70, 0, line, 30]])[0], expected, "{wide} by {line}");
    }
}

#[test]
fn a_sheet_is_a_quarter_as_wide_as_the_picture_and_no_stroke_and_whole() {
    let sheet = |shapes: &[Shape]| match find::<Digit>(&drawn(shapes)) {
        Found::Other(_, sheet) => sheet.is_some(),
        Found::Wanted(_) => panic!("{shapes:?} would be a digit"),
    };
    assert!(sheet(&[[40, 40, 25, 25]]));
    assert!(!sheet(&[[40, 40, 24, 24]]));
    assert!(!sheet(&[[0, 40, 30, 30]]));
    let corner = [0, 0, 9, 9];
    assert!(!sheet(&[[40, 5, 26, 90], corner]));
    assert!(sheet(&[[40, 5, 31, 90], corner]));
}

#[test]
fn a_digit_alone_is_all_there_is_but_specks() {
    let Found::Wanted(ink) = find::<Digit>(&drawn(&[DIGIT, [52, 40, 2, 2]])) else { panic!("it is clean") };
    assert_eq!(ink.values(), drawn(&[DIGIT]).values());
    assert!(matches!(find::<Digit>(&drawn(&[DIGIT, [0, 40, 9, 9]])), Found::Other(..)));
}
