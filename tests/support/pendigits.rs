//! The writers in UCI's pen strokes that the shipped network was not trained on.

use std::io::Read;

use flate2::read::MultiGzDecoder;

use super::drawings::{Drawing, drawings};

/// The writers of pendigits-tra that were held out from training the shipped network; see `docs/notes/training.md`.
pub(crate) const LEFT_OUT: [&str; 6] = ["tra12", "tra27", "tra02", "tra03", "tra08", "tra17"];

/// Their digits, if the variable `PENDIGITS` names the file `pendigits-tra.jsonl.gz`, which is too large for the repository.
pub(crate) fn left_out() -> Option<Vec<Drawing>> {
    let Some(path) = std::env::var_os("PENDIGITS") else {
        println!("not checked: PENDIGITS does not name the file");
        return None;
    };
    let mut text = String::new();
    let file = std::fs::File::open(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    MultiGzDecoder::new(file).read_to_string(&mut text).unwrap();
    let mut digits = drawings(&text, true);
    digits.retain(|drawing| LEFT_OUT.contains(&drawing.writer.as_str()));
    assert_eq!(digits.len(), 1_496, "the digits of the writers left out");
    Some(digits)
}
