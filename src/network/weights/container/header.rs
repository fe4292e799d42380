//! Reading a header.

use super::{Tensor, dtype};
use crate::error::List;

/// The name of the entry that is not a tensor but metadata.
const NOTES: &str = "__metadata__";

/// A header being parsed.
pub(super) struct Header<'a> {
    text: &'a [u8],
    /// Bytes read so far.
    at: usize,
}

impl<'a> Header<'a> {
    pub(super) fn new(text: &'a [u8]) -> Self {
        Self { text, at: 0 }
    }

    /// All tensors, in the order of their offsets, each with its part of `data`.
    pub(super) fn tensors(mut self, data: &'a [u8]) -> Result<Vec<Tensor<'a>>, String> {
        if self.text.first() != Some(&b'{') {
            return Err(self.expected("`{`"));
        }
        let mut tensors: Vec<Tensor<'a>> = Vec::new();
        let mut noted = false;
        let mut more = self.opens(b'{', b'}')?;
        while more {
            let name = self.string()?;
            self.take(b':')?;
            if tensors.iter().any(|tensor| tensor.name == name) || (noted && name == NOTES) {
                return Err(format!("expected each name once, got {name} twice"));
            }
            if name == NOTES {
                self.notes()?;
                noted = true;
            } else {
                let tensor = self.tensor(name, data)?;
                let before = tensors.iter().filter(|other| other.offsets <= tensor.offsets).count();
                tensors.insert(before, tensor);
            }
            more = self.goes_on(b'}')?;
        }
        if self.next() != 0 || self.at < self.text.len() {
            return Err(self.expected("nothing more"));
        }
        let mut end = 0;
        for Tensor { name, offsets: [begin, next], .. } in &tensors {
            if *begin != end {
                return Err(format!("{name}: expected it to begin at {end}, where another ends, got {begin}"));
            }
            end = *next;
        }
        if end != data.len() {
            return Err(format!("expected {end} bytes of tensors, got {}", data.len()));
        }
        Ok(tensors)
    }

    /// Parses the description of one tensor.
    fn tensor(&mut self, name: &'a str, data: &'a [u8]) -> Result<Tensor<'a>, String> {
        if name.contains('\\') {
            return Err(format!("expected a name without escapes, got {name}"));
        }
        let (mut dtype, mut shape, mut offsets) = (None, None, None);
        let mut more = self.opens(b'{', b'}')?;
        while more {
            let field = self.string()?;
            self.take(b':')?;
            let twice = match field {
                "dtype" => dtype.replace(self.string()?).is_some(),
                "shape" => shape.replace(self.numbers()?).is_some(),
                "data_offsets" => offsets.replace(self.numbers()?).is_some(),
                _ => true,
            };
            if twice {
                return Err(format!("{name}: expected dtype, shape and data_offsets once each, got {field}"));
            }
            more = self.goes_on(b'}')?;
        }
        let (Some(dtype), Some(shape), Some(offsets)) = (dtype, shape, offsets) else {
            return Err(format!("{name}: expected dtype, shape and data_offsets, got less"));
        };
        let range = <[usize; 2]>::try_from(offsets.as_slice()).ok();
        let Some((offsets, data)) = range.and_then(|range| Some((range, data.get(range[0]..range[1])?))) else {
            let (end, offsets) = (data.len(), List(&offsets));
            return Err(format!("{name}: expected a begin and an end up to {end}, got {offsets}"));
        };
        let bytes = |size| shape.iter().try_fold(size, |bytes: usize, &side| bytes.checked_mul(side));
        if dtype::element(dtype).is_some_and(|(size, _)| bytes(size) != Some(data.len())) {
            let shape = List(&shape);
            return Err(format!("{name}: expected the bytes of {dtype} {shape}, got {}", data.len()));
        }
        Ok(Tensor { name, dtype, shape, offsets, data })
    }

    /// Skips an object of strings.
    fn notes(&mut self) -> Result<(), String> {
        let mut more = self.opens(b'{', b'}')?;
        while more {
            self.string()?;
            self.take(b':')?;
            self.string()?;
            more = self.goes_on(b'}')?;
        }
        Ok(())
    }

    /// A list of non-negative integers.
    fn numbers(&mut self) -> Result<Vec<usize>, String> {
        let mut numbers = Vec::new();
        let mut more = self.opens(b'[', b']')?;
        while more {
            let first = self.next();
            let start = self.at;
            let mut number = Some(0_usize);
            while self.peek().is_ascii_digit() {
                let digit = usize::from(self.peek() - b'0');
                number = number.and_then(|number| number.checked_mul(10)?.checked_add(digit));
                self.at += 1;
            }
            let digits = self.at - start;
            let Some(number) = number.filter(|_| digits == 1 || (digits > 1 && first != b'0')) else {
                self.at = start;
                return Err(self.expected("a whole number that fits the machine"));
            };
            numbers.push(number);
            more = self.goes_on(b']')?;
        }
        Ok(numbers)
    }

    /// The text between two quotes; escapes are kept as they are.
    fn string(&mut self) -> Result<&'a str, String> {
        self.take(b'"')?;
        let start = self.at;
        while self.peek() != b'"' {
            let escape = self.peek() == b'\\';
            self.at += usize::from(escape);
            let digits = match self.peek() {
                b'u' if escape => 4,
                b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't' if escape => 0,
                0x20.. if !escape => 0,
                _ => return Err(self.expected("a string of JSON")),
            };
            self.at += 1;
            for _ in 0..digits {
                if !self.peek().is_ascii_hexdigit() {
                    return Err(self.expected("a string of JSON"));
                }
                self.at += 1;
            }
        }
        let Ok(string) = str::from_utf8(&self.text[start..self.at]) else { return Err(self.expected("UTF-8 before")) };
        self.at += 1;
        Ok(string)
    }

    /// The next byte; 0, which no header may contain, at the end.
    fn peek(&self) -> u8 {
        self.text.get(self.at).copied().unwrap_or(0)
    }

    /// Skips white space and peeks at the byte that follows.
    fn next(&mut self) -> u8 {
        while matches!(self.peek(), b' ' | b'\t' | b'\n' | b'\r') {
            self.at += 1;
        }
        self.peek()
    }

    fn take(&mut self, byte: u8) -> Result<(), String> {
        if self.next() != byte {
            return Err(self.expected(&format!("`{}`", char::from(byte))));
        }
        self.at += 1;
        Ok(())
    }

    /// Reads the start of an object or a list; returns whether it has items.
    fn opens(&mut self, open: u8, close: u8) -> Result<bool, String> {
        self.take(open)?;
        let empty = self.next() == close;
        self.at += usize::from(empty);
        Ok(!empty)
    }

    /// Reads what follows an item of an object or a list; returns whether that is a comma.
    fn goes_on(&mut self, close: u8) -> Result<bool, String> {
        if self.next() == b',' {
            self.at += 1;
            return Ok(true);
        }
        self.take(close).map(|()| false)
    }

    fn expected(&self, what: &str) -> String {
        format!("header, byte {}: expected {what}", self.at)
    }
}
