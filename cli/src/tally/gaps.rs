//! A baseline for reading numbers: split the drawing at its gaps alone, and read each part as a single digit.

use lenet5::{Ink, Point, PredictionState, Recognizer};

/// Strokes that overlap horizontally are one digit; digits are read from left to right. Sure if every digit is sure.
pub(crate) fn read(recognizer: &Recognizer, ink: &Ink) -> (String, bool) {
    let mut groups: Vec<(f32, f32, Vec<&[Point]>)> = Vec::new();
    for stroke in ink.strokes() {
        let ends = stroke.iter().fold((f32::INFINITY, f32::NEG_INFINITY), |(l, r), p| (l.min(p.x), r.max(p.x)));
        let mut joined = (ends.0, ends.1, vec![stroke]);
        groups.retain_mut(|(left, right, strokes)| {
            let apart = joined.1 < *left || *right < joined.0;
            if !apart {
                joined =
                    (joined.0.min(*left), joined.1.max(*right), [std::mem::take(strokes), joined.2.clone()].concat());
            }
            apart
        });
        groups.push(joined);
    }
    groups.sort_by(|a, b| a.0.total_cmp(&b.0));
    let read = |strokes: Vec<&[Point]>| {
        let strokes = strokes.into_iter().map(<[Point]>::to_vec);
        Ink::new(strokes).map(|ink| recognizer.recognize(&ink)).ok().filter(|answer| answer.digit.is_some())
    };
    let answers: Vec<_> = groups.into_iter().filter_map(|(.., strokes)| read(strokes)).collect();
    let sure = !answers.is_empty() && answers.iter().all(|answer| answer.state == PredictionState::Sure);
    (answers.iter().filter_map(|answer| answer.digit).map(|digit| char::from(b'0' + digit)).collect(), sure)
}
