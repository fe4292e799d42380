//! UJI Pen Characters, version 2 (D. Llorens and others, 2008): letters, digits and signs by 60 writers, one text file.
//!
//! ```text
//! // ASCII char: 8
//! WORD 8 trn_UJI_W01-01
//!   NUMSTROKES 2
//!   POINTS 3 # 541 1001 540 987 530 977
//!   POINTS 1 # 518 1227
//! ```
//!
//! Each character has a `WORD` line with the character in UTF-8 and the session: writer, hyphen, repetition. Then come
//! the number of strokes and, for each stroke, the number of points and the points, x and y alternating, y down. `//`
//! starts a comment line. Only digits are kept.
//!
//! The first version of this data set has another format, which is not supported.

use std::path::Path;

use lenet5::Point;

use super::data_set::{Found, LIMIT, number, quoted, read_file};
use crate::failure::{Failure, Result};

/// Adds the digits of a file.
pub(super) fn read(path: &Path, found: &mut Found) -> Result<()> {
    parse(&read_file(path, LIMIT)?, path, found)
}

fn parse(bytes: &[u8], path: &Path, found: &mut Found) -> Result<()> {
    let mut open: Option<Character> = None;
    let mut last = 1;
    for (i, line) in bytes.split(|&byte| byte == b'\n').enumerate() {
        last = i + 1;
        let line = String::from_utf8_lossy(line);
        step(line.trim(), &mut open, found).map_err(|what| Failure::of_line(path, last, what))?;
    }
    close(open, found).map_err(|what| Failure::of_line(path, last, what))
}

/// A character being read; more strokes may follow.
struct Character {
    /// `None` if the character is not a digit.
    digit: Option<u8>,
    writer: String,
    /// The number of strokes, once it is known.
    expected: Option<usize>,
    strokes: Vec<Vec<Point>>,
}

fn step(line: &str, open: &mut Option<Character>, found: &mut Found) -> std::result::Result<(), String> {
    if line.is_empty() || line.starts_with("//") {
        return Ok(());
    }
    let words: Vec<&str> = line.split_whitespace().collect();
    match (words.as_slice(), open.as_mut()) {
        (["WORD", rest @ ..], _) => {
            close(open.take(), found)?;
            *open = Some(character(rest).ok_or_else(|| expected("WORD CHARACTER WRITER-REPETITION", line))?);
        }
        (["NUMSTROKES", count], Some(open)) if open.expected.is_none() => {
            open.expected = Some(count.parse().map_err(|_| expected("NUMSTROKES and how many", line))?);
        }
        (["POINTS", count, "#", values @ ..], Some(open)) if open.expected > Some(open.strokes.len()) => {
            open.strokes.push(stroke(count, values)?);
        }
        _ => return Err(expected("WORD, then NUMSTROKES, then as many POINTS", line)),
    }
    Ok(())
}

fn expected(what: &str, line: &str) -> String {
    format!("expected {what}, found {}", quoted(line))
}

fn character(words: &[&str]) -> Option<Character> {
    let [character, session] = words else { return None };
    let (writer, _) = session.rsplit_once('-')?;
    let digit = match character.as_bytes() {
        [digit @ b'0'..=b'9'] => Some(digit - b'0'),
        _ => None,
    };
    Some(Character { digit, writer: writer.to_owned(), expected: None, strokes: vec![] })
}

fn stroke(count: &str, values: &[&str]) -> std::result::Result<Vec<Point>, String> {
    let (pairs, rest) = values.as_chunks::<2>();
    if !rest.is_empty() || count.parse() != Ok(pairs.len()) {
        return Err(format!("expected {} points, x and y in turn, found {} values", quoted(count), values.len()));
    }
    pairs.iter().map(|[x, y]| Ok(Point { x: number(x)?, y: number(y)? })).collect()
}

