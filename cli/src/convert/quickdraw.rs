//! Quick, Draw! (Google, 2017): drawings of things, made in a game within 20 seconds.
//!
//! The raw files, `full/raw/WORD.ndjson`, one drawing a line:
//!
//! ```json
//! {"word":"cup","recognized":true,"drawing":[[[10,60,30],[10,12,90],[0,40,90]],…]}
//! ```
//!
//! Each stroke is all its x, all its y (down) and all its times. For each word in [`KEPT`], the first [`PER_WORD`] drawings
//! that the game recognised are kept: the others may show anything. The words were chosen by eye. Words whose plain drawings
//! can pass for a digit are left out, such as apple, snowman, snake, key and moon. People are not named, so all count as one.

use std::{
    io::{BufRead, BufReader, Read},
    path::Path,
};

use lenet5::Point;
use serde::Deserialize;

use super::{
    data_set::{Found, quoted},
    words::KEPT,
};
use crate::{
    failure::{Failure, Result},
    files,
};

/// The number of drawings kept for each word.
const PER_WORD: usize = 24;
/// The maximum length of a line: 1 MiB.
const LINE_LIMIT: u64 = 1 << 20;

/// Adds the first recognised drawings of a file.
pub(super) fn read(path: &Path, found: &mut Found) -> Result<()> {
    parse(files::open(path)?, path, found)
}

#[derive(Deserialize)]
struct Line {
    word: String,
    recognized: bool,
    drawing: Vec<Vec<Vec<f32>>>,
}

fn parse(bytes: impl Read, path: &Path, found: &mut Found) -> Result<()> {
    let mut bytes = BufReader::new(bytes);
    let (mut kept, mut line) = (0, Vec::new());
    // A file has some hundred thousand drawings, so read no more of them than needed.
    for number in 1.. {
        line.clear();
        let length = bytes
            .by_ref()
            .take(LINE_LIMIT + 1)
            .read_until(b'\n', &mut line)
            .map_err(|error| Failure::of_line(path, number, format!("expected more to read, found: {error}")))?;
        if length == 0 || kept == PER_WORD {
            break;
        }
        if length as u64 > LINE_LIMIT {
            return Err(Failure::of_line(path, number, format!("expected at most {LINE_LIMIT} bytes, found more")));
        }
        if line.trim_ascii().is_empty() {
            continue;
        }
        let taken = take(&line, found).map_err(|what| Failure::of_line(path, number, what))?;
        kept += usize::from(taken);
    }
    Ok(())
}

/// Adds a drawing, and returns whether it is kept.
fn take(line: &[u8], found: &mut Found) -> std::result::Result<bool, String> {
    let Line { word, recognized, drawing } = serde_json::from_slice(line).map_err(|error| {
        let shown = String::from_utf8_lossy(line);
        format!(
            r#"expected {{"word", "recognized", "drawing": [[[x, …], [y, …], [t, …]], …]}}, found {}: {error}"#,
            quoted(shown.trim())
        )
    })?;
    if !recognized || !KEPT.contains(&&*word) {
        found.others += 1;
        return Ok(false);
    }
    let strokes = drawing.iter().map(|stroke| points(stroke)).collect::<std::result::Result<Vec<_>, _>>()?;
    found.take(None, Some("qd".to_owned()), Some(word), &strokes)?;
    Ok(true)
}

/// The points of a stroke, in whole pixels.
fn points(stroke: &[Vec<f32>]) -> std::result::Result<Vec<Point>, String> {
    match stroke {
        [xs, ys, ..] if xs.len() == ys.len() => {
            Ok(xs.iter().zip(ys).map(|(&x, &y)| Point { x: x.round(), y: y.round() }).collect())
        }
        _ => {
            let counts: Vec<_> = stroke.iter().map(Vec::len).collect();
            Err(format!("expected as many y as x in a stroke, found lists of {counts:?} numbers"))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<Found> {
        let mut found = Found::default();
        parse(text.as_bytes(), Path::new("cup.ndjson"), &mut found).map(|()| found)
    }

    fn line(word: &str, recognized: bool, drawing: &str) -> String {
        format!("{{\"word\":\"{word}\",\"countrycode\":\"SE\",\"recognized\":{recognized},\"drawing\":{drawing}}}\n")
    }

    fn refusal(text: &str) -> String {
        let refusal = read(text).unwrap_err().to_string();
        assert!(refusal.starts_with("cup.ndjson, line 1: ") && refusal.contains("expected "), "{refusal}");
        refusal
    }

    #[test]
    fn recognised_drawings_of_kept_words_are_read() {
        let drawing = "[[[1.4,3],[2,4.6],[0,9]],[[5],[6],[20]]]";
        let text = [line("cup", true, drawing), line("cup", false, drawing), line("moon", true, drawing)].concat();
        let found = read(&text).unwrap();
        let at = |x, y| Point { x, y };
        let [drawn] = &found.drawn[..] else { panic!("one drawing") };
        assert_eq!((drawn.label, drawn.writer.as_deref(), drawn.kind.as_deref()), (None, Some("qd"), Some("cup")));
        assert!(drawn.ink.strokes().eq([&[at(1.0, 2.0), at(3.0, 5.0)][..], &[at(5.0, 6.0)]]));
        assert_eq!(found.others, 2);
    }

    #[test]
    fn only_the_first_of_a_word_are_read() {
        let many = line("cup", true, "[[[1],[2],[0]]]").repeat(PER_WORD);
        assert_eq!(read(&(many + "no JSON")).unwrap().drawn.len(), PER_WORD);
    }

    #[test]
    fn words_are_sorted_and_distinct() {
        assert!(KEPT.is_sorted_by(|a, b| a < b));
    }

    #[test]
    fn what_is_no_drawing_is_refused() {
        assert!(refusal("Shall I compare thee").contains("found `Shall I compare thee`"));
        assert!(refusal("{\"word\":\"cup\",\"recognized\":true}").contains("drawing"));
        assert!(refusal(&line("cup", true, "[[[1],[\"y\"],[0]]]")).contains("invalid type"));
    }

    #[test]
    fn strokes_that_do_not_fit_together_are_refused() {
        assert!(refusal(&line("cup", true, "[[[1,2],[3],[0]]]")).contains("found lists of [2, 1, 1] numbers"));
        assert!(refusal(&line("cup", true, "[[[1,2]]]")).contains("found lists of [2] numbers"));
        assert!(refusal(&line("cup", true, "[[[],[],[]]]")).contains("at least one point"));
        assert!(refusal(&line("cup", true, "[]")).contains("expected ink, found none"));
        assert!(refusal(&line("cup", true, "[[[2e9],[1],[0]]]")).contains("expected finite coordinates"));
    }

    #[test]
    fn a_line_without_end_is_refused() {
        assert!(refusal(&"x".repeat(LINE_LIMIT as usize + 1)).contains("bytes, found more"));
    }
}
