//! Errors of the command line: one line that names the file, what was expected and what was found.

use std::{fmt, path::Path, process::ExitCode};

/// Shorthand for what a command does or why it could not.
pub(crate) type Result<T> = std::result::Result<T, Failure>;

/// One line for standard error, and how the program ends.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Failure {
    /// The input is invalid.
    Input(String),
    /// Ctrl+C; the line says what was kept.
    Interrupted(String),
}

impl Failure {
    /// An error in a file.
    pub(crate) fn of_file(path: &Path, what: impl fmt::Display) -> Self {
        Self::Input(format!("{}: {what}", path.display()))
    }

    /// An error in one line of a file; lines are counted from 1.
    pub(crate) fn of_line(path: &Path, line: usize, what: impl fmt::Display) -> Self {
        Self::Input(format!("{}, line {line}: {what}", path.display()))
    }

    /// 2 for bad input; 130, as shells have it, for Ctrl+C.
    pub(crate) fn code(&self) -> ExitCode {
        ExitCode::from(match self {
            Self::Input(_) => 2,
            Self::Interrupted(_) => 130,
        })
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (Self::Input(line) | Self::Interrupted(line)) = self;
        // What was found may have line breaks in it; the answer may not.
        f.write_str(&line.replace(['\n', '\r'], " "))
    }
}
