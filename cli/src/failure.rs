//! Errors of the command line: one line that names the file, what was expected and what was found.

use std::{fmt, path::Path, process::ExitCode};

use serde::Serialize;

/// Shorthand for what a command does or why it could not.
pub(crate) type Result<T> = std::result::Result<T, Failure>;

/// One line for standard error, and how the program ends.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Failure {
    /// The input is invalid.
    Input(String),
    /// Ctrl+C; the line says what was kept.
    Interrupted(String),
    /// Something is wrong with some of what was given, and each has been [said](Self::say); the rest was dealt with.
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
            Self::Input(_) => eprintln!("error: {self}"),
            Self::Interrupted(_) => eprintln!("interrupted: {self}"),
            Self::InPart => {}
        }
    }

    /// 2 for bad input; 130, as shells have it, for Ctrl+C.
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
            // What was found may have line breaks in it; the answer may not.
            Self::Input(line) | Self::Interrupted(line) => f.write_str(&line.replace(['\n', '\r'], " ")),
            Self::InPart => f.write_str("some of the input could not be read"),
        }
    }
}

/// Inputs that could not be read, among others that could: each costs its own answer only.
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
    /// The value, or none after its failure has been said and kept. Ctrl+C is passed on.
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

    /// How a command ends that has dealt with the rest.
    pub(crate) fn end(&self) -> Result<()> {
        if self.0.is_empty() { Ok(()) } else { Err(Failure::InPart) }
    }
}
