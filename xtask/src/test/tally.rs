//! Counts tests from the output of their runners.

use std::{fmt, ops::AddAssign};

use crate::shell::line;

/// How many tests passed and failed.
#[derive(Debug, Default, Clone, Copy, PartialEq)]
pub(super) struct Tally {
    pub(super) passed: usize,
    pub(super) failed: usize,
}

impl Tally {
    /// One check outside a test runner: passed, or failed with a reason, which is printed.
    pub(super) fn check<T>(result: Result<T, String>) -> Self {
        result.map_or_else(Self::failure, |_| Self { passed: 1, failed: 0 })
    }

    /// One failure, which is printed.
    pub(super) fn failure(reason: String) -> Self {
        line(&format!("FAILED: {reason}"));
        Self { passed: 0, failed: 1 }
    }

    pub(super) fn is_empty(self) -> bool {
        self == Self::default()
    }

    /// Adds up the result lines of `cargo test`, for any target.
    ///
    /// `succeeded` says whether the runner itself succeeded. If it failed without reporting a failed test, as after a
    /// compile error, that counts as one failure.
    pub(super) fn of_cargo(succeeded: bool, output: &str) -> Self {
        let results = output.lines().filter(|line| line.starts_with("test result: "));
        let mut sum = Self::default();
        for line in results {
            sum += Self { passed: number_before(line, " passed"), failed: number_before(line, " failed") };
        }
        sum.or_failed(succeeded)
    }

    /// Reads the summary of Node's test runner.
    pub(super) fn of_node(succeeded: bool, output: &str) -> Self {
        let number = |label: &str| {
            let found =
                output.lines().rev().find_map(|line| line.trim_start_matches(['ℹ', '#', ' ']).strip_prefix(label));
            found.and_then(|number| number.trim().parse().ok()).unwrap_or(0)
        };
        Self { passed: number("pass "), failed: number("fail ") + number("cancelled ") }.or_failed(succeeded)
    }

    fn or_failed(self, succeeded: bool) -> Self {
        if succeeded || self.failed > 0 { self } else { Self { failed: 1, ..self } }
    }
}

/// The number right before `label`.
fn number_before(line: &str, label: &str) -> usize {
    let before = line.split_once(label).map_or("", |(before, _)| before);
    before.rsplit(' ').next().and_then(|word| word.parse().ok()).unwrap_or(0)
}

impl AddAssign for Tally {
    fn add_assign(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
    }
}

impl fmt::Display for Tally {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} passed, {} failed", self.passed, self.failed)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn adds_up_cargo_suites() {
        let output = "running 3 tests\ntest result: ok. 2 passed; 0 failed; 1 ignored; 0 measured\n\
                      test result: FAILED. 10 passed; 1 failed; 0 ignored\n";
        assert_eq!(Tally::of_cargo(false, output), Tally { passed: 12, failed: 1 });
    }

    #[test]
    fn a_runner_that_fails_in_silence_has_failed() {
        assert_eq!(Tally::of_cargo(false, "error: could not compile"), Tally { passed: 0, failed: 1 });
        assert_eq!(Tally::of_node(false, ""), Tally { passed: 0, failed: 1 });
    }

    #[test]
    fn reads_both_of_nodes_reporters() {
        for sign in ["ℹ", "#"] {
            let output = format!("{sign} tests 9\n{sign} pass 7\n{sign} fail 1\n{sign} cancelled 1\n");
            assert_eq!(Tally::of_node(false, &output), Tally { passed: 7, failed: 2 });
        }
    }
}
