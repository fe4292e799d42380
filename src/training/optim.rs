//! Optimizers: how a gradient changes the parameters. They see flat lists of values and know nothing of layers.

use crate::network::LeNet5;

/// The update rule.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Rule {
    /// Gradient descent with momentum: `v = momentum * v + g; w -= rate * (v + decay * w)`.
    Sgd {
        /// The share of the velocity that is kept, `0..1`.
        momentum: f32,
        /// Decoupled weight decay.
        decay: f32,
    },
    /// AdamW (Loshchilov and Hutter, "Decoupled weight decay regularization", 2019, algorithm 2) with its usual
    /// constants: 0.9, 0.999, 1e-8.
    AdamW {
        /// Decoupled weight decay.
        decay: f32,
    },
}

/// The maximum number of parameters in a [`Part`], small enough that all data of its step stays in a core's L1 cache.
pub const PART: usize = 1024;

const BETA1: f32 = 0.9;
const BETA2: f32 = 0.999;
const EPSILON: f32 = 1e-8;

/// A rule and its state. To resume a run, all of it must be saved.
#[derive(Debug, Clone, PartialEq)]
pub struct Optimizer {
    /// The rule.
    pub rule: Rule,
    /// Moving average of the gradients (AdamW), or the velocity (SGD).
    pub mean: LeNet5,
    /// Moving average of the squared gradients (AdamW).
    pub square: LeNet5,
    /// 0.9 and 0.999 to the power of the number of steps taken (AdamW).
    pub powers: [f32; 2],
}

impl Optimizer {
    /// The state before the first step.
    #[must_use]
    pub fn new(rule: Rule) -> Self {
        Self { rule, mean: LeNet5::zeros(), square: LeNet5::zeros(), powers: [1.0; 2] }
    }

    /// Begins a step with this learning rate. Apply the result to each of the [parts](Self::parts).
    pub fn begin(&mut self, rate: f32) -> Step {
        self.powers = [self.powers[0] * BETA1, self.powers[1] * BETA2];
        Step { rule: self.rule, corrections: self.powers.map(|power| 1.0 / (1.0 - power)), rate }
    }

    /// The parameters of `net` in parts, each with its state.
    pub fn parts<'a>(&'a mut self, net: &'a mut LeNet5) -> Vec<Part<'a>> {
        let moments = self.mean.stored_mut().into_iter().zip(self.square.stored_mut());
        let tensors = net.stored_mut().into_iter().zip(moments).enumerate();
        let parts = tensors.flat_map(|(tensor, (weights, (mean, square)))| {
            let moments = mean.chunks_mut(PART).zip(square.chunks_mut(PART));
            let parts = weights.chunks_mut(PART).zip(moments).enumerate();
            parts.map(move |(i, (weights, (mean, square)))| Part { tensor, first: i * PART, weights, mean, square })
        });
        parts.collect()
    }
}

/// Some neighbouring parameters of one tensor. Parts are independent, so they can step in any order and on any thread.
#[derive(Debug)]
pub struct Part<'a> {
    /// The index of the tensor in [`LeNet5::stored`].
    pub tensor: usize,
    /// The index of the first parameter in the tensor.
    pub first: usize,
    weights: &'a mut [f32],
    mean: &'a mut [f32],
    square: &'a mut [f32],
}

impl Part<'_> {
    /// The number of parameters, at most [`PART`].
    #[must_use]
    #[expect(clippy::len_without_is_empty, reason = "no part is empty")]
    pub fn len(&self) -> usize {
        self.weights.len()
    }
}

/// One step of a rule, the same for all parts.
#[derive(Debug, Clone, Copy)]
pub struct Step {
    rule: Rule,
    corrections: [f32; 2],
    rate: f32,
}

impl Step {
    /// Updates a part by its slice of the gradient, which is the mean over a batch.
    ///
    /// Weight decay applies to weights only: biases hardly overfit.
    pub fn take(&self, part: &mut Part<'_>, gradient: &[f32]) {
        let Self { rule, corrections: [correction1, correction2], rate } = *self;
        let Part { tensor, weights, mean, square, .. } = part;
        let is_bias = *tensor % 2 == 1;
        let kept = |decay: f32| if is_bias { 1.0 } else { 1.0 - rate * decay };
        match rule {
            Rule::Sgd { momentum, decay } => {
                let kept = kept(decay);
                for ((w, &g), v) in weights.iter_mut().zip(gradient).zip(mean.iter_mut()) {
                    *v = momentum * *v + g;
                    *w = *w * kept - rate * *v;
                }
            }
            Rule::AdamW { decay } => {
                let kept = kept(decay);
                for (((w, &g), m), s) in weights.iter_mut().zip(gradient).zip(mean.iter_mut()).zip(square.iter_mut()) {
                    *m = BETA1 * *m + (1.0 - BETA1) * g;
                    *s = BETA2 * *s + (1.0 - BETA2) * (g * g);
                    let step = (*m * correction1) / ((*s * correction2).sqrt() + EPSILON);
                    *w = *w * kept - rate * step;
                }
            }
        }
    }
}

