//! A smooth random displacement field.
//!
//! Simard et al. smooth random noise with a Gaussian of σ = 4 pixels. A cubic B-spline over control points `SPACING`
//! pixels apart is as smooth (its basis function is nearly a Gaussian of σ = `SPACING` / √3). It needs 49 random
//! vectors and two products with a small matrix instead of two 784-pixel convolutions with wide kernels.

use crate::shape::GLYPH;

/// Pixels between control points of the displacement.
const SPACING: usize = 7;
/// Control points along one side: those whose basis functions reach the glyph.
pub(super) const CONTROLS: usize = GLYPH / SPACING + 3;
/// `(CONTROLS, W)`: the weight of each control point in each column (or row).
type Basis = [[f32; GLYPH]; CONTROLS];

/// The displacement of each pixel, `(H, W)`, from random control values: `field = Bᵀ controls B`.
pub(super) fn bend(controls: &[[f32; CONTROLS]; CONTROLS]) -> [[f32; GLYPH]; GLYPH] {
    let mut across: Basis = [[0.0; GLYPH]; CONTROLS];
    for (line, weights) in across.iter_mut().zip(controls) {
        for (control, &weight) in BASIS.iter().zip(weights) {
            for (sum, value) in line.iter_mut().zip(control) {
                *sum += weight * value;
            }
        }
    }
    let mut field = [[0.0; GLYPH]; GLYPH];
    for (row, line) in field.iter_mut().enumerate() {
        // The other basis functions do not reach this row.
        for control in row / SPACING..row / SPACING + 4 {
            let weight = BASIS[control][row];
            for (sum, value) in line.iter_mut().zip(&across[control]) {
                *sum += weight * value;
            }
        }
    }
    field
}

/// The cubic B-spline basis function of each control point, at each pixel.
const BASIS: Basis = {
    let mut basis = [[0.0; GLYPH]; CONTROLS];
    let mut pixel = 0;
    while pixel < GLYPH {
        let t = ((2 * (pixel % SPACING) + 1) as f32) / (2 * SPACING) as f32;
        let (t2, t3) = (t * t, t * t * t);
        let first = pixel / SPACING;
        basis[first][pixel] = (1.0 - t) * (1.0 - t) * (1.0 - t) / 6.0;
        basis[first + 1][pixel] = (3.0 * t3 - 6.0 * t2 + 4.0) / 6.0;
        basis[first + 2][pixel] = (-3.0 * t3 + 3.0 * t2 + 3.0 * t + 1.0) / 6.0;
        basis[first + 3][pixel] = t3 / 6.0;
        pixel += 1;
    }
    basis
};

/// The root mean square of the field for control values whose mean square is 1. In one dimension the mean square is the
/// sum of the squared weights, averaged over a period. In two dimensions it is the square of that sum.
pub(super) const RMS: f32 = {
    let (mut sum, mut pixel) = (0.0, 0);
    while pixel < SPACING {
        let mut control = 0;
        while control < 4 {
            sum += BASIS[control][pixel] * BASIS[control][pixel];
            control += 1;
        }
        pixel += 1;
    }
    sum / SPACING as f32
};

#[cfg(test)]
mod tests {
    use rand::{RngExt, SeedableRng};
    use rand_pcg::Pcg64;

    use super::*;

    #[test]
    fn the_bend_is_as_strong_as_it_says() {
        let mut rng = Pcg64::seed_from_u64(5);
        let fields = 2_000;
        let mut squares = 0.0_f64;
        for _ in 0..fields {
            let uniform = |_| (2.0 * rng.random::<f32>() - 1.0) * 3.0_f32.sqrt() / RMS;
            let mut uniform = core::iter::repeat_with(|| ()).map(uniform);
            let controls = core::array::from_fn(|_| core::array::from_fn(|_| uniform.next().unwrap()));
            squares += bend(&controls).iter().flatten().map(|v| f64::from(v * v)).sum::<f64>();
        }
        let rms = (squares / f64::from(fields * 784)).sqrt();
        assert!((rms - 1.0).abs() < 0.02, "{rms}");
    }

    #[test]
    fn the_splines_add_up_to_one_at_every_pixel() {
        for pixel in 0..GLYPH {
            let sum: f32 = BASIS.iter().map(|control| control[pixel]).sum();
            assert!((sum - 1.0).abs() < 1e-6, "{pixel}: {sum}");
        }
    }
}
