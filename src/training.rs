//! Training: from examples to weights, and how good and how honest they are.
//!
//! | module | is |
//! |---|---|
//! | [`idx`] | MNIST's files |
//! | [`synth`] | made-up ink |
//! | [`deform`] | glyphs as other hands draw them |
//! | [`examples`] | what a network learns from, in what proportion, with what targets |
//! | [`optim`] | how gradients become steps |
//! | [`trainer`] | one step over a batch, with teachers and quantisation-aware where asked for |
//! | [`fine_tune`] | one person's digits from a few drawings, without forgetting the rest |
//! | [`confusion`] | answers counted against the truth |
//! | [`calibration`] | whether probabilities mean what they say |
//!
//! A run is the caller's loop: take an epoch's examples from [`Examples::epoch`], step by [`Trainer::step`], and let
//! [`Examples::make`] fill each batch. Nothing here reads a file or a clock, draws a number that does
//! not follow from the caller's generator or seed, or starts a thread, so the same code trains in the program and in a browser, to the same bits.

pub mod calibration;
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
