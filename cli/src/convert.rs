//! `convert`: turns public data sets of pen strokes into this project's ink files.

mod data_set;
mod omniglot;
mod quickdraw;
mod uji;
mod unipen;
mod words;

use std::{
    collections::BTreeSet,
    io::Write,
    path::{Path, PathBuf},
};

use clap::ValueEnum;
use flate2::{Compression, write::GzEncoder};

use crate::{
    failure::{Failure, Result},
    files,
    ink_file::{self, Drawn},
};
use data_set::Found;

#[derive(Debug, clap::Args)]
pub(crate) struct Settings {
    /// The format of the files
    #[arg(long, value_enum)]
    from: Format,
    /// The data set's files, plain or .gz; for Omniglot, its folders
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// The ink file to write: JSON Lines, compressed if its name ends in .gz
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
    /// Omniglot, letters that are not digits: the folders of strokes_background_small1.zip and small2.zip
    Omniglot,
    /// Quick, Draw!, things that are not digits: the raw files (full/raw/WORD.ndjson)
    Quickdraw,
}

pub(crate) fn run(settings: &Settings) -> Result<()> {
    files::expect_writable([settings.out.as_path()])?;
    if settings.files.iter().any(|file| files::is_same(file, &settings.out)) {
        return Err(Failure::of_file(&settings.out, "expected another file than those to convert, found one of them"));
    }
    let mut found = Found::default();
    let mut each = |read: fn(&Path, &mut Found) -> Result<()>| -> Result<()> {
        settings.files.iter().try_for_each(|path| read(path, &mut found))
    };
    match settings.from {
        Format::Unipen => each(unipen::read)?,
        Format::Uji => each(uji::read)?,
        Format::Quickdraw => each(quickdraw::read)?,
        Format::Omniglot => omniglot::read(&settings.files, &mut found)?,
    }
    if found.drawn.is_empty() {
        let what = format!("expected drawings to keep, found none, and {} others", found.others);
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
    encoder.write_all(text.as_bytes()).and_then(|()| encoder.finish()).expect("writing to a vector cannot fail")
}

fn report(out: &Path, found: &Found) {
    let writers: BTreeSet<_> = found.drawn.iter().filter_map(|drawn| drawn.writer.as_ref()).collect();
    let (n, out) = (found.drawn.len(), out.display());
    let what =
        if found.drawn.iter().any(|drawn| drawn.label.is_some()) { "digits" } else { "drawings that are no digits" };
    say!("{out}: {n} {what} by {} writers; {} others left out", writers.len(), found.others);
    for name in &found.missing {
        say!("{name}: included by the data set, but not found; it may define how points are written");
    }
}

#[cfg(test)]
mod tests {
    use lenet5::Point;

    use super::*;

    #[test]
    fn gzip_is_written_where_the_name_says_so() {
        let mut found = Found::default();
        found.take(Some(7), None, None, &[vec![Point { x: 1.0, y: 2.0 }]]).unwrap();
        let plain = packed(Path::new("a.jsonl"), &found.drawn);
        assert_eq!(plain, b"{\"label\":7,\"strokes\":[[[1,2]]]}\n");
        assert!(packed(Path::new("a.jsonl.gz"), &found.drawn).starts_with(&[0x1f, 0x8b]));
    }
}
