//! What the command line says when it cannot go on: one line that names the file, what was expected and what was found.

use std::{fmt, path::Path};

/// Shorthand for what a command does or why it could not.
pub(crate) type Result<T> = std::result::Result<T, Failure>;

/// One line for standard error.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Failure(pub(crate) String);

impl Failure {
    /// What is wrong with a file.
    pub(crate) fn of_file(path: &Path, what: impl fmt::Display) -> Self {
        Self(format!("{}: {what}", path.display()))
    }

    /// What is wrong with one line of a file, counted from 1.
    pub(crate) fn of_line(path: &Path, line: usize, what: impl fmt::Display) -> Self {
        Self(format!("{}, line {line}: {what}", path.display()))
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // What was found may have line breaks in it; the answer may not.
        f.write_str(&self.0.replace(['\n', '\r'], " "))
    }
}
