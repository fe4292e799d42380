//! Checks gradients through the whole network against finite differences.
//!
//! Losses are computed in double precision, with formulas written for this purpose alone: a finite difference of `f32`
//! losses would be nothing but rounding error.

use lenet5::{Glyph, LeNet5, shape::CLASSES};
use rand::{Rng, RngExt};

/// Fails unless `gradient` is the gradient of `loss(n, logits)` summed over the glyphs. Checks six parameters of each tensor.
pub(crate) fn check(
    net: &LeNet5,
    gradient: &LeNet5,
    glyphs: &[Glyph],
    loss: impl Fn(usize, &[f64]) -> f64,
    rng: &mut impl Rng,
) {
    let parameters = in_double(net);
    let glyphs: Vec<_> = glyphs.iter().map(pixels).collect();
    for (index, (name, tensor)) in gradient.parameters().into_iter().enumerate() {
        let tensor: Vec<f64> = tensor.iter().map(|&d| f64::from(d)).collect();
        let norm = (tensor.iter().map(|d| d * d).sum::<f64>() / tensor.len() as f64).sqrt();
        assert!(norm > 0.0, "{name}: no gradient at all");
        for _ in 0..6 {
            let at = rng.random_range(0..tensor.len());
            let h = 1e-6;
            let loss = |step: f64| {
                let mut moved = parameters.clone();
                moved[index][at] += step;
                let losses = glyphs.iter().enumerate().map(|(n, glyph)| loss(n, &logits(net, &moved, glyph)));
                losses.sum::<f64>()
            };
            let numeric = (loss(h) - loss(-h)) / (2.0 * h);
            // The error of the difference is the f64 rounding of a loss of some 40, divided by h. The gradient's error is
            // the f32 rounding of the longest chain of sums, which for C1 is 16 images of 784 pixels.
            let tolerance = 40.0 * f64::EPSILON / h + 784.0 * f64::from(f32::EPSILON) * norm.max(numeric.abs());
            assert!((numeric - tensor[at]).abs() <= tolerance, "{name}[{at}]: {} but {numeric}", tensor[at]);
        }
    }
}

/// Fails unless `d_glyph` is the gradient of `loss(logits)` with respect to the glyph, where it has ink and where it has none.
pub(crate) fn check_glyph(net: &LeNet5, d_glyph: &[f32], glyph: &Glyph, loss: impl Fn(&[f64]) -> f64) {
    let (parameters, pixels) = (in_double(net), pixels(glyph));
    let norm = (d_glyph.iter().map(|&d| f64::from(d).powi(2)).sum::<f64>() / d_glyph.len() as f64).sqrt();
    assert!(norm > 0.0, "no gradient at all");
    for at in (0..pixels.len()).step_by(37) {
        let h = 1e-6;
        let loss = |step: f64| {
            let mut moved = pixels.clone();
            moved[at] += step;
            loss(&logits(net, &parameters, &moved))
        };
        let numeric = (loss(h) - loss(-h)) / (2.0 * h);
        // As above. A pixel's gradient sums over the 25 windows of each map that see the pixel.
        let tolerance = 40.0 * f64::EPSILON / h + 784.0 * f64::from(f32::EPSILON) * norm.max(numeric.abs());
        assert!((numeric - f64::from(d_glyph[at])).abs() <= tolerance, "pixel {at}: {} but {numeric}", d_glyph[at]);
    }
}

/// The cross-entropy: `-sum of target * log(probability)`.
pub(crate) fn cross_entropy(logits: &[f64], target: &[f32; CLASSES]) -> f64 {
    let log_sum = logits.iter().map(|v| v.exp()).sum::<f64>().ln();
    logits.iter().zip(target).map(|(logit, &t)| f64::from(t) * (log_sum - logit)).sum()
}

/// Half the squared distance from the logits to keep. A constant added to all logits does not count.
pub(crate) fn squared_error(logits: &[f64], kept: &[f32; CLASSES]) -> f64 {
    let differences = || logits.iter().zip(kept).map(|(logit, &kept)| logit - f64::from(kept));
    let mean = differences().sum::<f64>() / CLASSES as f64;
    0.5 * differences().map(|difference| (difference - mean).powi(2)).sum::<f64>()
}

fn in_double(net: &LeNet5) -> [Vec<f64>; 10] {
    net.parameters().map(|(_, tensor)| tensor.iter().map(|&w| f64::from(w)).collect())
}

fn pixels(glyph: &Glyph) -> Vec<f64> {
    glyph.pixels().iter().map(|&v| f64::from(v)).collect()
}

fn logits(net: &LeNet5, parameters: &[Vec<f64>; 10], pixels: &[f64]) -> Vec<f64> {
    let shapes = net.parameters().map(|(_, tensor)| tensor.shape().to_vec());
    let mut padded = vec![0.0; 32 * 32];
    for (i, &pixel) in pixels.iter().enumerate() {
        padded[(i / 28 + 2) * 32 + i % 28 + 2] = pixel;
    }
    let s2 = stage(&padded, 32, &parameters[0], &parameters[1], &shapes[0]);
    let s4 = stage(&s2, 14, &parameters[2], &parameters[3], &shapes[2]);
    let c5 = dense(&s4, &parameters[4], &parameters[5]).map(|v| v.max(0.0)).collect::<Vec<_>>();
    let f6 = dense(&c5, &parameters[6], &parameters[7]).map(|v| v.max(0.0)).collect::<Vec<_>>();
    dense(&f6, &parameters[8], &parameters[9]).collect()
}

/// Convolution with weights `(OC, C, 5, 5)`, ReLU, pooling.
fn stage(input: &[f64], side: usize, weight: &[f64], bias: &[f64], shape: &[usize]) -> Vec<f64> {
    let (maps, channels, out) = (shape[0], shape[1], side - 4);
    let kernels: Vec<&[f64]> = weight.chunks(channels * 25).collect();
    let value = |oc: usize, y: usize, x: usize| {
        // Go through the rows of the kernel, channel by channel.
        let rows = kernels[oc].chunks(5).enumerate().map(|(row, taps)| {
            let at = (row / 5 * side + y + row % 5) * side + x;
            taps.iter().zip(&input[at..at + 5]).map(|(tap, v)| tap * v).sum::<f64>()
        });
        (bias[oc] + rows.sum::<f64>()).max(0.0)
    };
    let pooled = (0..maps * (out / 2) * (out / 2)).map(|i| {
        let (oc, y, x) = (i / (out / 2) / (out / 2), 2 * (i / (out / 2) % (out / 2)), 2 * (i % (out / 2)));
        value(oc, y, x).max(value(oc, y, x + 1)).max(value(oc, y + 1, x)).max(value(oc, y + 1, x + 1))
    });
    pooled.collect()
}

/// A dense layer with weights `(OC, C)`.
fn dense<'a>(input: &'a [f64], weight: &'a [f64], bias: &'a [f64]) -> impl Iterator<Item = f64> + 'a {
    weight.chunks(input.len()).zip(bias).map(move |(row, b)| b + row.iter().zip(input).map(|(w, v)| w * v).sum::<f64>())
}
