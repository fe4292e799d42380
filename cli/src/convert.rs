//! `convert`: public data sets of pen strokes, turned into this project's ink files.

mod uji;
mod unipen;

use std::{
    collections::BTreeSet,
    io::Write,
    path::{Path, PathBuf},
};

use clap::ValueEnum;
use flate2::{Compression, write::GzEncoder};
use lenet5::{Ink, Point};

use crate::{
    failure::{Failure, Result},
    files,
    ink_file::{self, Drawn},
};

/// The most that a file may have, unpacked, with all that it includes: 256 MiB, as for ink files.
const LIMIT: u64 = 1 << 28;
/// The most points that the digits of a run may have, so that the ink file can be read again. In UNIPEN a short file can
/// name the same ink over and over.
const POINT_LIMIT: usize = 1 << 24;
/// What `compress` writes first.
const COMPRESS_MAGIC: [u8; 2] = [0x1f, 0x9d];

#[derive(Debug, clap::Args)]
pub(crate) struct Settings {
    /// The format of the files
    #[arg(long, value_enum)]
    from: Format,
    /// The data set's files, plain or .gz
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// The ink file to write: JSON Lines, gzip where its name ends in .gz
    #[arg(long, value_name = "FILE")]
    out: PathBuf,
}

/// A data set's format.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// UNIPEN: UCI's data set 81 (pendigits-orig.tra, pendigits-orig.tes) and UNIPEN's own release
    Unipen,
    /// UJI Pen Characters, version 2 (ujipenchars2.txt)
    Uji,
}

/// What there was in a data set's files.
#[derive(Debug, Default, PartialEq)]
struct Found {
    drawn: Vec<Drawn>,
    /// Characters that are no digit.
    others: usize,
    /// Files that were to be included and are not there.
    missing: BTreeSet<String>,
    points: usize,
}

impl Found {
    /// Takes a digit, unless its strokes are none or there is too much ink.
    fn take(&mut self, digit: u8, writer: Option<String>, strokes: &[Vec<Point>]) -> std::result::Result<(), String> {
        let ink = Ink::new(strokes).map_err(|error| error.to_string())?;
        if ink.is_empty() {
            return Err("expected a digit's ink, found none".to_owned());
        }
        self.points += ink.points().len();
        if self.points > POINT_LIMIT {
            return Err(format!("expected digits of at most {POINT_LIMIT} points in all, found more"));
        }
        self.drawn.push(Drawn { label: Some(digit), writer, ink });
        Ok(())
    }
}

pub(crate) fn run(settings: &Settings) -> Result<()> {
    files::expect_writable(&settings.out)?;
    let mut found = Found::default();
    for path in &settings.files {
        match settings.from {
            Format::Unipen => unipen::read(path, &mut found)?,
            Format::Uji => uji::read(path, &mut found)?,
        }
    }
    if found.drawn.is_empty() {
        let what = format!("expected digits, found none, and {} other characters", found.others);
        return Err(Failure::of_file(&settings.files[0], what));
    }
    files::write(&settings.out, &packed(&settings.out, &found.drawn))?;
    report(&settings.out, &found);
    Ok(())
}

/// The ink file's bytes.
fn packed(out: &Path, drawn: &[Drawn]) -> Vec<u8> {
    let text: String = drawn.iter().map(ink_file::line).collect();
    if out.extension().is_none_or(|extension| extension != "gz") {
        return text.into_bytes();
    }
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(text.as_bytes()).and_then(|()| encoder.finish()).expect("a vector takes whatever is written")
}

fn report(out: &Path, found: &Found) {
    let writers: BTreeSet<_> = found.drawn.iter().filter_map(|drawn| drawn.writer.as_ref()).collect();
    let (digits, out) = (found.drawn.len(), out.display());
    say!("{out}: {digits} digits by {} writers; {} other characters left out", writers.len(), found.others);
    for name in &found.missing {
        say!("{name}: to be included, but not found; it may have said how the points are written");
    }
}

/// All bytes of a data set's file.
fn read_file(path: &Path, limit: u64) -> Result<Vec<u8>> {
    let bytes = files::read(path, limit)?;
    if bytes.starts_with(&COMPRESS_MAGIC) {
        let what = "expected text or gzip, found what `compress` has packed; `gzip -d` unpacks it";
        return Err(Failure::of_file(path, what));
    }
    Ok(bytes)
}

/// A line as it is quoted in a message: not more of it than fits there.
fn quoted(line: &str) -> String {
    let (shown, rest) = line.split_at(line.char_indices().nth(60).map_or(line.len(), |(at, _)| at));
    format!("`{shown}{}`", if rest.is_empty() { "" } else { "…" })
}

/// A coordinate.
fn number(word: &str) -> std::result::Result<f32, String> {
    let number: Option<f32> = word.parse().ok().filter(|number: &f32| number.is_finite());
    number.ok_or_else(|| format!("expected a number, found {}", quoted(word)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn gzip_is_written_where_the_name_says_so() {
        let mut found = Found::default();
        found.take(7, None, &[vec![Point { x: 1.0, y: 2.0 }]]).unwrap();
        let plain = packed(Path::new("a.jsonl"), &found.drawn);
        assert_eq!(plain, b"{\"label\":7,\"strokes\":[[[1,2]]]}\n");
        assert!(packed(Path::new("a.jsonl.gz"), &found.drawn).starts_with(&[0x1f, 0x8b]));
    }

    #[test]
    fn more_ink_than_can_be_read_again_is_refused() {
        let mut found = Found { points: POINT_LIMIT, ..Found::default() };
        let refusal = found.take(7, None, &[vec![Point { x: 1.0, y: 2.0 }]]).unwrap_err();
        assert!(refusal.contains("points in all, found more"), "{refusal}");
    }

    #[test]
    fn long_lines_are_quoted_in_part() {
        assert_eq!(quoted("abc"), "`abc`");
        assert_eq!(quoted(&"ü".repeat(61)), format!("`{}…`", "ü".repeat(60)));
    }
}
