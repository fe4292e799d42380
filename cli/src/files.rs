//! Reads files, plain or gzip, up to a maximum size, and MNIST's four files. Writes files.
//!
//! Gzip is detected by a file's first two bytes, not by its name. The uncompressed size is limited because a kilobyte
//! of gzip can decompress to a megabyte, and gigabytes would exhaust the machine's memory.

mod gzip;
mod kind;
mod picture;
mod write;

use std::{
    fmt::Display,
    fs::File,
    io::{self, BufRead, BufReader, ErrorKind, Read},
    path::{Path, PathBuf},
};

use clap::ValueEnum;
use lenet5::training::idx;

pub(crate) use kind::{other_kind, without_mark};
pub(crate) use picture::read_picture;
pub(crate) use write::{expect_writable, is_same, write};

use crate::failure::{Failure, Result};

/// The maximum size of an IDX file, uncompressed: 1 GiB, some twenty times MNIST.
const IDX_LIMIT: u64 = 1 << 30;

/// Which part of MNIST.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Split {
    /// The 60,000 digits to train on.
    Train,
    /// The 10,000 digits to test on.
    T10k,
}

/// Images, `(H, W)` row-major, 0 paper and 255 ink; and as many labels.
pub(crate) type Digits = (Vec<[u8; 784]>, Vec<u8>);

/// Reads one split of MNIST from a directory. Files may be gzip or not, and be named `train-images-idx3-ubyte` or
/// `train-images.idx3-ubyte`, with or without `.gz`.
pub(crate) fn read_mnist(directory: &Path, split: Split) -> Result<Digits> {
    let split = match split {
        Split::Train => "train",
        Split::T10k => "t10k",
    };
    let image_path = find(directory, split, "images", "idx3-ubyte")?;
    let label_path = find(directory, split, "labels", "idx1-ubyte")?;
    let (image_bytes, label_bytes) = (read(&image_path, IDX_LIMIT)?, read(&label_path, IDX_LIMIT)?);
    // Parse each file by itself first, so that an error names the right file.
    idx::images(&image_bytes).map_err(|error| unlike(&image_path, &image_bytes, "an IDX file", error))?;
    idx::labels(&label_bytes).map_err(|error| unlike(&label_path, &label_bytes, "an IDX file", error))?;
    let (images, labels) =
        idx::labelled(&image_bytes, &label_bytes).map_err(|error| Failure::of_file(directory, error))?;
    Ok((images.to_vec(), labels.to_vec()))
}

fn find(directory: &Path, split: &str, what: &str, kind: &str) -> Result<PathBuf> {
    let plain = format!("{split}-{what}-{kind}");
    let names =
        [plain.clone(), format!("{plain}.gz"), format!("{split}-{what}.{kind}"), format!("{split}-{what}.{kind}.gz")];
    for path in names.map(|name| directory.join(name)) {
        match path.metadata() {
            Ok(found) if found.is_file() => return Ok(path),
            Err(error) if error.kind() == ErrorKind::PermissionDenied => return Err(unreadable(&path, error)),
            _ => {}
        }
    }
    Err(Failure::of_file(directory, format!("expected a directory with {plain} or {plain}.gz, found neither")))
}

/// All bytes of a file, decompressed if it is gzip.
pub(crate) fn read(path: &Path, limit: u64) -> Result<Vec<u8>> {
    let mut bytes = Vec::new();
    open(path)?.take(limit.saturating_add(1)).read_to_end(&mut bytes).map_err(|error| unreadable(path, error))?;
    if bytes.len() as u64 > limit {
        return Err(Failure::of_file(path, format!("expected at most {limit} bytes (unpacked), found more")));
    }
    Ok(bytes)
}

fn unreadable(path: &Path, error: io::Error) -> Failure {
    Failure::of_file(path, format!("expected a file that can be read, found: {error}"))
}

/// The error for a file with these bytes: that it is another kind of file, if that can be detected, or else `error`.
pub(crate) fn unlike(path: &Path, bytes: &[u8], expected: &str, error: impl Display) -> Failure {
    match other_kind(bytes) {
        Some(kind) => Failure::of_file(path, format!("expected {expected}, found {kind}")),
        None => Failure::of_file(path, error),
    }
}

/// A reader of a file's bytes, decompressed if it is gzip. It has no size limit, so use [`Read::take`].
pub(crate) fn open(path: &Path) -> Result<Box<dyn Read>> {
    let cannot = |error| unreadable(path, error);
    let mut reader = BufReader::new(File::open(path).map_err(cannot)?);
    if !reader.fill_buf().map_err(cannot)?.starts_with(&gzip::MAGIC) {
        return Ok(Box::new(reader));
    }
    let name = path.display().to_string();
    Ok(Box::new(gzip::Members::new(reader, move || {
        note!("warning: {name}: what follows the gzip data is ignored, as gzip does");
    })))
}

#[cfg(test)]
pub(crate) mod tests {
    use std::{fs, io::Write};

    use flate2::{Compression, write::GzEncoder};

    use super::*;

