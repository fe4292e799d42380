//! UNIPEN 1.0 (I. Guyon and others, 1994): pen movements as text, y up.
//!
//! ```text
//! .COORD X Y T
//! .WRITER_ID w07
//! .SEGMENT DIGIT 0-1 ? "4"
//! .PEN_DOWN
//! 273 323 0
//! 267 336 10
//! .PEN_UP
//! .PEN_DOWN
//! 310 290 60
//! .PEN_UP
//! ```
//!
//! A statement is a keyword, which starts a line with a dot, and everything up to the next keyword. Statements with other
//! keywords than these are skipped:
//!
//! | keyword | meaning |
//! |---|---|
//! | `.COORD` | the names of each point's values; X and Y by default |
//! | `.PEN_DOWN`, `.PEN_UP` | a *component*: points, one or more a line. Components are numbered from 0; those without points are not numbered |
//! | `.SEGMENT` | the components of a character (see [`segment`]); it may come before or after them |
//! | `.START_SET` | numbers components from 0 again |
//! | `.WRITER_ID` | the writer of what follows |
//! | `.COMMENT` | in UCI's data set 81 only, right after `.SEGMENT`: label, writer, number of the digit. Writers are numbered from 1 in each file, so a writer's name is the file's extension and the number: `tra05` |
//! | `.INCLUDE` | a file to read in this place. It is searched for in the folder of the including file, in the folders above it, and in `include` in each of them. A missing file is skipped |
//!
//! `.SEGMENT` may come before or after the ink because UCI's files have it before, and UNIPEN's own release has it after,
//! in another file.

mod segment;
#[cfg(test)]
mod tests;

use std::path::{Path, PathBuf};

use lenet5::Point;
use segment::Segment;

use super::data_set::{Found, LIMIT, number, quoted, read_file};
use crate::failure::{Failure, Result};

/// The maximum depth of files that include files.
const DEPTH: usize = 8;
/// How many folders are searched for a file to include: the including file's folder, and folders above it.
const ABOVE: usize = 6;

/// Adds the digits of a file and of the files that it includes.
pub(super) fn read(path: &Path, found: &mut Found) -> Result<()> {
    let mut reader = Reader::new(path, found);
    reader.file(path)?;
    reader.end_set()
}

/// The points between two pen-down or pen-up movements.
#[derive(Debug)]
struct Component {
    down: bool,
    points: Vec<Point>,
}

/// The statement that the next lines belong to.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Statement {
    /// Points; `fresh` until the first point is read.
    Pen {
        down: bool,
        fresh: bool,
    },
    Segment,
    Other,
}

struct Reader<'a> {
    found: &'a mut Found,
    /// The open files, each included by the one before it.
    open: Vec<PathBuf>,
    /// How many more bytes may be read.
    budget: u64,
    /// The number of values in a point, and which of them are x and y.
    coordinates: (usize, usize, usize),
    statement: Statement,
    components: Vec<Component>,
    segments: Vec<Segment>,
    writer: Option<String>,
    /// The prefix for writers who have only a number.
    prefix: String,
}

impl<'a> Reader<'a> {
    fn new(path: &Path, found: &'a mut Found) -> Self {
        let name = if path.extension().is_some_and(|extension| extension == "gz") {
            path.with_extension("")
        } else {
            path.to_owned()
        };
        let prefix = name.extension().unwrap_or_default().to_string_lossy().into_owned();
        Self {
            found,
            open: vec![],
            budget: LIMIT,
            coordinates: (2, 0, 1),
            statement: Statement::Other,
            components: vec![],
            segments: vec![],
            writer: None,
            prefix,
        }
    }

    fn file(&mut self, path: &Path) -> Result<()> {
        let bytes = read_file(path, self.budget)?;
        self.budget -= bytes.len() as u64;
        self.open.push(path.to_owned());
        self.text(&bytes, path)?;
        self.open.pop();
        Ok(())
    }

    fn text(&mut self, bytes: &[u8], path: &Path) -> Result<()> {
        for (i, line) in bytes.split(|&byte| byte == b'\n').enumerate() {
            let line = String::from_utf8_lossy(line);
            let line = line.trim();
            let bad = |what| Failure::of_line(path, i + 1, what);
            match keyword(line) {
                Some((".INCLUDE", name)) => match self.included(name.trim(), path).map_err(bad)? {
                    Some(file) => self.file(&file)?,
                    None => drop(self.found.missing.insert(name.trim().to_owned())),
                },
                Some((".START_SET", _)) => self.end_set()?,
                Some((keyword, rest)) => self.keyword(keyword, rest, path, i + 1).map_err(bad)?,
                None => self.points(line).map_err(bad)?,
            }
        }
        self.statement = Statement::Other;
        Ok(())
    }

