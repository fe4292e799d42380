//! Helpers of the suites.

#![allow(dead_code, reason = "each test program compiles this for itself and uses its own part")]

pub(crate) mod drawings;
#[cfg(not(target_family = "wasm"))]
pub(crate) mod fuzz;
pub(crate) mod gradient;
#[cfg(not(target_family = "wasm"))]
pub(crate) mod pendigits;

use std::sync::{Arc, LazyLock};

use lenet5::{LeNet5, Recognizer, training::fine_tune::Replay};
use rand::{Rng, RngExt, SeedableRng};
use rand_pcg::Pcg64Mcg;

/// The shipped weights.
pub(crate) static SHIPPED: LazyLock<Recognizer> = LazyLock::new(Recognizer::default);

/// The shipped network's replay. Making it takes longer than most of the tests that use it.
pub(crate) static REPLAY: LazyLock<Arc<Replay>> =
    LazyLock::new(|| Arc::new(Replay::new(LeNet5::shipped(), REPLAY_SEED)));
pub(crate) const REPLAY_SEED: u64 = 1;

/// A test's random number generator: the same numbers on every target.
pub(crate) fn seeded(seed: u64) -> Pcg64Mcg {
    Pcg64Mcg::seed_from_u64(seed)
}

/// The initial value of a 64-bit FNV-1a hash.
pub(crate) const FNV: u64 = 0xcbf2_9ce4_8422_2325;

/// An FNV-1a hash, continued over words of any size: bytes, or the bits of floats.
pub(crate) fn fnv1a<W: Into<u64>>(hash: u64, words: impl IntoIterator<Item = W>) -> u64 {
    words.into_iter().fold(hash, |hash, word| (hash ^ word.into()).wrapping_mul(0x0100_0000_01b3))
}

/// Values that are hard for arithmetic: zeros of both signs, subnormal, tiny, ordinary and huge values. Products of two
/// values and sums of thousands of products stay finite.
pub(crate) fn hard_values(len: usize, rng: &mut impl Rng) -> Vec<f32> {
    let value = |_| {
        let ordinary = 2.0 * rng.random::<f32>() - 1.0;
        match rng.random_range(0..12) {
            0 | 1 => 0.0,
            2 => -0.0,
            3 => ordinary * f32::MIN_POSITIVE,
            4 => ordinary * 1e-25,
            5 => ordinary * 1e17,
            _ => ordinary,
        }
    };
    (0..len).map(value).collect()
}

/// Asserts that both slices have the same bits.
pub(crate) fn assert_same_bits(got: &[f32], expected: &[f32], what: &str) {
    assert_eq!(got.len(), expected.len(), "{what}: lengths");
    for (i, (a, b)) in got.iter().zip(expected).enumerate() {
        assert_eq!(a.to_bits(), b.to_bits(), "{what}: value {i} is {a:e}, expected {b:e}");
    }
}
