//! The rectifier, `max(x, 0)`: element by element, so that one form serves every layout.
//!
//! Its backward pass needs the *output* only: where that is positive the input was the same.

/// Rectifies in place; NaN and both zeros become `0.0`.
pub fn forward(values: &mut [f32]) {
    for value in values {
        *value = if *value > 0.0 { *value } else { 0.0 };
    }
}

/// Turns the gradient by the output into the gradient by the input, in place.
///
/// `output` is what [`forward`] left; `d_values` has its length.
pub fn backward(output: &[f32], d_values: &mut [f32]) {
    for (d, &y) in d_values.iter_mut().zip(output) {
        *d = if y > 0.0 { *d } else { 0.0 };
    }
}
