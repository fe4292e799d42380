//! The state of a training run between two steps.

use lenet5::{
    LeNet5,
    training::{Trainer, optim::Average},
};

use super::report::Epoch;

pub(crate) struct State {
    pub(crate) trainer: Trainer,
    pub(crate) average: Average,
    pub(crate) epochs: Vec<Epoch>,
    /// The best validation accuracy after an epoch, and the averaged weights that reached it.
    pub(crate) best: Option<(f64, LeNet5)>,
    /// Whether there were weights in the run's file before it began. Only a finished run replaces them.
    pub(crate) replaces: bool,
}
