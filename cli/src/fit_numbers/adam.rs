//! Adam (Kingma and Ba, 2015) with weight decay in the loss and a learning rate that decays linearly to 0.

/// The coefficient of the weight decay (L2 regularisation).
const DECAY: f64 = 1e-4;

pub(super) struct Adam {
    means: Vec<f32>,
    squares: Vec<f32>,
    rate: f32,
    step: usize,
    steps: usize,
}

impl Adam {
    pub(super) fn new(weights: usize, rate: f32, steps: usize) -> Self {
        Self { means: vec![0.0; weights], squares: vec![0.0; weights], rate, step: 0, steps }
    }

    /// One step against a gradient that is summed over `examples` examples.
    pub(super) fn step(&mut self, weights: &mut [f32], gradient: &[f64], examples: usize) {
        let rate = self.rate * (1.0 - self.step as f32 / self.steps as f32);
        self.step += 1;
        let [for_mean, for_square] = [0.9_f32, 0.999].map(|keep| 1.0 - libm::powf(keep, self.step as f32));
        for (i, weight) in weights.iter_mut().enumerate() {
            let g = (gradient[i] / examples as f64 + DECAY * f64::from(*weight)) as f32;
            self.means[i] = 0.9 * self.means[i] + 0.1 * g;
            self.squares[i] = 0.999 * self.squares[i] + 0.001 * g * g;
            *weight -= rate * (self.means[i] / for_mean) / ((self.squares[i] / for_square).sqrt() + 1e-8);
        }
    }
}
