//! Reads the drawings of an ink file.

use lenet5::Point;
use serde_json::Value;

/// One line of the file.
pub(crate) struct Drawing {
    /// The digit; `None` if the drawing is not one.
    pub(crate) label: Option<u8>,
    /// The writer; empty if none is named.
    pub(crate) writer: String,
    /// The pen's paths, y down.
    pub(crate) strokes: Vec<Vec<Point>>,
}

/// All drawings of a file that is known to be valid.
pub(crate) fn drawings(lines: &str, y_up: bool) -> Vec<Drawing> {
    let number = |v: &Value| v.as_f64().unwrap() as f32;
    let point = |v: &Value| Point { x: number(&v[0]), y: if y_up { -number(&v[1]) } else { number(&v[1]) } };
    let stroke = |v: &Value| v.as_array().unwrap().iter().map(point).collect();
    let drawing = |line: &str| {
        let line: Value = serde_json::from_str(line).unwrap();
        Drawing {
            label: line["label"].as_u64().map(|label| label as u8),
            writer: line["writer"].as_str().unwrap_or_default().to_owned(),
            strokes: line["strokes"].as_array().unwrap().iter().map(stroke).collect(),
        }
    };
    lines.lines().map(drawing).collect()
}
