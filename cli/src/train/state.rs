//! A training run between two steps.

use lenet5::{
    LeNet5,
    training::{Trainer, optim::Average},
};

use super::report::Epoch;

pub(crate) struct State {
    pub(crate) trainer: Trainer,
    pub(crate) average: Average,
    pub(crate) epochs: Vec<Epoch>,
    /// The average after the epoch that validated best, and how well it did.
    pub(crate) best: Option<(f64, LeNet5)>,
}
