//! The examples that the number reader is fitted to: numbers of one to ten digits by real and synthetic hands, and numbers
//! with a sign, which do not count as numbers.

use lenet5::{Ink, training::synth};
use rand::{Rng, RngExt};
use rand_pcg::Pcg64Mcg;

use super::{
    compose::{self, Spacing},
    hands::other_hand,
};
use crate::{
    held_out::writer_numbers,
    ink_file::{self, Drawn},
};

/// The share of numbers by synthetic hands, which have forms that few real hands have.
const SYNTHETIC: f32 = 0.4;

/// The share of digits that are varied. The trajectory classifier was fitted to these same hands, so it is surer of their
/// digits than of a stranger's.
const VARIED: f32 = 0.5;

/// The number of parts of the writers: numbers by one part are read by a classifier that learned from the others.
pub(super) const HALVES: usize = 2;

/// The half that a writer is in, by the writer's number.
pub(super) fn half(writer: usize) -> usize {
    writer % HALVES
}

/// A drawing, and the digits that it shows; `None` if it is not a number.
pub(super) struct Made {
    pub(super) ink: Ink,
    pub(super) label: Option<Vec<u8>>,
    /// The half that its writer is in, or either half if it has no writer.
    pub(super) half: usize,
}

/// Composes numbers from the digits of some writers.
pub(super) struct Maker<'a> {
    /// For each writer who has digits of every class: the digits by class, and the half that the writer is in.
    hands: Vec<([Vec<&'a Ink>; 10], usize)>,
}

impl<'a> Maker<'a> {
    pub(super) fn new(drawn: &'a [Drawn]) -> Self {
        let mut hands: Vec<[Vec<&Ink>; 10]> = Vec::new();
        for (drawn, writer) in drawn.iter().zip(writer_numbers(drawn)) {
            hands.resize_with(hands.len().max(writer + 1), Default::default);
            if let Some(label) = drawn.label {
                hands[writer][usize::from(label)].push(&drawn.ink);
            }
        }
        let hands = hands.into_iter().enumerate().map(|(writer, hand)| (hand, half(writer)));
        Self { hands: hands.filter(|(hand, _)| hand.iter().all(|class| !class.is_empty())).collect() }
    }

    /// Whether no writer has digits of every class.
    pub(super) fn is_empty(&self) -> bool {
        self.hands.is_empty()
    }

    /// A random example of anything that the reader has to know, including single digits and numbers with a sign.
    pub(super) fn example(&self, rng: &mut Pcg64Mcg) -> Made {
        let labels = labels(rng, true);
        let (digits, half) = if self.is_empty() || rng.random::<f32>() < SYNTHETIC {
            (synth::digits(&labels, rng), rng.random_range(0..HALVES))
        } else {
            self.digits(&labels, rng)
        };
        let varied = |ink: Ink| if rng.random::<f32>() < VARIED { other_hand(&ink, rng) } else { ink };
        let digits: Vec<Ink> = digits.into_iter().map(varied).collect();
        if rng.random::<f32>() < 0.12 {
            return Made { ink: ink(compose::with_sign(&digits, rng)), label: None, half };
        }
        let spacing = match rng.random_range(0..100) {
            0..5 => Spacing::Touching,
            5..11 => Spacing::Joined,
            _ => Spacing::Loose,
        };
        Made { ink: ink(compose::row(&digits, spacing, rng)), label: Some(labels), half }
    }

    /// Numbers of two or more digits as lines of an ink file, a tenth of them with digits that touch. The `char` of each is
    /// its spacing. There must be a [hand](Self::is_empty).
    pub(super) fn lines(&self, count: u32, rng: &mut Pcg64Mcg) -> String {
        let mut lines = String::new();
        for i in 0..count {
            let labels = labels(rng, false);
            let (digits, _) = self.digits(&labels, rng);
            let (spacing, kind) = if i % 10 == 0 { (Spacing::Touching, "touching") } else { (Spacing::Loose, "loose") };
            let label = labels.iter().map(|&digit| char::from(b'0' + digit)).collect::<String>();
            let ink = ink(compose::row(&digits, spacing, rng));
            lines += &ink_file::line(&Drawn { label: Some(label), writer: None, kind: Some(kind.to_owned()), ink });
        }
        lines
    }

    /// Digits with these labels by one of the hands, and the half that it is in.
    fn digits(&self, labels: &[u8], rng: &mut Pcg64Mcg) -> (Vec<Ink>, usize) {
        let (hand, half) = &self.hands[rng.random_range(0..self.hands.len())];
        let pick = |&label: &u8| {
            let class = &hand[usize::from(label)];
            class[rng.random_range(0..class.len())].clone()
        };
        (labels.iter().map(pick).collect(), *half)
    }
}

fn labels(rng: &mut impl Rng, one: bool) -> Vec<u8> {
    let count = match rng.random_range(0..100) {
        0..25 if one => 1,
        0..55 => 2,
        55..70 => 3,
        70..82 => 4,
        82..92 => 5,
        _ => rng.random_range(6..=10),
    };
    (0..count).map(|_| rng.random_range(0..10)).collect()
}

fn ink(strokes: compose::Strokes) -> Ink {
    Ink::new(strokes).expect("composed of finite points")
}
