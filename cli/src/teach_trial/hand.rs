//! One writer: some drawings are taught, and the rest are the test.

use std::time::{Duration, Instant};

use lenet5::training::Drawing;
use rand::{RngExt, SeedableRng, seq::SliceRandom};
use rand_pcg::Pcg64Mcg;

use super::{
    count::Count,
    settings::Settings,
    subject::{Elsewhere, Subjects, recognizers},
};

/// The results of teaching a writer's hand, before and after.
#[derive(Debug, Clone, Copy)]
pub(super) struct Hand {
    pub(super) writer: usize,
    pub(super) taught: usize,
    pub(super) before: Count,
    pub(super) after: Count,
    /// After, with weights that are not quantised.
    pub(super) after_float: Count,
    pub(super) others: [Count; 2],
    pub(super) elsewhere: [Elsewhere; 2],
    pub(super) offered: bool,
    /// Whether the library left out the drawing with a wrong label, if one was taught.
    pub(super) wrong_label_found: Option<bool>,
    /// The number of other drawings that it left out.
    pub(super) left_out: usize,
    pub(super) time: Duration,
}

/// Teaches some of a writer's drawings of each digit, chosen at random for this `split`, and on request another one with a
/// wrong label.
pub(super) fn teach(subjects: &Subjects, settings: &Settings, writer: usize, split: u64) -> Hand {
    let base = subjects.base_of(writer).expect("a writer who was asked for");
    let mut order = subjects.writers[writer].clone();
    let mut rng = Pcg64Mcg::seed_from_u64(split << 32 | writer as u64);
    order.shuffle(&mut rng);
    let (lessons, mut rest) = deal(&order, settings.per_class as usize, |index| subjects.ink[index].label);
    let mut drawings: Vec<_> = lessons.iter().map(|&index| subjects.drawing(index)).collect();
    if settings.mislabel
        && let Some(index) = rest.pop()
    {
        let Drawing { ink, label } = subjects.drawing(index);
        drawings.push(Drawing { ink, label: label.map(|label| (label + rng.random_range(1..10)) % 10) });
    }
    let taught = drawings.len();
    let start = Instant::now();
    let learned = settings.way.teach(&base.replay, drawings, split);
    let time = start.elapsed();
    let (after, float) = recognizers(&learned);
    let mut others = [Count::default(); 2];
    for other in subjects.others(writer) {
        others[0] += base.writers[other];
        others[1] += subjects.count(&after, &subjects.writers[other]);
    }
    Hand {
        writer,
        taught,
        before: subjects.count(&base.recognizer, &rest),
        after: subjects.count(&after, &rest),
        after_float: subjects.count(&float, &rest),
        others,
        elsewhere: [base.elsewhere, subjects.elsewhere(&after)],
        offered: learned.offered,
        wrong_label_found: (taught > lessons.len()).then(|| learned.mislabelled.contains(&lessons.len())),
        left_out: learned.mislabelled.iter().filter(|&&index| index < lessons.len()).count(),
        time,
    }
}

/// The first `per_class` items of each label, and the rest.
pub(super) fn deal<T: Copy>(order: &[T], per_class: usize, label: impl Fn(T) -> Option<u8>) -> (Vec<T>, Vec<T>) {
    let mut taken = [0; 10];
    order.iter().copied().partition(|&item| {
        let taken = &mut taken[usize::from(label(item).unwrap_or_default())];
        *taken += 1;
        *taken <= per_class
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_of_each_label_are_taught_and_the_rest_is_the_test() {
        let labels = [3, 5, 3, 3, 5, 7];
        let (lessons, rest) = deal(&[0, 1, 2, 3, 4, 5], 2, |i: usize| Some(labels[i]));
        assert_eq!((lessons, rest), (vec![0, 1, 2, 4, 5], vec![3]));
    }
}
