//! Omniglot (B. Lake, R. Salakhutdinov and J. Tenenbaum, 2015): letters of many alphabets, each drawn by 20 people.
//!
//! The folders of `python/strokes_background_small1.zip` and `small2.zip`, one file for each drawing:
//! `ALPHABET/characterNN/NNNN_MM.txt`, where MM is the person.
//!
//! ```text
//! START
//! 18.97,-43.46,0
//! 19.70,-41.20,31
//! BREAK
//! ```
//!
//! Between `START` and the end there are points, x, y (up, so all are negative) and milliseconds; `BREAK` ends a stroke.
//!
//! [`KEPT`] lists the letters that are kept. They were chosen by eye from one drawing of each: letters that can pass for a
//! digit are left out, such as Latin b, l, o, s and z. A single drawing of another letter may still pass for one.

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
};

use lenet5::Point;

use super::data_set::{Found, LIMIT, number, quoted, read_file};
use crate::failure::{Failure, Result};

/// The alphabets and the numbers of the letters that are kept.
const KEPT: &[(&str, &[u8])] = &[
    ("Balinese", &[1, 2, 3, 4, 6, 7, 8, 9, 10, 11, 12, 13, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24]),
    ("Early_Aramaic", &[8, 9, 11, 15, 18, 19, 21, 22]),
    ("Greek", &[1, 3, 7, 10, 11, 12, 13, 16, 20, 22, 23, 24]),
    (
        "Japanese_(katakana)",
        &[
            3, 4, 5, 6, 7, 10, 11, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 25, 26, 29, 31, 32, 33, 34, 35, 36, 37,
            40, 41, 45, 47,
        ],
    ),
    (
        "Korean",
        &[1, 2, 3, 4, 5, 6, 7, 8, 10, 11, 12, 13, 14, 15, 16, 17, 18, 25, 26, 29, 30, 31, 34, 35, 36, 38, 39, 40],
    ),
    ("Latin", &[1, 3, 4, 5, 6, 8, 11, 13, 14, 16, 18, 20, 21, 22, 23, 24]),
    (
        "Sanskrit",
        &[
            1, 2, 3, 4, 6, 7, 8, 9, 10, 11, 12, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 28, 29, 30, 31, 32, 34,
            35, 38, 39, 40, 41, 42,
        ],
    ),
    ("Tagalog", &[1, 2, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15]),
];

/// Adds the kept letters below these folders, by alphabet. The data set's two folders share alphabets, which count once.
pub(super) fn read(roots: &[PathBuf], found: &mut Found) -> Result<()> {
    let mut alphabets = BTreeMap::new();
    for root in roots {
        for alphabet in folders(root)? {
            alphabets.entry(name(&alphabet)).or_insert(alphabet);
        }
    }
    for alphabet in alphabets.into_values() {
        for letter in folders(&alphabet)? {
            let Some(kind) = kind(&alphabet, &letter) else {
                found.others += entries(&letter)?.len();
                continue;
            };
            for file in entries(&letter)?.into_iter().filter(|path| path.extension().is_some_and(|end| end == "txt")) {
                let writer = writer(&alphabet, &file)?;
                parse(&read_file(&file, LIMIT)?, &file, &kind, &writer, found)?;
            }
        }
    }
    Ok(())
}

/// A folder's entries, sorted by name.
fn entries(folder: &Path) -> Result<Vec<PathBuf>> {
    let entries = fs::read_dir(folder).and_then(|entries| entries.map(|entry| Ok(entry?.path())).collect());
    let mut paths: Vec<PathBuf> =
        entries.map_err(|error| Failure::of_file(folder, format!("expected a folder of alphabets, found: {error}")))?;
    paths.sort();
    Ok(paths)
}

fn folders(folder: &Path) -> Result<Vec<PathBuf>> {
    Ok(entries(folder)?.into_iter().filter(|path| path.is_dir()).collect())
}

