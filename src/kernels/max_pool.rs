//! Max pooling over 2x2 windows with stride 2.
//!
//! Comparisons are exact, so the order of a window matters for ties alone: the gradient goes to the first largest value
//! in the order row, column. An odd last row or column is left out, as textbooks have it.
//!
//! Both layouts are served by one form: `INNER` values lie side by side for each pixel, 1 for an image and
//! [`BLOCK`](super::BLOCK) for a block.

/// Sizes of one pooling.
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
    /// For each window in the order of the outputs: its four pixels, in the order row, column.
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

/// Forward pass: `input: (C, H, W, INNER)`, `output: (C, H / 2, W / 2, INNER)`.
pub fn forward<const INNER: usize>(shape: PoolShape, input: &[f32], output: &mut [f32]) {
    let (pixels, _) = input.as_chunks::<INNER>();
    let (outputs, _) = output.as_chunks_mut::<INNER>();
    for (window, output) in shape.windows().zip(outputs) {
        let [a, b, c, d] = window.map(|pixel| &pixels[pixel]);
        *output = core::array::from_fn(|i| larger(larger(a[i], b[i]), larger(c[i], d[i])));
    }
}

/// The larger value, the first where they are equal.
#[inline(always)]
pub(super) fn larger(a: f32, b: f32) -> f32 {
    if b > a { b } else { a }
}

/// Backward pass: `input` and `output` are those of [`forward`]; `d_input: (C, H, W, INNER)` is overwritten.
pub fn backward<const INNER: usize>(
    shape: PoolShape,
    input: &[f32],
    output: &[f32],
    d_output: &[f32],
    d_input: &mut [f32],
) {
    if shape.height % 2 == 1 || shape.width % 2 == 1 {
        d_input.fill(0.0);
    }
    let (pixels, _) = input.as_chunks::<INNER>();
    let (d_pixels, _) = d_input.as_chunks_mut::<INNER>();
    let outputs = output.as_chunks::<INNER>().0.iter().zip(d_output.as_chunks::<INNER>().0);
    for (window, (output, d_output)) in shape.windows().zip(outputs) {
        // What is left of the gradient: all of it until the first largest value has taken it.
        let mut left = *d_output;
        for pixel in window {
            let (values, d_values) = (&pixels[pixel], &mut d_pixels[pixel]);
            for i in 0..INNER {
                let first = values[i] == output[i];
                d_values[i] = if first { left[i] } else { 0.0 };
                left[i] = if first { 0.0 } else { left[i] };
            }
        }
    }
}
