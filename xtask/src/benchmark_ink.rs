//! The drawn-digit benchmark: compares this project's preprocessing of strokes with that of other demos, with the same
//! weights, in a real browser.
//!
//! The code that runs in the browser is in `benches/ink/`. This module serves it with the wasm module and the data sets,
//! and writes the table.

use std::{
    path::{Path, PathBuf},
    process::ExitCode,
};

use crate::{
    chromium,
    project::{files, relative, root, target},
    server::Server,
    shell::{Context, Result, capture, copy},
    tables, tools, wasm,
};

/// The data sets in this repository.
const OURS: [&str; 2] = ["tests/ink/digits.jsonl", "tests/ink/not_digits.jsonl"];

/// Which data sets to measure, and whether to update docs/benchmarks.md.
#[derive(Debug, PartialEq)]
struct Request<'a> {
    /// `--ink` or `--ink-y-up`, and the file.
    sets: Vec<[&'a str; 2]>,
    write: bool,
}

impl<'a> Request<'a> {
    fn of(words: &[&'a str]) -> Result<Self> {
        let (mut sets, mut write) = (vec![], false);
        let mut rest = words;
        loop {
            rest = match rest {
                [] => return Ok(Self { sets, write }),
                ["--write", rest @ ..] => {
                    write = true;
                    rest
                }
                [flag @ ("--ink" | "--ink-y-up"), file, rest @ ..] => {
                    sets.push([*flag, *file]);
                    rest
                }
                [flag @ ("--ink" | "--ink-y-up")] => return Err(format!("{flag}: expected a file, found none")),
                [unknown, ..] => {
                    return Err(format!("benchmark-ink: expected --ink, --ink-y-up or --write, got `{unknown}`"));
                }
            };
        }
    }
}

/// Measures [`OURS`] and the given files. The exit code is 2 if one of them is invalid.
pub(crate) fn run(words: &[&str]) -> Result<ExitCode> {
    let request = Request::of(words)?;
    let (folder, pages) = (root().join("benches/ink"), target().join("xtask/ink"));
    // Do this first, so that an invalid file is reported before anything is installed or built.
    if !prepare(&folder, &pages, &request.sets)? {
        return Ok(ExitCode::from(2));
    }
    tools::ensure()?;
    let chromium = chromium::ensure()?;
    copy_all(&folder.join("page"), &pages)?;
    copy_all(&wasm::pack()?, &pages.join("pkg"))?;
    let server = Server::start(&pages, 0)?;
    let mut drive = tools::command("node");
    drive.arg(folder.join("drive.js")).env("CHROME", &chromium.browser).env("INK_URL", server.url());
    let report = String::from_utf8_lossy(&capture(&mut drive)?).into_owned();
    print!("{report}");
    if request.write {
        tables::put("drawn-digit benchmark", &report)?;
    }
    Ok(ExitCode::SUCCESS)
}

/// Reads and checks the data sets. Returns false if one is invalid and its error has been printed.
fn prepare(folder: &Path, pages: &Path, sets: &[[&str; 2]]) -> Result<bool> {
    let here = std::env::current_dir().context(|| "could not determine the current folder".to_owned())?;
    let mut node = tools::command("node");
    node.arg(folder.join("prepare.js")).arg(pages.join("sets.json"));
    node.args(OURS.iter().flat_map(|file| ["--ink", file]));
    for [flag, file] in sets {
        node.arg(flag).arg(from_root(&here, file));
    }
    let status = node.status().context(|| "expected Node on PATH; see https://nodejs.org".to_owned())?;
    match status.code() {
        Some(0) => Ok(true),
        Some(2) => Ok(false),
        _ => Err(format!("reading the data sets ended with {status}")),
    }
}

/// Resolves a path for a program that runs in the repository's root.
fn from_root(here: &Path, file: &str) -> PathBuf {
    if here == root() { PathBuf::from(file) } else { here.join(file) }
}

/// Copies all files of a folder into another.
fn copy_all(from: &Path, to: &Path) -> Result<()> {
    files(from)?.iter().try_for_each(|file| copy(file, &to.join(relative(from, file))))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_and_their_directions_are_taken_in_order() {
        let request = Request::of(&["--ink", "a", "--write", "--ink-y-up", "b"]).unwrap();
        assert_eq!(request, Request { sets: vec![["--ink", "a"], ["--ink-y-up", "b"]], write: true });
    }

    #[test]
    fn what_is_not_understood_is_refused() {
        assert!(Request::of(&["--ink"]).unwrap_err().contains("expected a file"));
        assert!(Request::of(&["a"]).unwrap_err().contains("got `a`"));
    }
}