    /// A directory for one test, deleted afterwards.
    pub(crate) struct Directory(pub(crate) PathBuf);

    impl Directory {
        pub(crate) fn new(test: &str) -> Self {
            let path = std::env::temp_dir().join(format!("lenet5-files-{}-{test}", std::process::id()));
            fs::create_dir_all(&path).unwrap();
            Self(path)
        }

        pub(crate) fn with(self, name: &str, bytes: &[u8]) -> Self {
            fs::write(self.0.join(name), bytes).unwrap();
            self
        }

        fn refusal(&self) -> String {
            let refusal = read_mnist(&self.0, Split::Train).unwrap_err().to_string();
            assert!(refusal.contains(self.0.to_str().unwrap()) && !refusal.contains('\n'), "{refusal}");
            refusal
        }
    }

    impl Drop for Directory {
        fn drop(&mut self) {
            let _ = fs::remove_dir_all(&self.0);
        }
    }

    fn gzip(bytes: &[u8]) -> Vec<u8> {
        let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
        encoder.write_all(bytes).unwrap();
        encoder.finish().unwrap()
    }

    fn images() -> Vec<u8> {
        [&[0, 0, 8, 3, 0, 0, 0, 1, 0, 0, 0, 28, 0, 0, 0, 28][..], &[9; 784]].concat()
    }

    const LABELS: &[u8] = &[0, 0, 8, 1, 0, 0, 0, 1, 4];

    #[test]
    fn gzip_is_told_by_its_content_and_both_ways_of_naming_are_found() {
        let expected = (vec![[9; 784]], vec![4]);
        let plain = Directory::new("plain")
            .with("train-images-idx3-ubyte", &gzip(&images()))
            .with("train-labels.idx1-ubyte.gz", LABELS);
        assert_eq!(read_mnist(&plain.0, Split::Train).unwrap(), expected);
        let other = Directory::new("other")
            .with("t10k-images.idx3-ubyte", &images())
            .with("t10k-labels-idx1-ubyte.gz", &gzip(LABELS));
        assert_eq!(read_mnist(&other.0, Split::T10k).unwrap(), expected);
    }

    #[test]
    fn a_missing_file_is_named() {
        let directory = Directory::new("missing").with("train-images-idx3-ubyte", &images());
        assert!(directory.refusal().contains("train-labels-idx1-ubyte or train-labels-idx1-ubyte.gz, found neither"));
    }

    #[test]
    fn a_malformed_file_is_named() {
        let directory = Directory::new("malformed")
            .with("train-images-idx3-ubyte", &images())
            .with("train-labels-idx1-ubyte", &[0, 0, 8, 1, 0, 0, 0, 1, 10]);
        assert!(directory.refusal().contains("train-labels-idx1-ubyte: label 0: expected a digit in 0..=9, got 10"));
    }

    #[test]
    fn files_that_do_not_belong_together_are_refused() {
        let directory = Directory::new("counts")
            .with("train-images-idx3-ubyte", &images())
            .with("train-labels-idx1-ubyte", &[0, 0, 8, 1, 0, 0, 0, 2, 4, 4]);
        assert!(directory.refusal().contains("got 1 and 2"));
    }

    #[test]
    fn gzip_cut_short_is_refused() {
        let packed = gzip(&images());
        let directory = Directory::new("cut")
            .with("train-images-idx3-ubyte.gz", &packed[..packed.len() - 6])
            .with("train-labels-idx1-ubyte", LABELS);
        assert!(directory.refusal().contains("train-images-idx3-ubyte.gz: expected a file that can be read"));
    }

    #[test]
    fn gzip_that_unpacks_to_more_than_allowed_is_refused() {
        let directory = Directory::new("bomb").with("bomb", &gzip(&[0; 10_000]));
        let path = directory.0.join("bomb");
        assert_eq!(read(&path, 10_000).unwrap().len(), 10_000);
        let refusal = read(&path, 9_999).unwrap_err().to_string();
        assert!(refusal.ends_with("bomb: expected at most 9999 bytes (unpacked), found more"), "{refusal}");
    }

    #[test]
    fn several_gzip_members_are_one_file_with_padding_or_without() {
        let members = [gzip(b"one "), gzip(b"two"), vec![0; 700]].concat();
        let directory = Directory::new("members").with("both", &members);
        assert_eq!(read(&directory.0.join("both"), 100).unwrap(), b"one two");
    }

    #[test]
    fn a_web_page_in_place_of_a_file_is_named() {
        let page = b"<!DOCTYPE html><title>404</title>";
        for images in [page.to_vec(), gzip(page)] {
            let directory = Directory::new("page")
                .with("train-images-idx3-ubyte.gz", &images)
                .with("train-labels-idx1-ubyte", LABELS);
            let refusal = directory.refusal();
            assert!(refusal.ends_with("ubyte.gz: expected an IDX file, found a web page"), "{refusal}");
        }
    }

    #[test]
    fn a_directory_in_place_of_a_file_is_refused() {
        let directory = Directory::new("directory");
        assert!(read(&directory.0, 100).unwrap_err().to_string().contains("expected a file that can be read"));
    }
}
