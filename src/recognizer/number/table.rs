//! The weights of the number reader: fitted by `lenet5 fit-numbers`, not by hand.

use core::ops::Range;

use super::lattice::FEATURES;
use crate::ink::segment::JOIN;

/// Hidden units between an arc's features and its scores.
pub const HIDDEN: usize = 10;
/// The number of weights.
pub const WEIGHTS: usize = 1 + HIDDEN * FEATURES + 2 * (FEATURES + HIDDEN) + JOIN;
/// The number of tables that were fitted, from different random weights. The mean of their scores counts: it depends less on
/// chance than one table's.
pub const TABLES: usize = 3;
/// The fitted weights are integer multiples of this.
pub const STEP: f32 = 1.0 / 256.0;

const UNITS: usize = 1;
const KINDS: usize = UNITS + HIDDEN * FEATURES;
const KIND: usize = FEATURES + HIDDEN;
const JOINS: usize = KINDS + 2 * KIND;

/// The weights of a path's score, as one list: of the logarithm of a digit's probability; from an arc's features to each
/// hidden unit (ReLU); of features and hidden units in the score of a digit, and in that of no digit; and of a boundary's
/// features.
#[derive(Debug, Clone, PartialEq)]
pub struct Table(pub [f32; WEIGHTS]);

impl Table {
    /// The weight of the logarithm of a digit's probability.
    #[must_use]
    pub fn trust(&self) -> f32 {
        self.0[0]
    }

    /// Where the weights from the features to a hidden unit are.
    #[must_use]
    pub fn hidden(unit: usize) -> Range<usize> {
        UNITS + unit * FEATURES..UNITS + (unit + 1) * FEATURES
    }

    /// Where the weights of features and hidden units are in the score of a digit (0), and of no digit (1).
    #[must_use]
    pub fn kind(kind: usize) -> Range<usize> {
        KINDS + kind * KIND..KINDS + (kind + 1) * KIND
    }

    /// Where the weights of a boundary's features are.
    #[must_use]
    pub fn join() -> Range<usize> {
        JOINS..WEIGHTS
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_weight_has_one_place() {
        let places = (0..HIDDEN).map(Table::hidden).chain((0..2).map(Table::kind)).chain([Table::join()]);
        assert_eq!(places.flatten().collect::<Vec<_>>(), (1..WEIGHTS).collect::<Vec<_>>());
        for table in Table::fitted() {
            assert!(table.0.iter().all(|weight| weight.is_finite()) && table.trust() > 0.0);
        }
    }
}
