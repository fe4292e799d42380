//! Prints lines. A line that cannot be printed ends no command: training goes on, and files are still written.

use std::{
    fmt::Arguments,
    io::{self, ErrorKind, Write},
    sync::OnceLock,
};

use crate::failure::{Failure, Result};

/// Why a line could not be printed.
static LOST: OnceLock<String> = OnceLock::new();

/// Prints a line on standard output.
macro_rules! say {
    ($($words:tt)*) => { $crate::output::line(format_args!($($words)*)) };
}

/// Prints a line on standard error. If nobody can read it, it is lost.
macro_rules! note {
    ($($words:tt)*) => {{
        use std::io::Write;
        let _ = writeln!(std::io::stderr(), $($words)*);
    }};
}

/// Prints a line. A reader that has closed the pipe, as `head` does, wants no more lines; that is no error.
pub(crate) fn line(words: Arguments<'_>) {
    if let Err(error) = writeln!(io::stdout(), "{words}")
        && error.kind() != ErrorKind::BrokenPipe
    {
        let _ = LOST.set(error.to_string());
    }
}

/// An error if a line could not be printed.
pub(crate) fn complete() -> Result<()> {
    match LOST.get() {
        Some(error) => Err(Failure::Input(format!("standard output: expected to print all lines, found: {error}"))),
        None => Ok(()),
    }
}
