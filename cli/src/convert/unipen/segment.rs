//! `.SEGMENT`: the label of a part of the ink.
//!
//! ```text
//! .SEGMENT DIGIT 0-1 ? "4"
//! .SEGMENT CHARACTER 3:25-5:60,8 OK "7"
//! ```
//!
//! The fields are level, components, quality and label. Components are a list, separated by commas, of single components
//! and inclusive ranges. A number after a colon is the point, counted from 0, at which a range starts or ends within a
//! component. The levels `DIGIT` and `CHARACTER` contain digits; other levels, such as words, repeat the same ink.
//! The quality is ignored. Pen-up components are not part of a digit.

use std::{ops::RangeInclusive, path::PathBuf};

use lenet5::Point;

use super::Component;
use crate::convert::data_set::{POINT_LIMIT, quoted};

/// A digit, and the line that labels it.
#[derive(Debug)]
pub(super) struct Segment {
    pub(super) path: PathBuf,
    pub(super) line: usize,
    pub(super) digit: u8,
    pub(super) ranges: Vec<Range>,
    pub(super) writer: Option<String>,
}

/// A range from one component, or one of its points, to another; both ends are included.
#[derive(Debug, PartialEq)]
pub(super) struct Range {
    from: (usize, Option<usize>),
    to: (usize, Option<usize>),
}

/// The content of a `.SEGMENT`.
#[derive(Debug, PartialEq)]
pub(super) enum Said {
    Digit {
        digit: u8,
        ranges: Vec<Range>,
    },
    /// A character that is not a digit, or has no label.
    OtherCharacter,
    /// Something else, such as a word.
    NoCharacter,
}

/// Parses what follows the keyword.
pub(super) fn parse(text: &str) -> Result<Said, String> {
    let (words, label) = text.split_once('"').map_or((text, None), |(words, label)| (words, Some(label)));
    let mut words = words.split_whitespace();
    if !matches!(words.next(), Some("DIGIT" | "CHARACTER")) {
        return Ok(Said::NoCharacter);
    }
    let list =
        words.next().ok_or_else(|| format!(r#"expected DIGIT 0-1 ? "7" or the like, found {}"#, quoted(text)))?;
    let ranges =
        list.split(',').map(|range| parse_range(range).ok_or_else(|| unlike(list))).collect::<Result<_, _>>()?;
    let label = label.map(|label| {
        label.rsplit_once('"').ok_or_else(|| format!("expected a label between quotes, found {}", quoted(text)))
    });
    Ok(match label.transpose()?.map(|(label, _)| label.as_bytes()) {
        Some([digit @ b'0'..=b'9']) => Said::Digit { digit: digit - b'0', ranges },
        _ => Said::OtherCharacter,
    })
}

fn unlike(list: &str) -> String {
    format!("expected components like 3, 3-5 or 3:25-5:60, rising, found {}", quoted(list))
}

fn parse_range(text: &str) -> Option<Range> {
    let place = |text: &str| match text.split_once(':') {
        Some((component, point)) => Some((component.parse().ok()?, Some(point.parse().ok()?))),
        None => Some((text.parse().ok()?, None)),
    };
    let (from, to) = text.split_once('-').unwrap_or((text, text));
    let (from, to): ((usize, _), (usize, _)) = (place(from)?, place(to)?);
    let rises = from.0 < to.0 || from.0 == to.0 && to.1.is_none_or(|to| from.1.unwrap_or(0) <= to);
    rises.then_some(Range { from, to })
}

/// The strokes of these ranges, up to the first stroke that exceeds the maximum number of points.
pub(super) fn strokes(components: &[Component], ranges: &[Range]) -> Result<Vec<Vec<Point>>, String> {
    let (mut strokes, mut points) = (vec![], 0);
    for Range { from: (first, start), to: (last, end) } in ranges {
        let range = components.get(*first..=*last).ok_or_else(|| {
            format!("expected one of the {} components that there are, found {last}", components.len())
        })?;
        for (i, component) in (*first..).zip(range).filter(|(_, component)| component.down) {
            let start = start.filter(|_| i == *first).unwrap_or(0);
            let end = end.filter(|_| i == *last).unwrap_or(component.points.len() - 1);
            let stroke = part(&component.points, start..=end, i)?;
            points += stroke.len();
            strokes.push(stroke);
            if points > POINT_LIMIT {
                return Ok(strokes);
            }
        }
    }
    Ok(strokes)
}

fn part(points: &[Point], part: RangeInclusive<usize>, component: usize) -> Result<Vec<Point>, String> {
    let (from, to) = part.clone().into_inner();
    points.get(part).filter(|points| !points.is_empty()).map(<[Point]>::to_vec).ok_or_else(|| {
        format!("expected points among the {} of component {component}, found {from} to {to}", points.len())
    })
}
