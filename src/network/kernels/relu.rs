//! ReLU, `max(x, 0)`: element by element, so that one form serves every layout.
//!
//! The backward pass needs only the *output*: where it is positive, it equals the input.

/// ReLU in place; NaN and both zeros become `0.0`.
///
/// Not inlined: if it knew the length, the compiler would unroll the loop over a whole layer.
#[inline(never)]
pub fn forward(values: &mut [f32]) {
    for value in values {
        *value = if *value > 0.0 { *value } else { 0.0 };
    }
}

/// Turns the gradient with respect to the output into the gradient with respect to the input, in place.
///
/// `output` is the result of [`forward`]; `d_values` has its length.
pub fn backward(output: &[f32], d_values: &mut [f32]) {
    for (d, &y) in d_values.iter_mut().zip(output) {
        *d = if y > 0.0 { *d } else { 0.0 };
    }
}