    /// The path of a file to include; `None` if it is in none of the usual places.
    fn included(&self, name: &str, from: &Path) -> std::result::Result<Option<PathBuf>, String> {
        let below = Path::new(name).components().all(|part| matches!(part, std::path::Component::Normal(_)));
        if name.is_empty() || !below {
            return Err(format!("expected the name of a file below a folder of the data set, found {}", quoted(name)));
        }
        let from = std::path::absolute(from).unwrap_or_else(|_| from.to_owned());
        let folders = from.ancestors().skip(1).take(ABOVE);
        let mut places = folders.flat_map(|folder| [folder.join(name), folder.join("include").join(name)]);
        let Some(file) = places.find(|place| place.is_file()) else { return Ok(None) };
        if self.open.len() > DEPTH || self.open.contains(&file) {
            return Err(format!("expected files that include others at most {DEPTH} deep, found {}", quoted(name)));
        }
        Ok(Some(file))
    }

    fn keyword(&mut self, keyword: &str, rest: &str, path: &Path, line: usize) -> std::result::Result<(), String> {
        let before = std::mem::replace(&mut self.statement, Statement::Other);
        match keyword {
            ".COORD" => self.coordinates = coordinates(rest)?,
            ".PEN_DOWN" | ".PEN_UP" => {
                self.statement = Statement::Pen { down: keyword == ".PEN_DOWN", fresh: true };
                self.points(rest)?;
            }
            ".WRITER_ID" => self.writer = Some(rest.trim().to_owned()).filter(|name| !["", "?"].contains(&&**name)),
            ".COMMENT" if before == Statement::Segment => self.comment(rest),
            ".SEGMENT" => match segment::parse(rest)? {
                segment::Said::Digit { digit, ranges } => {
                    let (path, writer) = (path.to_owned(), self.writer.clone());
                    self.segments.push(Segment { path, line, digit, ranges, writer });
                    self.statement = Statement::Segment;
                }
                segment::Said::OtherCharacter => self.found.others += 1,
                segment::Said::NoCharacter => {}
            },
            _ => {}
        }
        Ok(())
    }

    /// A comment such as `8 12 224`: the label again, the writer, the number of the digit.
    fn comment(&mut self, text: &str) {
        let numbers: Vec<u32> = text.split_whitespace().map_while(|word| word.parse().ok()).collect();
        if let (&[label, writer, _], Some(segment)) = (numbers.as_slice(), self.segments.last_mut())
            && label == u32::from(segment.digit)
            && segment.writer.is_none()
        {
            segment.writer = Some(format!("{}{writer:02}", self.prefix));
        }
    }

    /// Reads a line of points, if the statement has any.
    fn points(&mut self, line: &str) -> std::result::Result<(), String> {
        let Statement::Pen { down, fresh } = self.statement else { return Ok(()) };
        let numbers = line.split_whitespace().map(number).collect::<std::result::Result<Vec<_>, _>>()?;
        if numbers.is_empty() {
            return Ok(());
        }
        let (count, x, y) = self.coordinates;
        if numbers.len() % count != 0 {
            return Err(format!("expected {count} numbers a point, found {}", quoted(line)));
        }
        if fresh {
            self.components.push(Component { down, points: vec![] });
            self.statement = Statement::Pen { down, fresh: false };
        }
        // Ink has y down. Subtract, because the negation of 0 would be written as -0.
        let points = numbers.chunks(count).map(|point| Point { x: point[x], y: 0.0 - point[y] });
        self.components.last_mut().expect("a component is added before its first points").points.extend(points);
        Ok(())
    }

    /// Adds the digits of a set, once all of its components are known.
    fn end_set(&mut self) -> Result<()> {
        self.statement = Statement::Other;
        let components = std::mem::take(&mut self.components);
        for Segment { path, line, digit, ranges, writer } in self.segments.drain(..) {
            let strokes = segment::strokes(&components, &ranges);
            let taken = strokes.and_then(|strokes| self.found.take(Some(digit), writer, None, &strokes));
            taken.map_err(|what| Failure::of_line(&path, line, what))?;
        }
        Ok(())
    }
}

/// The number of values in a point, and which of them are x and y.
fn coordinates(names: &str) -> std::result::Result<(usize, usize, usize), String> {
    let names: Vec<&str> = names.split_whitespace().collect();
    let place = |wanted| names.iter().position(|name| *name == wanted);
    let (x, y) = place("X").zip(place("Y")).ok_or("expected X and Y among the coordinates, found them missing")?;
    Ok((names.len(), x, y))
}

/// A line's keyword and the rest, if it has a keyword. A number may start with a dot too.
fn keyword(line: &str) -> Option<(&str, &str)> {
    let starts = line.strip_prefix('.')?.starts_with(|c: char| c.is_ascii_alphabetic());
    starts.then(|| line.split_once(char::is_whitespace).unwrap_or((line, "")))
}
