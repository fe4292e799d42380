//! The data held out from a training run, for model selection and for measurement.

use std::{
    collections::HashMap,
    path::{Path, PathBuf},
    str::FromStr,
};

use serde::Serialize;

use crate::ink_file::Drawn;

/// The number of MNIST's training images held out for model selection. They are the last ones.
pub(crate) const IMAGES: usize = 5_000;

/// The number of folds of the ink's writers. One fold is held out.
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

/// The path of a fold's own file: `a.safetensors` becomes `a.fold-0.safetensors`.
pub(crate) fn path_of_fold(path: &Path, fold: usize) -> PathBuf {
    let (stem, extension) = (path.file_stem().unwrap_or_default(), path.extension().unwrap_or_default());
    path.with_file_name(stem).with_added_extension(format!("fold-{fold}")).with_added_extension(extension)
}

/// The number of each drawing's writer. Writers are numbered in the order in which they first occur.
pub(crate) fn writer_numbers(ink: &[Drawn]) -> Vec<usize> {
    let mut writers = HashMap::new();
    ink.iter().map(|drawn| number(&mut writers, drawn.writer.as_deref())).collect()
}

/// The fold of each drawing: its writer's fold or, for a non-digit with a kind, its kind's fold. The letters of an
/// alphabet are one kind. Folds take turns, so each has writers and kinds from all parts of the files. With `all_kinds`,
/// kinds are in no fold.
pub(crate) fn folds(ink: &[Drawn], all_kinds: bool) -> Vec<Option<usize>> {
    let (mut writers, mut kinds) = (HashMap::new(), HashMap::new());
    let number = |drawn: &Drawn| match drawn.kind.as_deref().filter(|_| drawn.label.is_none()) {
        Some(_) if all_kinds => None,
        Some(kind) => Some(number(&mut kinds, kind.split('/').next())),
        None => Some(number(&mut writers, drawn.writer.as_deref())),
    };
    ink.iter().map(number).map(|number| Some(number? % FOLDS)).collect()
}

/// The number of a name: names are numbered in the order in which they first occur.
fn number(known: &mut HashMap<Option<String>, usize>, name: Option<&str>) -> usize {
    let next = known.len();
    *known.entry(name.map(str::to_owned)).or_insert(next)
}

#[cfg(test)]
mod tests {
    use lenet5::Ink;

    use super::*;

    #[test]
    fn digits_are_held_out_by_writer_and_what_is_no_digit_by_kind() {
        let drawn = |label, writer: &str, kind: Option<&str>| Drawn {
            label,
            writer: Some(writer.into()),
            kind: kind.map(Into::into),
            ink: Ink::default(),
        };
        let ink = [
            drawn(Some(1), "a", None),
            drawn(None, "x", Some("Latin/01")),
            drawn(Some(2), "b", None),
            drawn(None, "y", Some("Latin/02")),
            drawn(None, "a", Some("Greek/01")),
            drawn(Some(3), "a", Some("ignored")),
            drawn(None, "b", None),
            drawn(None, "c", Some("bicycle")),
        ];
        assert_eq!(folds(&ink, false), [0, 0, 1, 0, 1, 0, 1, 2].map(Some));
        assert_eq!(folds(&ink, true), [Some(0), None, Some(1), None, None, Some(0), Some(1), None]);
        assert_eq!(writer_numbers(&ink), [0, 1, 2, 3, 0, 0, 2, 4]);
    }
}