/// The learning rate schedule: a linear warm-up, then cosine decay to zero.
///
/// Source: Loshchilov and Hutter, "SGDR: stochastic gradient descent with warm restarts", 2017, section 3, one period.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Schedule {
    /// The largest rate.
    pub peak: f32,
    /// Steps of the warm-up.
    pub warmup: u32,
    /// The total number of steps.
    pub steps: u32,
}

impl Schedule {
    /// The rate of a step, counted from 0; zero from `steps` on.
    #[must_use]
    pub fn rate(&self, step: u32) -> f32 {
        if step < self.warmup {
            return self.peak * (step + 1) as f32 / self.warmup as f32;
        }
        let left = self.steps.saturating_sub(self.warmup).max(1);
        let done = ((step - self.warmup) as f32 / left as f32).min(1.0);
        self.peak * 0.5 * (1.0 + libm::cosf(core::f32::consts::PI * done))
    }
}

/// An exponential moving average of the parameters. It is more accurate than the last parameters, because the noise of
/// single steps cancels out.
///
/// Source: Polyak and Juditsky, "Acceleration of stochastic approximation by averaging", 1992; here with exponentially
/// decaying weights, as is usual for networks.
#[derive(Debug, Clone, PartialEq)]
pub struct Average {
    /// The average so far.
    pub net: LeNet5,
    /// The time constant, in steps.
    pub memory: f32,
    /// Steps averaged so far.
    pub steps: u32,
}

impl Average {
    /// An average over about the last `memory` steps.
    #[must_use]
    pub fn new(memory: f32) -> Self {
        Self { net: LeNet5::zeros(), memory, steps: 0 }
    }

    /// Adds the parameters after a step.
    pub fn add(&mut self, net: &LeNet5) {
        self.steps += 1;
        // The plain mean for the first `memory` steps.
        let share = 1.0 / self.memory.min(self.steps as f32);
        for (means, values) in self.net.stored_mut().into_iter().zip(net.stored()) {
            for (mean, value) in means.iter_mut().zip(values) {
                *mean += share * (value - *mean);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn step(optimizer: &mut Optimizer, net: &mut LeNet5, gradient: &LeNet5, rate: f32) {
        let step = optimizer.begin(rate);
        for mut part in optimizer.parts(net) {
            let gradient = &gradient.stored()[part.tensor][part.first..][..part.len()];
            step.take(&mut part, gradient);
        }
    }

    /// Every rule must minimise `(w - 3)^2 / 2` for every parameter.
    #[test]
    fn each_rule_finds_the_minimum_of_a_bowl() {
        for rule in [Rule::Sgd { momentum: 0.9, decay: 0.0 }, Rule::AdamW { decay: 0.0 }] {
            let (mut net, mut gradient) = (LeNet5::zeros(), LeNet5::zeros());
            let mut optimizer = Optimizer::new(rule);
            let schedule = Schedule { peak: 0.1, warmup: 5, steps: 300 };
            for done in 0..schedule.steps {
                for (g, w) in gradient.stored_mut().into_iter().flatten().zip(net.stored().into_iter().flatten()) {
                    *g = w - 3.0;
                }
                step(&mut optimizer, &mut net, &gradient, schedule.rate(done));
            }
            assert!(net.stored().into_iter().flatten().all(|w| (w - 3.0).abs() < 0.01), "{rule:?}");
        }
    }

    #[test]
    fn decay_shrinks_weights_and_leaves_biases() {
        for rule in [Rule::Sgd { momentum: 0.9, decay: 0.5 }, Rule::AdamW { decay: 0.5 }] {
            let mut net = LeNet5::zeros();
            net.stored_mut().into_iter().for_each(|values| values.fill(1.0));
            step(&mut Optimizer::new(rule), &mut net, &LeNet5::zeros(), 0.1);
            let stored = net.stored();
            assert!(stored[0].iter().all(|&w| w == 0.95) && stored[1].iter().all(|&b| b == 1.0), "{rule:?}");
        }
    }

    #[test]
    fn the_first_steps_count_alike_and_older_ones_fade() {
        let mut average = Average::new(4.0);
        let mut net = LeNet5::zeros();
        let mut add = |value: f32| {
            net.stored_mut().into_iter().for_each(|values| values.fill(value));
            average.add(&net);
            average.net.stored()[0][0]
        };
        assert_eq!([1.0, 2.0, 3.0, 6.0].map(&mut add), [1.0, 1.5, 2.0, 3.0]);
        assert_eq!(add(7.0), 4.0, "a quarter of the way from now on");
    }

    #[test]
    fn the_rate_climbs_then_falls_to_zero() {
        let schedule = Schedule { peak: 1.0, warmup: 10, steps: 110 };
        let rates: Vec<f32> = (0..=110).map(|step| schedule.rate(step)).collect();
        assert!(rates[..10].is_sorted() && rates[10..].is_sorted_by(|a, b| a >= b));
        assert_eq!((rates[9], rates[10], rates[110]), (1.0, 1.0, 0.0));
    }
}
