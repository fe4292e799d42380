//! Ink as JavaScript passes it.

use lenet5::Ink;
use wasm_bindgen::JsValue;

use crate::thrown::thrown;

/// Throws an `Error` named `PointPairs`, `StrokeEnds`, `Point` or `Pen`.
pub(crate) fn ink(points: &[f32], stroke_ends: &[u32], pen: Option<f32>) -> Result<Ink, JsValue> {
    Ink::from_flat(points, stroke_ends).and_then(|ink| ink.with_pen(pen.unwrap_or_default())).map_err(thrown)
}
