//! Training: from examples to weights, and how accurate and well calibrated the network is.
//!
//! | module | is |
//! |---|---|
//! | [`idx`] | MNIST's files |
//! | [`synth`] | synthetic ink |
//! | [`deform`] | random deformations of glyphs |
//! | [`examples`] | the training examples: sources, proportions, targets |
//! | [`optim`] | optimizers and the learning rate schedule |
//! | [`trainer`] | one step over a batch, optionally with distillation, replay and quantisation awareness |
//! | [`fine_tune`] | fine-tuning on one person's drawings, without forgetting the rest |
//! | [`confusion`] | the confusion matrix |
//! | [`calibration`] | temperature scaling and the calibration error |
//!
//! The training loop is the caller's: get an epoch's examples from [`Examples::epoch`], call [`Trainer::step`] for each
//! batch, and let [`Examples::make`] fill it. Nothing here reads a file or a clock, starts a thread, or uses randomness
//! other than the caller's generator or seed. So the same code trains in the program and in a browser, to the same
//! bits.

pub mod calibration;
mod coarse;
pub mod confusion;
pub mod deform;
pub mod examples;
pub mod fine_tune;
pub mod idx;
pub mod optim;
pub mod synth;
pub mod trainer;

pub use confusion::{Confusion, evaluate};
pub use examples::{Draw, Drawing, Example, Examples, Kept};
pub use fine_tune::FineTune;
pub use trainer::{OneThread, Progress, Threads, Trainer};
