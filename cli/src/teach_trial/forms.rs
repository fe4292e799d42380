//! One odd form: a way of writing that the network gets wrong, drawn a few times and corrected.
//!
//! No ink file marks such forms, so they are made from ordinary digits, mirrored or turned by a quarter, unless that
//! makes another digit of them. A *sign* is a form that no network can know: any drawing at all, taught as a digit.

use lenet5::{Ink, Point, ink::normalize::normalize, training::Drawing};
use rand::{SeedableRng, seq::SliceRandom};
use rand_pcg::Pcg64Mcg;

use super::{
    count::{Count, Labelled},
    subject::{Base, Elsewhere, Subjects, recognizers},
    ways::Way,
};
use crate::ink_file::Drawn;

/// A map of a digit's points. Ink has no fixed place, so a map needs no centre.
type Map = fn(Point) -> Point;
const MIRRORED: Map = |Point { x, y }| Point { x: -x, y };
const TURNED: Map = |Point { x, y }| Point { x: y, y: -x };

/// Each map, and the digits that it makes an odd form of. Not of all: a mirrored 5 is a 2, and a turned 1 is a dash.
const FORMS: [(Map, &[u8]); 2] = [(MIRRORED, &[2, 3, 4, 7]), (TURNED, &[4, 7])];

/// The results of teaching one form.
#[derive(Debug, Clone, Copy)]
pub(super) struct Form {
    pub(super) after: Count,
    /// The same writer's other digits, before and after.
    pub(super) own: [Count; 2],
    pub(super) elsewhere: [Elsewhere; 2],
    pub(super) offered: bool,
}

/// Teaches each odd form of a writer that the network gets wrong more often than not. One drawing of each other digit is
/// taught too: past drawings are kept and rehearsed.
pub(super) fn odd(subjects: &Subjects, way: Way, writer: usize, per_form: usize) -> Vec<Form> {
    let base = subjects.base_of(writer).expect("a writer who was asked for");
    let mut order = subjects.writers[writer].clone();
    order.shuffle(&mut Pcg64Mcg::seed_from_u64(writer as u64));
    let forms = FORMS.iter().flat_map(|(map, digits)| digits.iter().map(move |digit| (*map, *digit)));
    let taught = forms.filter_map(|(map, digit)| {
        let (own, others): (Vec<_>, Vec<_>) =
            order.iter().copied().partition(|&index| subjects.ink[index].label == Some(digit));
        let drawn: Vec<Ink> = own.iter().filter_map(|&index| subjects.ink[index].ink.map(map).ok()).collect();
        let before = count(base, &drawn, digit);
        if 2 * before.errors <= before.n || drawn.len() <= per_form {
            return None;
        }
        let (kept, others) = super::hand::deal(&others, 1, |index| subjects.ink[index].label);
        let kept = kept.iter().map(|&index| subjects.drawing(index)).collect();
        Some(teach(subjects, way, base, &drawn, digit, per_form, (kept, &others)))
    });
    taught.collect()
}

/// Teaches a sign as a digit.
pub(super) fn sign(subjects: &Subjects, way: Way, base: &Base, sign: &[Drawn], digit: u8, per_form: usize) -> Form {
    let drawn: Vec<Ink> = sign.iter().map(|drawn| drawn.ink.clone()).collect();
    teach(subjects, way, base, &drawn, digit, per_form.min(drawn.len()), (Vec::new(), &[]))
}

/// Teaches the first `per_form` drawings as a digit, together with the kept ones, and tests on the rest.
fn teach(
    subjects: &Subjects,
    way: Way,
    base: &Base,
    drawn: &[Ink],
    digit: u8,
    per_form: usize,
    (kept, others): (Vec<Drawing>, &[usize]),
) -> Form {
    let (lessons, rest) = drawn.split_at(per_form);
    let lessons = lessons.iter().map(|ink| Drawing { ink: ink.clone(), label: Some(digit) });
    let learned = way.teach(&base.replay, lessons.chain(kept).collect(), 1);
    let (after, _) = recognizers(&learned);
    Form {
        after: Count::of(&after, &labelled(rest, digit)),
        own: [subjects.count(&base.recognizer, others), subjects.count(&after, others)],
        elsewhere: [base.elsewhere, subjects.elsewhere(&after)],
        offered: learned.offered,
    }
}

fn count(base: &Base, drawn: &[Ink], digit: u8) -> Count {
    Count::of(&base.recognizer, &labelled(drawn, digit))
}

fn labelled(drawn: &[Ink], digit: u8) -> Vec<Labelled> {
    drawn.iter().map(|ink| (normalize(ink), Some(digit))).collect()
}
