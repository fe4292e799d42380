//! Counts answers to whole numbers.

use std::{collections::BTreeMap, fmt};

use lenet5::Ink;
use rayon::prelude::*;
use serde::Serialize;

use crate::ink_file::Drawn;

/// Numbers of one kind, and how many of them were right.
#[derive(Debug, Clone, Copy, Default, Serialize)]
pub(crate) struct Part {
    pub(crate) n: usize,
    pub(crate) correct: usize,
}

/// How many numbers were right, and how many of their digits.
#[derive(Debug, Clone, Default, Serialize)]
pub(crate) struct NumberTally {
    /// The number of drawings: numbers and non-numbers.
    pub(crate) n: usize,
    /// Numbers whose best guess was right in every digit, sure or not, and non-numbers that were refused.
    pub(crate) correct: usize,
    pub(crate) accuracy: f64,
    /// Answers that were *unsure* or *blank*.
    pub(crate) rejected: usize,
    /// Answers that were *sure*, but wrong.
    pub(crate) wrong_and_sure: usize,
    /// Numbers in which the right number of digits was found.
    pub(crate) count_right: usize,
    /// The number of digits in all labels.
    pub(crate) digits: usize,
    /// The sum of the edit distances between label and best guess: digits wrong, dropped and invented.
    pub(crate) digit_errors: usize,
    /// Non-numbers whose answer was *sure* and had two or more digits.
    pub(crate) invented: usize,
    /// Numbers by how many digits they have.
    pub(crate) by_length: BTreeMap<usize, Part>,
    /// Numbers by the kind that the file names.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub(crate) by_kind: BTreeMap<String, Part>,
}

impl NumberTally {
    /// `read` gives the digits, and whether they are sure.
    pub(crate) fn of(drawn: &[Drawn<String>], read: impl Fn(&Ink) -> (String, bool) + Sync) -> Self {
        let answers: Vec<_> = drawn.par_iter().map(|drawn| read(&drawn.ink)).collect();
        let mut tally = Self::default();
        for (drawn, (text, sure)) in drawn.iter().zip(answers) {
            let correct = drawn.label.as_ref().map_or(!sure, |label| *label == text);
            tally.n += 1;
            tally.correct += usize::from(correct);
            tally.rejected += usize::from(!sure);
            tally.wrong_and_sure += usize::from(sure && !correct);
            let Some(label) = &drawn.label else {
                tally.invented += usize::from(sure && text.len() > 1);
                continue;
            };
            tally.count_right += usize::from(label.len() == text.len());
            tally.digits += label.len();
            tally.digit_errors += edit_distance(label.as_bytes(), text.as_bytes());
            let of_kind = drawn.kind.as_ref().map(|kind| tally.by_kind.entry(kind.clone()).or_default());
            for part in [Some(tally.by_length.entry(label.len()).or_default()), of_kind].into_iter().flatten() {
                part.n += 1;
                part.correct += usize::from(correct);
            }
        }
        tally.work_out()
    }

    /// The sum of this and `other`.
    pub(crate) fn and(mut self, other: &Self) -> Self {
        self.n += other.n;
        self.correct += other.correct;
        self.rejected += other.rejected;
        self.wrong_and_sure += other.wrong_and_sure;
        self.count_right += other.count_right;
        self.digits += other.digits;
        self.digit_errors += other.digit_errors;
        self.invented += other.invented;
        join(&mut self.by_length, &other.by_length);
        join(&mut self.by_kind, &other.by_kind);
        self.work_out()
    }

    fn work_out(self) -> Self {
        Self { accuracy: self.correct as f64 / self.n.max(1) as f64, ..self }
    }
}

fn join<K: Ord + Clone>(parts: &mut BTreeMap<K, Part>, others: &BTreeMap<K, Part>) {
    for (key, other) in others {
        let part = parts.entry(key.clone()).or_default();
        part.n += other.n;
        part.correct += other.correct;
    }
}

/// The smallest number of digits to change, drop and insert.
///
/// Source: Wagner and Fischer, "The string-to-string correction problem", 1974.
fn edit_distance(a: &[u8], b: &[u8]) -> usize {
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.iter().enumerate() {
        let mut diagonal = row[0];
        row[0] = i + 1;
        for (j, y) in b.iter().enumerate() {
            let changed = diagonal + usize::from(x != y);
            diagonal = row[j + 1];
            row[j + 1] = changed.min(row[j] + 1).min(diagonal + 1);
        }
    }
    row[b.len()]
}

impl fmt::Display for NumberTally {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            n, correct, accuracy, rejected, wrong_and_sure, count_right, digits, digit_errors, invented, ..
        } = self;
        writeln!(f, "accuracy {accuracy:.4} ({correct} of {n}), unsure {rejected}, wrong and sure {wrong_and_sure}")?;
        writeln!(
            f,
            "count of digits right {count_right}, digits wrong {digit_errors} of {digits}, numbers invented {invented}"
        )?;
        let line = |name: String, part: &Part| {
            format!("\n{name:12} {:6} {:7} {:8.4}", part.n, part.correct, part.correct as f64 / part.n.max(1) as f64)
        };
        write!(f, "digits       numbers   right accuracy")?;
        let lengths = self.by_length.iter().map(|(length, part)| line(length.to_string(), part));
        let kinds = self.by_kind.iter().map(|(kind, part)| line(kind.clone(), part));
        write!(f, "{}", lengths.chain(kinds).collect::<String>())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_changed_dropped_and_invented_count_once_each() {
        for (a, b, expected) in
            [("", "", 0), ("27", "27", 0), ("27", "21", 1), ("27", "2", 1), ("0640", "06210", 2), ("1", "", 1)]
        {
            assert_eq!(edit_distance(a.as_bytes(), b.as_bytes()), expected, "{a} {b}");
            assert_eq!(edit_distance(b.as_bytes(), a.as_bytes()), expected, "{b} {a}");
        }
    }
}
