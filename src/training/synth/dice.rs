//! Chance: the few distributions that handwriting needs, from a generator's bits by arithmetic that is exact everywhere.
//!
//! Not `rand`'s own distributions: their sequences may change with a release of `rand`, and a normal law has tails that
//! would have to be cut off again. [`Dice::bell`] has none.

use rand::Rng;

/// A generator and what to ask of it. Not generic, so that the code exists once however many generators are used.
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

    /// Uniform in the logarithm: as often in 1..2 as in 10..20. Both numbers are positive.
    pub(super) fn log_between(&mut self, low: f32, high: f32) -> f32 {
        low * libm::expf(libm::logf(high / low) * self.unit())
    }

    /// Nearly normal with mean 0 and deviation 1, but always within ±3.
    pub(super) fn bell(&mut self) -> f32 {
        2.0 * (self.unit() + self.unit() + self.unit()) - 3.0
    }

    /// True in a share `p` of all cases.
    pub(super) fn chance(&mut self, p: f32) -> bool {
        self.unit() < p
    }

    /// Uniform in `0..n`; 0 if `n` is 0.
    pub(super) fn below(&mut self, n: usize) -> usize {
        ((u64::from(self.0.next_u32()) * n as u64) >> 32) as usize
    }

    /// A whole number, both ends included.
    pub(super) fn count(&mut self, low: usize, high: usize) -> usize {
        low + self.below(high.saturating_sub(low) + 1)
    }

    /// One of a list that names the common first: the chance falls linearly along it.
    pub(super) fn common<'t>(&mut self, items: &[&'t str]) -> &'t str {
        let at = self.below(items.len()).min(self.below(items.len()));
        items.get(at).copied().unwrap_or_default()
    }
}
