//! Ink files: JSON Lines, plain or gzip, one drawing a line.
//!
//! ```json
//! {"label": 7, "writer": "w03", "strokes": [[[10, 10], [60, 12], [30, 90]], [[20, 50], [55, 48]]]}
//! ```
//!
//! Coordinates have any unit; y points down unless the caller says otherwise. `"label": null` marks a drawing that is
//! not a digit. `writer` may be missing, and so may `pen`, the width of the pen in the same unit: ink no larger than that
//! is a dot. `char` names the kind of what is not a digit: `"Latin/01"`, a letter of an alphabet, or `"bicycle"`, a thing.
//! Other fields are ignored. Empty lines are skipped, and so is a byte order mark at the start of any line, since files
//! are often concatenated.

use std::{
    io::{BufRead, BufReader, Read},
    path::Path,
};

use lenet5::{Ink, Point};
use serde::Deserialize;
use serde_json::Value;

use crate::{
    failure::{Failure, Result},
    files,
};

/// The maximum size of an ink file, uncompressed: 256 MiB, some 300,000 digits.
const FILE_LIMIT: u64 = 1 << 28;
/// The maximum length of a line: 16 MiB, more than a million points.
const LINE_LIMIT: u64 = 1 << 24;

/// One line of an ink file.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Drawn {
    /// The digit, `0..=9`; `None` for a drawing that is not a digit.
    pub(crate) label: Option<u8>,
    /// The writer, if named.
    pub(crate) writer: Option<String>,
    /// What was meant, of a drawing that is not a digit: `Latin/01`, a letter of an alphabet, or `bicycle`, a thing.
    pub(crate) kind: Option<String>,
    /// The ink, y down.
    pub(crate) ink: Ink,
}

/// Reads a whole ink file; with `y_up` its y axis is flipped.
pub(crate) fn read_ink(path: &Path, y_up: bool) -> Result<Vec<Drawn>> {
    parse(files::open(path)?, path, y_up, FILE_LIMIT, LINE_LIMIT)
}

fn parse(bytes: impl Read, path: &Path, y_up: bool, file_limit: u64, line_limit: u64) -> Result<Vec<Drawn>> {
    // One byte more than allowed, to distinguish a file of exactly the limit from a larger one.
    let mut bytes = BufReader::new(bytes.take(file_limit + 1));
    let mut all_drawn = Vec::new();
    let (mut read, mut line) = (0, Vec::new());
    for number in 1.. {
        line.clear();
        let length = bytes
            .by_ref()
            .take(line_limit + 1)
            .read_until(b'\n', &mut line)
            .map_err(|error| Failure::of_line(path, number, format!("expected more to read, found: {error}")))?;
        read += length as u64;
        if read > file_limit {
            return Err(Failure::of_file(path, format!("expected at most {file_limit} bytes (unpacked), found more")));
        }
        if length as u64 > line_limit {
            return Err(Failure::of_line(path, number, format!("expected at most {line_limit} bytes, found more")));
        }
        if length == 0 {
            break;
        }
        let text = files::without_mark(&line);
        if !text.trim_ascii().is_empty() {
            let drawn = parse_line(text, y_up).map_err(|what| match files::other_kind(&line) {
                Some(kind) if all_drawn.is_empty() => {
                    Failure::of_file(path, format!("expected drawings as JSON Lines, found {kind}"))
                }
                _ => Failure::of_line(path, number, what),
            })?;
            all_drawn.push(drawn);
        }
    }
    Ok(all_drawn)
}

/// A line of the file.
#[derive(Deserialize)]
struct Line {
    // Named so that a missing label, unlike `null`, is an error.
    #[serde(deserialize_with = "Option::deserialize")]
    label: Option<i64>,
    writer: Option<String>,
    // By these names others may mean something else, which is ignored.
    pen: Option<Value>,
    char: Option<Value>,
    strokes: Vec<Vec<[f32; 2]>>,
}

fn parse_line(line: &[u8], y_up: bool) -> std::result::Result<Drawn, String> {
    let Line { label, writer, pen, char, strokes } = serde_json::from_slice(line).map_err(|error| {
        let what = error.to_string();
        // serde_json counts lines within its input, which is one line.
        let what = what.split(" at line ").next().unwrap_or_default();
        format!(
            r#"expected {{"label": 0..=9 or null, "strokes": [[[x, y], …], …]}}, found: {what}, column {}"#,
            error.column()
        )
    })?;
    let label = match label.map(u8::try_from) {
        None => None,
        Some(Ok(digit @ 0..=9)) => Some(digit),
        Some(_) => return Err(format!("expected a label in 0..=9 or null, found {}", label.unwrap_or_default())),
    };
    let point = |&[x, y]: &[f32; 2]| Point { x, y: if y_up { -y } else { y } };
    let strokes = strokes.iter().map(|stroke| stroke.iter().map(point).collect::<Vec<_>>());
    let width = pen.as_ref().and_then(Value::as_f64).unwrap_or_default() as f32;
    let ink = Ink::new(strokes).and_then(|ink| ink.with_pen(width)).map_err(|error| error.to_string())?;
    let kind = char.as_ref().and_then(Value::as_str).map(str::to_owned);
    Ok(Drawn { label, writer, kind, ink })
}

