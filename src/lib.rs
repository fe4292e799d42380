//! LeNet-5 for digits that a person draws: ink in, a digit out.

pub mod deform;
pub mod error;
pub mod glyph;
pub mod idx;
pub mod ink;
pub mod kernels;
pub mod lanes;
pub mod layers;
pub mod lenet5;
pub mod loss;
pub mod normalize;
pub mod optim;
pub mod picture;
pub mod raster;
pub mod recognizer;
pub mod shape;
pub mod synth;
pub mod train;
#[cfg(target_arch = "wasm32")]
pub mod wasm;
pub mod weights;

pub use error::{Error, Result};
pub use glyph::Glyph;
pub use ink::{Ink, Point};
pub use lenet5::LeNet5;
pub use recognizer::{Prediction, Recognizer, State};
