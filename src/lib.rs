//! LeNet-5 for digits that a person draws: ink in, a digit out.

pub mod deform;
pub mod error;
pub mod glyph;
pub mod idx;
pub mod ink;
pub mod normalize;
pub mod picture;
pub mod raster;
pub mod shape;

pub use error::{Error, Result};
pub use glyph::Glyph;
pub use ink::{Ink, Point};
