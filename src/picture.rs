//! stand-in
use crate::{Glyph, Result};
/// stand-in
pub fn picture_to_glyph(_rgba: &[u8], _width: usize, _height: usize) -> Result<Glyph> {
    Ok(Glyph::blank())
}
