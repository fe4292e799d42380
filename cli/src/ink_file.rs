//! Ink files: JSON Lines, plain or gzip, one drawing a line.
//!
//! ```json
//! {"label": 7, "writer": "w03", "strokes": [[[10, 10], [60, 12], [30, 90]], [[20, 50], [55, 48]]]}
//! ```
//!
//! Coordinates have any unit; y points down unless the caller says otherwise. `"label": null` marks a drawing that is
//! not a digit, `"label": "1024"` a number. `writer` may be missing, and so may `pen`, the width of the pen in the same
//! unit: ink no larger than that is a dot. `char` names the kind of a non-digit: `"Latin/01"`, a letter of an
//! alphabet, or `"bicycle"`, a thing. Other fields are ignored. Empty lines are skipped, and so is a byte order mark at
//! the start of any line, since files are often concatenated.

use std::{
    io::{BufRead, BufReader, Read},
    path::Path,
};

use lenet5::{Ink, Point};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::{
    failure::{Failure, Result, shortened},
    files,
};

/// The maximum size of an ink file, uncompressed: 256 MiB, some 300,000 digits.
const FILE_LIMIT: u64 = 1 << 28;
/// The maximum length of a line: 16 MiB, more than a million points.
const LINE_LIMIT: u64 = 1 << 24;

/// One line of an ink file, with a digit or a number as its label.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Drawn<Label = u8> {
    /// The digit, `0..=9`, or the number, as text; `None` for a drawing that is neither.
    pub(crate) label: Option<Label>,
    /// The writer, if named.
    pub(crate) writer: Option<String>,
    /// What a non-digit was meant to show: `Latin/01`, a letter of an alphabet, or `bicycle`, a thing.
    pub(crate) kind: Option<String>,
    /// The ink, y down.
    pub(crate) ink: Ink,
}

/// Reads a whole ink file; with `y_up` its y axis is flipped.
pub(crate) fn read_ink(path: &Path, y_up: bool) -> Result<Vec<Drawn>> {
    parse(files::open(path)?, path, y_up, (FILE_LIMIT, LINE_LIMIT), digit)
}

/// Reads a whole file of numbers, or of digits, each of which is a number of one digit.
pub(crate) fn read_numbers(path: &Path, y_up: bool) -> Result<Vec<Drawn<String>>> {
    parse(files::open(path)?, path, y_up, (FILE_LIMIT, LINE_LIMIT), number)
}

/// Reads a label, or says what was expected.
type ReadLabel<Label> = fn(&Value) -> std::result::Result<Label, &'static str>;

fn digit(label: &Value) -> std::result::Result<u8, &'static str> {
    let digit = label.as_u64().filter(|&digit| digit <= 9);
    digit.map(|digit| digit as u8).ok_or("a label in 0..=9 or null")
}

fn number(label: &Value) -> std::result::Result<String, &'static str> {
    let text = label.as_str().filter(|text| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit()));
    let number = text.map(str::to_owned).or_else(|| digit(label).ok().map(|digit| digit.to_string()));
    number.ok_or("a label in 0..=9, a string of digits, or null")
}

fn parse<Label>(
    bytes: impl Read,
    path: &Path,
    y_up: bool,
    (file_limit, line_limit): (u64, u64),
    label: ReadLabel<Label>,
) -> Result<Vec<Drawn<Label>>> {
    // Read one byte more than allowed, to distinguish a file of exactly the limit from a larger one.
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
            let drawn = parse_line(text, y_up, label).map_err(|what| match files::other_kind(&line) {
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
    label: Option<Value>,
    writer: Option<String>,
    // Other programs may use these names for something else, which is ignored.
    pen: Option<Value>,
    char: Option<Value>,
    strokes: Vec<Vec<[f32; 2]>>,
}

fn parse_line<Label>(
    line: &[u8],
    y_up: bool,
    read_label: ReadLabel<Label>,
) -> std::result::Result<Drawn<Label>, String> {
    let expected = r#"expected {"label": 0..=9 or null, "strokes": [[[x, y], …], …]}, found: "#;
    // Without this, a list of the fields' values would be read as well.
    if line.trim_ascii_start().first() == Some(&b'[') {
        return Err(format!("{expected}a list"));
    }
    let Line { label, writer, pen, char, strokes } = serde_json::from_slice(line).map_err(|error| {
        let what = error.to_string();
        // serde_json adds its own line number, but its input is only one line.
        let what = what.split(" at line ").next().unwrap_or_default();
        format!("{expected}{what}, column {}", error.column())
    })?;
    let label = match label.map(|label| read_label(&label).map_err(|expected| (expected, label))) {
        None => None,
        Some(Ok(label)) => Some(label),
        Some(Err((expected, label))) => {
            return Err(format!("expected {expected}, found {}", shortened(&label.to_string())));
        }
    };
    let point = |&[x, y]: &[f32; 2]| Point { x, y: if y_up { -y } else { y } };
    let strokes = strokes.iter().map(|stroke| stroke.iter().map(point).collect::<Vec<_>>());
    let width = pen.as_ref().and_then(Value::as_f64).unwrap_or_default() as f32;
    let ink = Ink::new(strokes).and_then(|ink| ink.with_pen(width)).map_err(|error| error.to_string())?;
    let kind = char.as_ref().and_then(Value::as_str).map(str::to_owned);
    Ok(Drawn { label, writer, kind, ink })
}

/// A drawing as a line of an ink file, y down.
pub(crate) fn line<Label: Serialize>(drawn: &Drawn<Label>) -> String {
    let label = serde_json::to_string(&drawn.label).expect("digits and text always serialise");
    let writer = drawn.writer.as_ref().map(|name| format!(r#","writer":{}"#, Value::from(name.as_str())));
    let kind = drawn.kind.as_ref().map(|kind| format!(r#","char":{}"#, Value::from(kind.as_str())));
    let pen = Some(drawn.ink.pen()).filter(|&width| width > 0.0).map(|width| format!(r#","pen":{width}"#));
    // `Display` writes the fewest digits that identify the number exactly, and 7 rather than 7.0.
    let point = |p: &Point| format!("[{},{}]", p.x, p.y);
    let stroke = |stroke: &[Point]| format!("[{}]", stroke.iter().map(point).collect::<Vec<_>>().join(","));
    format!(
        "{{\"label\":{label}{}{}{},\"strokes\":[{}]}}\n",
        writer.unwrap_or_default(),
        kind.unwrap_or_default(),
        pen.unwrap_or_default(),
        drawn.ink.strokes().map(stroke).collect::<Vec<_>>().join(",")
    )
}

#[cfg(test)]
mod tests;
