//! The confusion matrix.

use serde::Serialize;

use crate::{
    network::{LeNet5, loss::argmax},
    shape::{CLASSES, GLYPH_PIXELS},
};

/// How often each digit was read as each digit: rows are labels, columns answers.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct Confusion([[usize; CLASSES]; CLASSES]);

impl Confusion {
    /// Counts one answer.
    pub fn add(&mut self, truth: u8, guess: u8) {
        self.0[usize::from(truth)][usize::from(guess)] += 1;
    }

    /// The counts, `[truth][guess]`.
    #[must_use]
    pub fn counts(&self) -> &[[usize; CLASSES]; CLASSES] {
        &self.0
    }

    /// The number of answers.
    #[must_use]
    pub fn n(&self) -> usize {
        self.0.iter().flatten().sum()
    }

    /// The number of right answers.
    #[must_use]
    pub fn correct(&self) -> usize {
        (0..CLASSES).map(|class| self.0[class][class]).sum()
    }

    /// The share of right answers; 0 if there are no answers.
    #[must_use]
    pub fn accuracy(&self) -> f64 {
        self.correct() as f64 / self.n().max(1) as f64
    }

    /// The share of right answers for each digit; 0 for a digit that did not occur.
    #[must_use]
    pub fn recall(&self) -> [f64; CLASSES] {
        core::array::from_fn(|class| self.0[class][class] as f64 / self.0[class].iter().sum::<usize>().max(1) as f64)
    }
}

impl core::ops::AddAssign for Confusion {
    fn add_assign(&mut self, other: Self) {
        for (count, other) in self.0.as_flattened_mut().iter_mut().zip(other.0.as_flattened()) {
            *count += other;
        }
    }
}

/// The confusion matrix of the float32 network's answers to labelled images.
#[must_use]
pub fn evaluate(net: &LeNet5, images: &[[f32; GLYPH_PIXELS]], labels: &[u8]) -> Confusion {
    let mut confusion = Confusion::default();
    for (logits, &label) in net.forward_rows(images).iter().zip(labels) {
        confusion.add(label, argmax(logits) as u8);
    }
    confusion
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::network::loss::one_hot;

    #[test]
    fn answers_are_counted_by_label_and_answer() {
        let mut confusion = Confusion::default();
        assert_eq!((confusion.n(), confusion.accuracy(), confusion.recall()), (0, 0.0, [0.0; CLASSES]));
        [(2, 2), (2, 7), (2, 2), (9, 4)].into_iter().for_each(|(truth, guess)| confusion.add(truth, guess));
        let mut other = Confusion::default();
        [(2, 2), (0, 0)].into_iter().for_each(|(truth, guess)| other.add(truth, guess));
        confusion += other;
        let counts = confusion.counts();
        assert_eq!([counts[2][2], counts[2][7], counts[9][4], counts[0][0], counts[7][2]], [3, 1, 1, 1, 0]);
        assert_eq!((confusion.n(), confusion.correct(), confusion.accuracy()), (6, 4, 4.0 / 6.0));
        let recall = confusion.recall();
        assert_eq!([recall[0], recall[1], recall[2], recall[9]], [1.0, 0.0, 0.75, 0.0]);
    }

    #[test]
    fn a_network_is_counted_by_its_best_guesses() {
        let confusion = evaluate(&LeNet5::always(one_hot(6)), &[[0.5; GLYPH_PIXELS]; 3], &[6, 1, 6]);
        assert_eq!((confusion.n(), confusion.counts()[6][6], confusion.counts()[1][6]), (3, 2, 1));
    }
}