/// A drawing as a line of an ink file, y down.
pub(crate) fn line(drawn: &Drawn) -> String {
    let number = |label: u8| label.to_string();
    let writer = drawn.writer.as_ref().map(|name| format!(r#","writer":{}"#, Value::from(name.as_str())));
    let kind = drawn.kind.as_ref().map(|kind| format!(r#","char":{}"#, Value::from(kind.as_str())));
    let pen = Some(drawn.ink.pen()).filter(|&width| width > 0.0).map(|width| format!(r#","pen":{width}"#));
    // `Display` writes the fewest digits that denote the number exactly, and 7 rather than 7.0.
    let point = |p: &Point| format!("[{},{}]", p.x, p.y);
    let stroke = |stroke: &[Point]| format!("[{}]", stroke.iter().map(point).collect::<Vec<_>>().join(","));
    format!(
        "{{\"label\":{}{}{}{},\"strokes\":[{}]}}\n",
        drawn.label.map_or_else(|| "null".to_owned(), number),
        writer.unwrap_or_default(),
        kind.unwrap_or_default(),
        pen.unwrap_or_default(),
        drawn.ink.strokes().map(stroke).collect::<Vec<_>>().join(",")
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: impl AsRef<[u8]>, y_up: bool) -> Result<Vec<Drawn>> {
        parse(text.as_ref(), Path::new("ink.jsonl"), y_up, 1000, 200)
    }

    /// What is said about a bad second line.
    fn refusal(line: impl AsRef<[u8]>) -> String {
        let text = [b"{\"label\":null,\"strokes\":[]}\n", line.as_ref(), b"\n"].concat();
        let refusal = read(text, false).unwrap_err().to_string();
        assert!(
            refusal.starts_with("ink.jsonl, line 2: ") && refusal.contains("expected ") && !refusal.contains('\n'),
            "{refusal}"
        );
        refusal
    }

    #[test]
    fn lines_are_read_and_what_is_optional_is() {
        let text = r#"{"label": 7, "writer": "w03", "strokes": [[[1, 2.5], [3e0, -4]], [[5, 6]]], "device": {"a": [1]}}

            {"strokes":[],"label":null}"#;
        let drawn = read(text, false).unwrap();
        let at = |x, y| Point { x, y };
        let ink = Ink::new([vec![at(1.0, 2.5), at(3.0, -4.0)], vec![at(5.0, 6.0)]]).unwrap();
        assert_eq!(drawn[0], Drawn { label: Some(7), writer: Some("w03".into()), kind: None, ink });
        assert_eq!(drawn[1], Drawn { label: None, writer: None, kind: None, ink: Ink::default() });
        assert_eq!(drawn.len(), 2);
    }

    #[test]
    fn y_is_turned_over_on_request() {
        let text = r#"{"label": 1, "strokes": [[[1, 2], [3, -4]]]}"#;
        let up = read(text, true).unwrap();
        assert_eq!(up[0].ink.points(), [Point { x: 1.0, y: -2.0 }, Point { x: 3.0, y: 4.0 }]);
    }

    #[test]
    fn what_is_written_is_read_again() {
        let at = |x, y| Point { x, y };
        let ink = Ink::new([vec![at(1.0, -2.5), at(1e9, 1e-40)], vec![at(0.1, 3.0)]]).unwrap();
        let ink = ink.with_pen(0.3).unwrap();
        let named = Drawn { label: Some(7), writer: Some("\"\\ü".into()), kind: None, ink };
        let nameless = Drawn { label: None, writer: None, kind: None, ink: Ink::default() };
        assert_eq!(read(line(&named) + &line(&nameless), false).unwrap(), [named, nameless]);
    }

    #[test]
    fn an_empty_file_has_no_digits() {
        assert!(read("", false).unwrap().is_empty());
    }

    #[test]
    fn byte_order_marks_and_line_ends_of_other_systems_mean_nothing() {
        let line = r#"{"label": 7, "strokes": [[[1, 2]]]}"#;
        let plain = read(format!("{line}\n{line}\n"), false).unwrap();
        for text in [
            format!("\u{feff}{line}\n{line}"),
            format!("\u{feff}{line}\r\n\r\n{line}\r\n"),
            format!("{line}\n\u{feff}{line}\n\u{feff}\n"),
        ] {
            assert_eq!(read(&text, false).unwrap(), plain, "{text:?}");
        }
    }

    #[test]
    fn another_kind_of_file_is_named() {
        let utf16: Vec<u8> = "\u{feff}{\"label\"".encode_utf16().flat_map(u16::to_le_bytes).collect();
        for (bytes, kind) in [
            (&b"<!doctype html>\n<title>Sign in</title>"[..], "a web page"),
            (b"\n\n<html>", "a web page"),
            (&utf16, "text in UTF-16 (save it as UTF-8)"),
            (b"\x1f\x8b\x08", "gzip within gzip (unpack it once)"),
        ] {
            let refusal = read(bytes, false).unwrap_err().to_string();
            assert_eq!(refusal, format!("ink.jsonl: expected drawings as JSON Lines, found {kind}"));
        }
    }

    #[test]
    fn what_is_not_json_is_refused() {
        refusal("label: 7");
        refusal(r#"{"label": 7, "strokes": [[[1, 2]]]"#);
        refusal(r#"{"label": 7, "strokes": [[[1, 2]]]} {}"#);
        refusal([0xff, 0xfe]);
    }

    #[test]
    fn a_label_that_is_no_digit_is_refused() {
        assert!(refusal(r#"{"label": 10, "strokes": []}"#).ends_with("in 0..=9 or null, found 10"));
        assert!(refusal(r#"{"label": -1, "strokes": []}"#).ends_with("found -1"));
        assert!(refusal(r#"{"label": 300, "strokes": []}"#).ends_with("found 300"));
        assert!(refusal(r#"{"label": "7", "strokes": []}"#).contains("string"));
        assert!(refusal(r#"{"label": 7.5, "strokes": []}"#).contains("7.5"));
    }

    #[test]
    fn a_missing_label_is_refused() {
        assert!(refusal(r#"{"strokes": []}"#).contains("missing field `label`"));
    }

    #[test]
    fn missing_strokes_are_refused() {
        assert!(refusal(r#"{"label": 7}"#).contains("missing field `strokes`"));
    }

    #[test]
    fn a_stroke_without_points_is_refused() {
        assert!(
            refusal(r#"{"label": 7, "strokes": [[[1, 2]], []]}"#).contains("stroke 1: expected at least one point")
        );
    }

    #[test]
    fn points_of_one_or_three_values_are_refused() {
        refusal(r#"{"label": 7, "strokes": [[[1]]]}"#);
        refusal(r#"{"label": 7, "strokes": [[[1, 2, 3]]]}"#);
    }

    #[test]
    fn coordinates_that_cannot_be_computed_with_are_refused() {
        refusal(r#"{"label": 7, "strokes": [[[NaN, 2]]]}"#);
        refusal(r#"{"label": 7, "strokes": [[[null, 2]]]}"#);
        refusal(r#"{"label": 7, "strokes": [[[1e400, 2]]]}"#);
        assert!(refusal(r#"{"label": 7, "strokes": [[[1, 2e9]]]}"#).contains("stroke 0, point 0: expected finite"));
    }

    #[test]
    fn kinds_are_named_and_what_others_mean_by_a_name_is_ignored() {
        let text = r#"{"label": null, "char": "Latin/01", "strokes": []}
            {"label": null, "char": 7, "pen": "a finger", "strokes": []}"#;
        let [letter, other] = &read(text, false).unwrap()[..] else { panic!("two drawings") };
        assert_eq!((letter.kind.as_deref(), &other.kind, other.ink.pen()), (Some("Latin/01"), &None, 0.0));
        assert_eq!(read(line(letter), false).unwrap()[0], *letter);
    }

    #[test]
    fn a_pen_that_is_no_width_is_refused() {
        assert!(
            refusal(r#"{"label": 7, "pen": -1, "strokes": [[[1, 2]]]}"#)
                .contains("a pen: expected a width of 0 or more")
        );
    }

    #[test]
    fn an_endless_line_is_refused() {
        assert!(refusal("x".repeat(201)).ends_with("expected at most 200 bytes, found more"));
    }

    #[test]
    fn an_endless_file_is_refused() {
        let refusal = read("{\"label\":null,\"strokes\":[]}\n".repeat(40), false).unwrap_err().to_string();
        assert_eq!(refusal, "ink.jsonl: expected at most 1000 bytes (unpacked), found more");
    }
}
