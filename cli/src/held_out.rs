//! The data held out from a training run, for model selection and for measuring.

use std::{
    path::{Path, PathBuf},
    str::FromStr,
};

use serde::Serialize;

use crate::ink_file::Drawn;

/// The number of MNIST's training images held out for model selection: the last ones.
pub(crate) const IMAGES: usize = 5_000;

/// The number of folds of the ink's writers, of which one is held out.
pub(crate) const FOLDS: usize = 5;

/// Which writers to hold out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Fold {
    One(usize),
    All,
}

impl FromStr for Fold {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        match text.parse() {
            Ok(fold) if fold < FOLDS => Ok(Self::One(fold)),
            _ if text == "all" => Ok(Self::All),
            _ => Err(format!("expected 0 to {} or all", FOLDS - 1)),
        }
    }
}

/// The name of a fold's file beside the others': `a.safetensors` becomes `a.fold-0.safetensors`.
pub(crate) fn path_of_fold(path: &Path, fold: usize) -> PathBuf {
    let (stem, extension) = (path.file_stem().unwrap_or_default(), path.extension().unwrap_or_default());
    path.with_file_name(format!("{}.fold-{fold}", stem.display())).with_added_extension(extension)
}

/// The number of each drawing's writer. Writers are numbered in the order in which they first occur. A writer's fold is
/// the number modulo [`FOLDS`], so each fold has writers from all parts of the files.
pub(crate) fn writer_numbers(ink: &[Drawn]) -> Vec<usize> {
    let mut writers: Vec<&Option<String>> = Vec::new();
    let mut numbers = Vec::with_capacity(ink.len());
    for drawn in ink {
        let number = writers.iter().position(|writer| **writer == drawn.writer);
        numbers.push(number.unwrap_or_else(|| {
            writers.push(&drawn.writer);
            writers.len() - 1
        }));
    }
    numbers
}
