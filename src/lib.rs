//! LeNet-5 for digits that a person draws: ink in, a digit out.

pub mod error;
pub mod glyph;
pub mod ink;
pub mod kernels;
pub mod lanes;
pub mod layers;
pub mod lenet5;
pub mod loss;
pub mod optim;
pub mod shape;
pub mod train;

pub use error::{Error, Result};
pub use glyph::Glyph;
pub use ink::{Ink, Point};
pub use lenet5::LeNet5;
