//! Shared by the readers of public data sets: the drawings found, and error messages.

use std::{collections::BTreeSet, path::Path};

use lenet5::{Ink, Point};

use crate::{
    failure::{Failure, Result, shortened},
    files,
    ink_file::Drawn,
};

/// The maximum size of a file, uncompressed, with all files that it includes: 256 MiB, as for ink files.
pub(crate) const LIMIT: u64 = 1 << 28;
/// The maximum number of points in all digits of a run, so that the ink file can be read back. A short UNIPEN file can
/// use the same ink many times.
pub(crate) const POINT_LIMIT: usize = 1 << 24;

/// What was found in a data set's files.
#[derive(Debug, Default, PartialEq)]
pub(crate) struct Found {
    pub(crate) drawn: Vec<Drawn>,
    /// The number of drawings left out.
    pub(crate) others: usize,
    /// Included files that do not exist.
    pub(crate) missing: BTreeSet<String>,
    points: usize,
}

impl Found {
    /// Adds a drawing, unless its ink is invalid or empty, or the run has too many points.
    pub(crate) fn take(
        &mut self,
        label: Option<u8>,
        writer: Option<String>,
        kind: Option<String>,
        strokes: &[Vec<Point>],
    ) -> std::result::Result<(), String> {
        let ink = Ink::new(strokes).map_err(|error| error.to_string())?;
        if ink.is_empty() {
            return Err("expected ink, found none".to_owned());
        }
        self.points += ink.points().len();
        if self.points > POINT_LIMIT {
            return Err(format!("expected drawings of at most {POINT_LIMIT} points in all, found more"));
        }
        self.drawn.push(Drawn { label, writer, kind, ink });
        Ok(())
    }
}

/// All bytes of a data set's file, without a byte order mark.
pub(crate) fn read_file(path: &Path, limit: u64) -> Result<Vec<u8>> {
    let bytes = files::read(path, limit)?;
    match files::other_kind(&bytes).filter(|_| !bytes.is_empty()) {
        Some(kind) => Err(Failure::of_file(path, format!("expected text or gzip, found {kind}"))),
        None => Ok(files::without_mark(&bytes).to_vec()),
    }
}

/// Quotes a line in a message, shortened.
pub(crate) fn quoted(line: &str) -> String {
    format!("`{}`", shortened(line))
}

/// Parses a coordinate.
pub(crate) fn number(word: &str) -> std::result::Result<f32, String> {
    let number: Option<f32> = word.parse().ok().filter(|number: &f32| number.is_finite());
    number.ok_or_else(|| format!("expected a number, found {}", quoted(word)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn more_ink_than_can_be_read_again_is_refused() {
        let mut found = Found { points: POINT_LIMIT, ..Found::default() };
        let refusal = found.take(Some(7), None, None, &[vec![Point { x: 1.0, y: 2.0 }]]).unwrap_err();
        assert!(refusal.contains("points in all, found more"), "{refusal}");
    }

    #[test]
    fn long_lines_are_quoted_in_part() {
        assert_eq!(quoted("abc"), "`abc`");
        assert_eq!(quoted(&"ü".repeat(61)), format!("`{}…`", "ü".repeat(60)));
    }
}