/// Adds a character that has been read completely.
fn close(open: Option<Character>, found: &mut Found) -> std::result::Result<(), String> {
    let Some(Character { digit, writer, expected, strokes }) = open else { return Ok(()) };
    if expected != Some(strokes.len()) {
        let expected = expected.map_or_else(|| "NUMSTROKES".to_owned(), |expected| format!("{expected} strokes"));
        return Err(format!("expected {expected}, found {} before the character's end", strokes.len()));
    }
    match digit {
        Some(digit) => found.take(Some(digit), Some(writer), None, &strokes),
        None => {
            found.others += 1;
            Ok(())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<Found> {
        let mut found = Found::default();
        parse(text.as_bytes(), Path::new("uji.txt"), &mut found).map(|()| found)
    }

    /// The error for bad lines after the first, or for the end of the file.
    fn refusal(lines: &str) -> String {
        let refusal = read(&format!("WORD 8 trn_UJI_W01-01\n{lines}")).unwrap_err().to_string();
        assert!(refusal.starts_with("uji.txt, line ") && refusal.contains("expected "), "{refusal}");
        refusal
    }

    #[test]
    fn digits_are_kept_and_other_characters_counted() {
        let text = "// UJI: 100 units per millimetre\r\n\r\n// ASCII char: 8\r\nWORD 8 trn_UJI_W01-02\r\n  NUMSTROKES 2\r\n  \
                    POINTS 2 # 1 2 -3 4\r\n  POINTS 1 # 5 6\r\n// Non-ASCII char: ntilde\r\nWORD ñ tst_UPV_W18-02\r\n  \
                    NUMSTROKES 1\r\n  POINTS 1 # 7 8\r\n";
        let found = read(text).unwrap();
        let at = |x, y| Point { x, y };
        let [drawn] = &found.drawn[..] else { panic!("one digit") };
        assert_eq!((drawn.label, drawn.writer.as_deref()), (Some(8), Some("trn_UJI_W01")));
        assert!(drawn.ink.strokes().eq([&[at(1.0, 2.0), at(-3.0, 4.0)][..], &[at(5.0, 6.0)]]));
        assert_eq!(found.others, 1);
    }

    #[test]
    fn a_word_without_a_session_is_refused() {
        assert!(read("WORD 8\n").unwrap_err().to_string().contains("WRITER-REPETITION, found `WORD 8`"));
        assert!(read("WORD 8 trn\n").unwrap_err().to_string().contains("found `WORD 8 trn`"));
    }

    #[test]
    fn points_before_their_number_of_strokes_are_refused() {
        assert!(refusal("POINTS 1 # 1 2").ends_with("found `POINTS 1 # 1 2`"));
    }

    #[test]
    fn points_outside_of_a_character_are_refused() {
        assert!(read("POINTS 1 # 1 2").unwrap_err().to_string().contains("expected WORD"));
    }

    #[test]
    fn a_number_of_strokes_that_is_none_is_refused() {
        assert!(refusal("NUMSTROKES -1").contains("NUMSTROKES and how many, found `NUMSTROKES -1`"));
    }

    #[test]
    fn a_missing_stroke_is_refused() {
        assert!(refusal("NUMSTROKES 2\nPOINTS 1 # 1 2\nWORD 9 a-1").contains("line 4: expected 2 strokes, found 1"));
        assert!(refusal("NUMSTROKES 2\nPOINTS 1 # 1 2").contains("expected 2 strokes, found 1"));
        assert!(refusal("").contains("expected NUMSTROKES, found 0"));
    }

    #[test]
    fn a_stroke_too_many_is_refused() {
        assert!(refusal("NUMSTROKES 1\nPOINTS 1 # 1 2\nPOINTS 1 # 1 2").contains("line 4: expected WORD"));
    }

    #[test]
    fn a_wrong_number_of_points_is_refused() {
        assert!(refusal("NUMSTROKES 1\nPOINTS 3 # 1 2 3 4").contains("expected `3` points, x and y in turn, found 4"));
        assert!(refusal("NUMSTROKES 1\nPOINTS 1 # 1 2 3").contains("found 3 values"));
        assert!(refusal("NUMSTROKES 1\nPOINTS 99999999999999999999 # 1 2").contains("found 2 values"));
    }

    #[test]
    fn coordinates_that_are_no_numbers_are_refused() {
        assert!(refusal("NUMSTROKES 1\nPOINTS 1 # 1 y").contains("expected a number, found `y`"));
        assert!(refusal("NUMSTROKES 1\nPOINTS 1 # 1 nan").contains("found `nan`"));
        assert!(refusal("NUMSTROKES 1\nPOINTS 1 # 1 2e9").contains("expected finite coordinates"));
    }

    #[test]
    fn a_digit_without_ink_is_refused() {
        assert!(refusal("NUMSTROKES 0").contains("expected ink, found none"));
        assert!(refusal("NUMSTROKES 1\nPOINTS 0 #").contains("expected at least one point"));
    }

    #[test]
    fn an_unknown_line_is_refused() {
        assert!(refusal("STROKES 1").contains("found `STROKES 1`"));
    }

    #[test]
    fn fuzz_uji() {
        let corpus = [
            "// ASCII char: 8\r\nWORD 8 trn_UJI_W01-02\r\n  NUMSTROKES 2\r\n  POINTS 2 # 1 2 -3 4\r\n  POINTS 1 # 5 6\r\n",
            "WORD ñ tst_UPV_W18-02\n NUMSTROKES 1\n POINTS 1 # 7 8\nWORD 0 a_b-1\nNUMSTROKES 0\n",
            "POINTS 1 # 1 2",
            "",
        ];
        crate::fuzz::fuzz("uji", corpus.map(Vec::from).to_vec(), |bytes| {
            let mut found = Found::default();
            match parse(bytes, Path::new("uji.txt"), &mut found) {
                Ok(()) => {
                    format!("{} and {} more", "I".repeat(found.drawn.len().min(9)), "I".repeat(found.others.min(9)))
                }
                Err(error) => error.to_string(),
            }
        });
    }
}
