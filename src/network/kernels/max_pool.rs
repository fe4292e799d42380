//! Max pooling over 2x2 windows with stride 2.
//!
//! Comparisons are exact, so the order within a window matters only for ties: the gradient goes to the first of the
//! largest values in the order row, column. An odd last row or column is dropped, as in textbooks.

/// The input sizes of a pooling layer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PoolShape {
    /// C, maps.
    pub channels: usize,
    /// H, rows in.
    pub height: usize,
    /// W, columns in.
    pub width: usize,
}

impl PoolShape {
    /// The four pixels of each window, in the order row, column; windows are in the order of the outputs.
    fn windows(self) -> impl Iterator<Item = [usize; 4]> {
        let Self { channels, height, width } = self;
        (0..channels).flat_map(move |c| {
            (0..height / 2).flat_map(move |y| {
                let row = (c * height + 2 * y) * width;
                (0..width / 2).map(move |x| [0, 1, width, width + 1].map(|offset| row + 2 * x + offset))
            })
        })
    }
}

/// Forward pass: `input: (C, H, W)`, `output: (C, H / 2, W / 2)`.
pub fn forward(shape: PoolShape, input: &[f32], output: &mut [f32]) {
    for (window, output) in shape.windows().zip(output) {
        let [a, b, c, d] = window.map(|pixel| input[pixel]);
        *output = larger(larger(a, b), larger(c, d));
    }
}

/// The larger value; the first, if they are equal.
#[inline(always)]
pub(super) fn larger(a: f32, b: f32) -> f32 {
    if b > a { b } else { a }
}

/// Backward pass: `input` and `output` are those of [`forward`]; `d_input: (C, H, W)` is overwritten.
pub fn backward(shape: PoolShape, input: &[f32], output: &[f32], d_output: &[f32], d_input: &mut [f32]) {
    d_input.fill(0.0);
    for (window, (output, d)) in shape.windows().zip(output.iter().zip(d_output)) {
        let first = window.into_iter().find(|&pixel| input[pixel] == *output);
        d_input[first.expect("an output is one of its inputs")] = *d;
    }
}
