//! Drawings as the lines of an ink file have them.

use lenet5::Point;
use serde_json::Value;

/// One line.
pub(crate) struct Drawing {
    /// What it is; none for what is no digit.
    pub(crate) label: Option<u8>,
    /// Who drew it; empty where nobody is named.
    pub(crate) writer: String,
    /// The pen's ways, y down.
    pub(crate) strokes: Vec<Vec<Point>>,
}

/// All lines of a file that is known to be right.
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
