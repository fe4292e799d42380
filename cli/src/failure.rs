//! Errors of the command line: one line that names the file, what was expected and what was found.

use std::{fmt, path::Path, process::ExitCode};

use serde::Serialize;

/// The result of a command, or of a part of it.
pub(crate) type Result<T> = std::result::Result<T, Failure>;

/// A command's failure: one line for standard error, and an exit code.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Failure {
    /// The input is invalid.
    Input(String),
    /// Ctrl+C; the line says what was kept.
    Interrupted(String),
    /// Some of the inputs are invalid, and their errors have been [printed](Self::say); the others were processed.
    InPart,
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

    /// Prints the line, if there is one.
    pub(crate) fn say(&self) {
        match self {
            Self::Input(_) => note!("error: {self}"),
            Self::Interrupted(_) => note!("interrupted: {self}"),
            Self::InPart => {}
        }
    }

    /// 2 for invalid input; 130, by the convention of shells, for Ctrl+C.
    pub(crate) fn code(&self) -> ExitCode {
        ExitCode::from(match self {
            Self::Input(_) | Self::InPart => 2,
            Self::Interrupted(_) => 130,
        })
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            // What was found may contain line breaks; the message may not.
            Self::Input(line) | Self::Interrupted(line) => f.write_str(&line.replace(['\n', '\r'], " ")),
            Self::InPart => f.write_str("some of the input could not be read"),
        }
    }
}

/// At most 60 characters of what was found, for a message.
pub(crate) fn shortened(found: &str) -> String {
    let (shown, rest) = found.split_at(found.char_indices().nth(60).map_or(found.len(), |(at, _)| at));
    format!("{shown}{}", if rest.is_empty() { "" } else { "…" })
}

/// The inputs that could not be read; the command goes on with the others.
#[derive(Debug, Default, Serialize)]
#[serde(transparent)]
pub(crate) struct Unread(Vec<Reason>);

/// Why one input could not be read.
#[derive(Debug, Serialize)]
struct Reason {
    source: String,
    error: String,
}

impl Unread {
    /// Returns the value, or prints and keeps the failure and returns `None`. Ctrl+C is passed on.
    pub(crate) fn keep<T>(&mut self, path: &Path, read: Result<T>) -> Result<Option<T>> {
        match read {
            Ok(value) => Ok(Some(value)),
            Err(failure @ Failure::Input(_)) => {
                failure.say();
                self.0.push(Reason { source: path.display().to_string(), error: failure.to_string() });
                Ok(None)
            }
            Err(other) => Err(other),
        }
    }

    /// The result of a command that has processed the other inputs.
    pub(crate) fn end(&self) -> Result<()> {
        if self.0.is_empty() { Ok(()) } else { Err(Failure::InPart) }
    }
}
