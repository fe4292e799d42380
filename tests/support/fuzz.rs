//! Fuzzing on stable Rust: known inputs, mutated at random from a seed.
//!
//! A target says in words what became of an input, usually with the error message. An input whose words (without their
//! numbers) are new joins the corpus, so the search goes deeper where the code took a new path. This replaces coverage,
//! which needs a nightly compiler.
//!
//! `FUZZ_SECONDS` is how long each target runs, one second by default. `FUZZ_SEED` repeats a run.

use std::{
    collections::HashSet,
    env, fs,
    panic::{AssertUnwindSafe, catch_unwind, resume_unwind},
    str::FromStr,
    time::{Duration, Instant},
};

use rand::{Rng, RngExt, SeedableRng};
use rand_pcg::Pcg64Mcg;

/// Numbers that tend to break parsers and sizes.
const NUMBERS: [&str; 16] = [
    "0",
    "-0",
    "-1",
    "1",
    "9",
    "10",
    "255",
    "65536",
    "4294967295",
    "4294967296",
    "18446744073709551616",
    "1e39",
    "-1e9",
    "1e-50",
    "NaN",
    "inf",
];
const BYTES: [u8; 10] = [0, 1, 9, b'\n', b' ', b'"', 0x7f, 0x80, 0xfe, 0xff];
/// The longest input that mutations make of a corpus of shorter ones.
const LONGEST: usize = 1 << 18;
/// The minimum number of inputs to try: in a second, a busy machine may not get beyond the known ones.
const LEAST: u64 = 200;
/// The maximum number of inputs in a corpus.
const LARGEST: usize = 2_000;

fn setting<T: FromStr>(name: &str, otherwise: T) -> T {
    match env::var(name) {
        Ok(text) => text.parse().unwrap_or_else(|_| panic!("{name}: expected a number, got `{text}`")),
        Err(_) => otherwise,
    }
}

/// Runs `target` on mutations of `corpus` for a while. A panic fails the test and leaves the input in a file.
#[track_caller]
pub(crate) fn fuzz(name: &str, mut corpus: Vec<Vec<u8>>, mut target: impl FnMut(&[u8]) -> String) {
    let (seconds, seed) = (setting("FUZZ_SECONDS", 1.0), setting("FUZZ_SEED", 1));
    let mut rng = Pcg64Mcg::seed_from_u64(seed);
    let (end, mut rounds, mut seen) = (Instant::now() + Duration::from_secs_f64(seconds), 0_u64, HashSet::new());
    while Instant::now() < end || rounds < LEAST {
        let known = corpus.get(rounds as usize).cloned();
        let input = known.unwrap_or_else(|| mutated(&corpus, &mut rng));
        let words = catch_unwind(AssertUnwindSafe(|| target(&input))).unwrap_or_else(|panic| {
            let file = env::temp_dir().join(format!("fuzz-{name}-{seed}-{rounds}"));
            let _ = fs::write(&file, &input);
            eprintln!("{name}: seed {seed}, round {rounds}: the input is in {}", file.display());
            resume_unwind(panic)
        });
        if rounds as usize >= corpus.len() && corpus.len() < LARGEST && input.len() <= LONGEST {
            let words = words.replace(|letter: char| letter.is_ascii_digit(), "");
            if seen.insert(words) {
                corpus.push(input);
            }
        }
        rounds += 1;
    }
    println!("fuzz {name}: {rounds} rounds, a corpus of {}", corpus.len());
    assert!(seen.len() > 1, "{name}: expected inputs with different outcomes");
}

/// An input of the corpus with one to eight mutations.
fn mutated(corpus: &[Vec<u8>], rng: &mut impl Rng) -> Vec<u8> {
    let pick = |rng: &mut _| &corpus[RngExt::random_range(rng, 0..corpus.len())];
    let mut input = pick(rng).clone();
    for _ in 0..1 << rng.random_range(0..4) {
        mutate(&mut input, pick(rng), rng);
    }
    input
}

fn mutate(input: &mut Vec<u8>, other: &[u8], rng: &mut impl Rng) {
    // Headers come first, so half of the mutations are near the beginning.
    let reach = if rng.random() { input.len().min(1 << rng.random_range(4..11)) } else { input.len() };
    let at = rng.random_range(0..=reach);
    let end = (at + (1 << rng.random_range(0..7))).min(input.len());
    match rng.random_range(0..9) {
        0 if at < input.len() => input[at] ^= 1 << rng.random_range(0..8),
        1 if at < input.len() => input[at] = BYTES[rng.random_range(0..BYTES.len())],
        2 => input.insert(at, rng.random()),
        3 => drop(input.drain(at..end)),
        4 if input.len() < LONGEST => {
            let part = input[at..end].to_vec();
            input.splice(at..at, part);
        }
        5 => input.truncate(at),
        6 if input.len() < LONGEST && !other.is_empty() => {
            let from = rng.random_range(0..other.len());
            let to = (from + (1 << rng.random_range(0..9))).min(other.len());
            input.splice(at..end, other[from..to].iter().copied());
        }
        7 => {
            // Replace the next number in the text by another.
            let digit = |byte: &u8| byte.is_ascii_digit() || matches!(byte, b'-' | b'.');
            if let Some(from) = input[at..].iter().position(digit).map(|skipped| at + skipped) {
                let length = input[from..].iter().take_while(|byte| digit(byte)).count();
                let number = NUMBERS[rng.random_range(0..NUMBERS.len())];
                input.splice(from..from + length, number.bytes());
            }
        }
        _ => {
            let bytes: [u8; 4] = rng.random();
            input.splice(at..(at + 4).min(input.len()), bytes);
        }
    }
}
