//! The random distributions that handwriting needs. The same generator gives the same values on every target.
//!
//! The way not taken: `rand`'s own distributions. Their sequences may change with a release of `rand`, and a normal
//! distribution has tails, which would have to be cut off. [`Dice::bell`] has none.

use rand::Rng;

/// A random number generator. Not generic, so that the code is compiled once for all generators.
pub(super) struct Dice<'a>(pub(super) &'a mut dyn Rng);

impl Dice<'_> {
    /// Uniform in `0.0..1.0`.
    pub(super) fn unit(&mut self) -> f32 {
        (self.0.next_u32() >> 8) as f32 / 16_777_216.0
    }

    /// Uniform between two numbers.
    pub(super) fn between(&mut self, low: f32, high: f32) -> f32 {
        low + (high - low) * self.unit()
    }

    /// Uniform in the logarithm: 1..2 is as likely as 10..20. Both bounds must be positive.
    pub(super) fn log_between(&mut self, low: f32, high: f32) -> f32 {
        low * libm::expf(libm::logf(high / low) * self.unit())
    }

    /// Approximately normal with mean 0 and standard deviation 1, but always within ±3.
    pub(super) fn bell(&mut self) -> f32 {
        2.0 * (self.unit() + self.unit() + self.unit()) - 3.0
    }

    /// True with probability `p`.
    pub(super) fn chance(&mut self, p: f32) -> bool {
        self.unit() < p
    }

    /// Uniform in `0..n`; 0 if `n` is 0.
    pub(super) fn below(&mut self, n: usize) -> usize {
        ((u64::from(self.0.next_u32()) * n as u64) >> 32) as usize
    }

    /// Uniform in `low..=high`.
    pub(super) fn count(&mut self, low: usize, high: usize) -> usize {
        low + self.below(high.saturating_sub(low) + 1)
    }

    /// One item of a list that starts with the most common: the probability falls linearly along it.
    pub(super) fn common<'t>(&mut self, items: &[&'t str]) -> &'t str {
        let at = self.below(items.len()).min(self.below(items.len()));
        items.get(at).copied().unwrap_or_default()
    }
}