fn name(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

/// The letter's kind, such as `Latin/08`, if it is kept.
fn kind(alphabet: &Path, letter: &Path) -> Option<String> {
    let (alphabet, letter) = (name(alphabet), name(letter));
    let number: u8 = letter.strip_prefix("character")?.parse().ok()?;
    let (_, kept) = KEPT.iter().find(|(kept, _)| *kept == alphabet)?;
    kept.contains(&number).then(|| format!("{alphabet}/{number:02}"))
}

/// The writer's name, such as `om-latin-07`. Each alphabet numbers its people from the start.
fn writer(alphabet: &Path, file: &Path) -> Result<String> {
    let stem = file.file_stem().unwrap_or_default().to_string_lossy();
    let number = stem.split_once('_').and_then(|(_, number)| number.parse::<u8>().ok());
    let number = number.ok_or_else(|| Failure::of_file(file, "expected a name like 0001_01.txt, found another"))?;
    let alphabet: String = name(alphabet).to_lowercase().chars().take(5).collect();
    Ok(format!("om-{alphabet}-{number:02}"))
}

fn parse(bytes: &[u8], path: &Path, kind: &str, writer: &str, found: &mut Found) -> Result<()> {
    let text = String::from_utf8_lossy(bytes);
    let (mut strokes, mut open) = (Vec::new(), Vec::new());
    let mut lines = text.lines().enumerate().map(|(i, line)| (i + 1, line.trim()));
    match lines.next() {
        Some((_, "START")) => {}
        other => {
            let line = other.map_or("", |(_, line)| line);
            return Err(Failure::of_line(path, 1, format!("expected START, found {}", quoted(line))));
        }
    }
    let mut last = 1;
    for (i, line) in lines {
        last = i;
        match line {
            "" => {}
            "BREAK" => strokes.push(std::mem::take(&mut open)),
            line => open.push(point(line).map_err(|what| Failure::of_line(path, i, what))?),
        }
    }
    if !open.is_empty() {
        return Err(Failure::of_line(path, last, "expected BREAK after the last stroke, found the end"));
    }
    found
        .take(None, Some(writer.to_owned()), Some(kind.to_owned()), &strokes)
        .map_err(|what| Failure::of_line(path, last, what))
}

/// Parses a point such as `18.97,-43.46,0`, y up, and rounds it to a tenth of a canvas pixel.
fn point(line: &str) -> std::result::Result<Point, String> {
    let [x, y, _] = line.split(',').collect::<Vec<_>>()[..] else {
        return Err(format!("expected x,y,t or BREAK, found {}", quoted(line)));
    };
    let tenths = |value: f32| (value * 10.0).round() / 10.0;
    // Subtract, because the negation of 0 would be written as -0.
    Ok(Point { x: tenths(number(x)?), y: 0.0 - tenths(number(y)?) })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<Found> {
        let mut found = Found::default();
        parse(text.as_bytes(), Path::new("0001_01.txt"), "Latin/08", "om-latin-01", &mut found).map(|()| found)
    }

    fn refusal(text: &str) -> String {
        let refusal = read(text).unwrap_err().to_string();
        assert!(refusal.starts_with("0001_01.txt, line ") && refusal.contains("expected "), "{refusal}");
        refusal
    }

    #[test]
    fn strokes_are_read_with_y_down() {
        let found = read("START\n18.966,-43.461,0\n20,-1.04,31\nBREAK\n5.0,0,60\nBREAK\n").unwrap();
        let at = |x, y| Point { x, y };
        let [drawn] = &found.drawn[..] else { panic!("one drawing") };
        assert_eq!(
            (drawn.label, drawn.writer.as_deref(), drawn.kind.as_deref()),
            (None, Some("om-latin-01"), Some("Latin/08"))
        );
        assert!(drawn.ink.strokes().eq([&[at(19.0, 43.5), at(20.0, 1.0)][..], &[at(5.0, 0.0)]]));
    }

    #[test]
    fn letters_are_kept_by_the_table_and_people_named_by_alphabet() {
        let kind = |alphabet: &str, letter: &str| kind(Path::new(alphabet), Path::new(letter));
        assert_eq!(kind("a/Latin", "a/Latin/character08").as_deref(), Some("Latin/08"));
        assert_eq!(kind("Latin", "character02"), None);
        assert_eq!(kind("Klingon", "character08"), None);
        assert_eq!(kind("Latin", "letter08"), None);
        assert_eq!(writer(Path::new("a/Early_Aramaic"), Path::new("0100_07.txt")).unwrap(), "om-early-07");
        assert!(writer(Path::new("Latin"), Path::new("a.txt")).unwrap_err().to_string().contains("expected a name"));
    }

    #[test]
    fn a_file_that_does_not_start_is_refused() {
        assert!(refusal("").contains("expected START, found ``"));
        assert!(refusal("1,-2,3\nBREAK\n").contains("line 1: expected START, found `1,-2,3`"));
    }

    #[test]
    fn a_stroke_that_does_not_end_is_refused() {
        assert!(refusal("START\n1,-2,3\n").contains("line 2: expected BREAK"));
    }

    #[test]
    fn points_that_are_none_are_refused() {
        assert!(refusal("START\n1,-2\nBREAK\n").contains("line 2: expected x,y,t or BREAK, found `1,-2`"));
        assert!(refusal("START\n1,-2,3\n1,y,3\nBREAK\n").contains("line 3: expected a number, found `y`"));
        assert!(refusal("START\n1,-2e9,3\nBREAK\n").contains("expected finite coordinates"));
    }

    #[test]
    fn strokes_without_points_are_refused() {
        assert!(refusal("START\nBREAK\n").contains("expected at least one point"));
        assert!(refusal("START\n").contains("expected ink, found none"));
    }

    #[test]
    fn a_folder_that_is_none_is_refused() {
        let refusal = super::read(&["/nowhere".into()], &mut Found::default()).unwrap_err().to_string();
        assert!(refusal.starts_with("/nowhere: expected a folder"), "{refusal}");
    }
}
