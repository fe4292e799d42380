//! The safetensors container: a JSON header that describes tensors, then their bytes.
//!
//! ```text
//! length of the header, u64 │ {"c1.bias": {"dtype": "F32", "shape": [6], "data_offsets": [0, 24]}, …} │ bytes
//! ```
//!
//! All numbers are little-endian. Offsets count from the header's end, and tensors fill the rest of the file without
//! gaps. The format is defined at <https://github.com/huggingface/safetensors>.
//!
//! The reader accepts what that project's own crate writes and refuses what that crate refuses; tests compare the two.
//! It also refuses duplicate names, fields that the format does not define, and escapes in tensor names, so that there
//! is one way to write each name. It reads no nested values, so it does not recurse, and nothing it allocates is larger
//! than the header.
//!
//! The way not taken: that crate. Its JSON parser, hash maps and messages are a quarter of a compressed module.

use core::fmt::Write;

use crate::error::List;

/// The most bytes a header may have: fifty times what LeNet-5 needs, which leaves room for metadata.
const HEADER_LIMIT: u64 = 1 << 16;

/// The entry that is not a tensor but metadata.
const NOTES: &str = "__metadata__";

/// The type of a tensor's elements.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Dtype<'a> {
    F32,
    I8,
    /// A type that this crate does not use.
    Other(&'a str),
}

impl<'a> Dtype<'a> {
    fn named(name: &'a str) -> Self {
        [Self::F32, Self::I8].into_iter().find(|dtype| dtype.name() == name).unwrap_or(Self::Other(name))
    }

    pub(super) fn name(self) -> &'a str {
        match self {
            Self::F32 => "F32",
            Self::I8 => "I8",
            Self::Other(name) => name,
        }
    }

    /// Bytes of one element, if known.
    fn size(self) -> Option<usize> {
        match self {
            Self::F32 => Some(4),
            Self::I8 => Some(1),
            Self::Other(_) => None,
        }
    }
}

/// A tensor in a file. If its type is known, the length of `data` matches type and shape.
pub(super) struct Tensor<'a> {
    pub(super) name: &'a str,
    pub(super) dtype: Dtype<'a>,
    pub(super) shape: Vec<usize>,
    pub(super) data: &'a [u8],
}

/// A file being written.
#[derive(Default)]
pub(super) struct Outgoing {
    header: String,
    data: Vec<u8>,
    /// Bytes of all tensors announced.
    announced: usize,
}

impl Outgoing {
    /// Announces the next tensor, whose `name` must need no escapes. Its elements follow.
    pub(super) fn announce(&mut self, name: &str, dtype: Dtype<'_>, shape: &[usize]) {
        let begin = self.announced;
        self.announced += shape.iter().product::<usize>() * dtype.size().unwrap_or(0);
        self.header.push(if begin == 0 { '{' } else { ',' });
        let (dtype, shape, end) = (dtype.name(), List(shape), self.announced);
        let entry = format_args!(r#""{name}":{{"dtype":"{dtype}","shape":{shape},"data_offsets":[{begin},{end}]}}"#);
        let _ = self.header.write_fmt(entry);
    }

    /// Writes elements of four bytes.
    pub(super) fn floats<'a>(&mut self, values: impl IntoIterator<Item = &'a f32>) {
        for value in values {
            self.data.extend_from_slice(&value.to_le_bytes());
        }
    }

    /// Writes elements of one byte.
    pub(super) fn bytes(&mut self, values: impl IntoIterator<Item = u8>) {
        self.data.extend(values);
    }

    /// The whole file.
    pub(super) fn finish(self) -> Vec<u8> {
        let Self { mut header, data, announced } = self;
        debug_assert_eq!(data.len(), announced);
        header.push('}');
        // Spaces align the first tensor to eight bytes.
        while header.len() % 8 != 0 {
            header.push(' ');
        }
        [&(header.len() as u64).to_le_bytes()[..], header.as_bytes(), &data].concat()
    }
}

/// Reads a file, or says what was expected of it and what was found.
pub(super) fn read(bytes: &[u8]) -> Result<Vec<Tensor<'_>>, String> {
    let (length, rest) = bytes.split_first_chunk().ok_or("expected eight bytes for the header's length")?;
    let length = u64::from_le_bytes(*length);
    if length > HEADER_LIMIT {
        return Err(format!("expected a header of at most {HEADER_LIMIT} bytes, got {length}"));
    }
    let split = rest.split_at_checked(length as usize);
    let (text, data) = split.ok_or_else(|| format!("expected a header of {length} bytes, got {}", rest.len()))?;
    Header { text, at: 0 }.tensors(data)
}

/// A header being parsed.
struct Header<'a> {
    text: &'a [u8],
    /// Bytes read so far.
    at: usize,
}

impl<'a> Header<'a> {
    /// All tensors, in the order of their offsets, each with its part of `data`.
    fn tensors(mut self, data: &'a [u8]) -> Result<Vec<Tensor<'a>>, String> {
        if self.text.first() != Some(&b'{') {
            return self.expected("`{`");
        }
        let mut placed: Vec<([usize; 2], Tensor<'a>)> = Vec::new();
        let mut noted = false;
        let mut more = self.opens(b'{', b'}')?;
        while more {
            let name = self.string()?;
            self.take(b':')?;
            if placed.iter().any(|(_, tensor)| tensor.name == name) || (noted && name == NOTES) {
                return Err(format!("expected each name once, got {name} twice"));
            }
            if name == NOTES {
                self.notes()?;
                noted = true;
            } else {
                let (offsets, tensor) = self.tensor(name, data)?;
                placed.insert(placed.partition_point(|(others, _)| *others <= offsets), (offsets, tensor));
            }
            more = self.goes_on(b'}')?;
        }
        if self.next().is_some() {
            return self.expected("nothing more");
        }
        let mut end = 0;
        for ([begin, next], Tensor { name, .. }) in &placed {
            if *begin != end {
                return Err(format!("{name}: expected it to begin at {end}, where another ends, got {begin}"));
            }
            end = *next;
        }
        if end != data.len() {
            return Err(format!("expected {end} bytes of tensors, got {}", data.len()));
        }
        Ok(placed.into_iter().map(|(_, tensor)| tensor).collect())
    }

    /// Parses the description of one tensor; returns its offsets as well.
    fn tensor(&mut self, name: &'a str, data: &'a [u8]) -> Result<([usize; 2], Tensor<'a>), String> {
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
        let dtype = Dtype::named(dtype);
        let range = <[usize; 2]>::try_from(offsets.as_slice()).ok();
        let Some((offsets, data)) = range.and_then(|range| Some((range, data.get(range[0]..range[1])?))) else {
            let (end, offsets) = (data.len(), List(&offsets));
            return Err(format!("{name}: expected a begin and an end up to {end}, got {offsets}"));
        };
        let bytes = |size| shape.iter().try_fold(size, |bytes: usize, &side| bytes.checked_mul(side));
        if dtype.size().is_some_and(|size| bytes(size) != Some(data.len())) {
            let (dtype, shape) = (dtype.name(), List(&shape));
            return Err(format!("{name}: expected the bytes of {dtype} {shape}, got {}", data.len()));
        }
        Ok((offsets, Tensor { name, dtype, shape, data }))
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
            while let Some(digit @ b'0'..=b'9') = self.rest().first() {
                number = number.and_then(|number| number.checked_mul(10)?.checked_add(usize::from(digit - b'0')));
                self.at += 1;
            }
            let digits = self.at - start;
            let Some(number) = number.filter(|_| digits > 0 && (digits == 1 || first != Some(b'0'))) else {
                self.at = start;
                return self.expected("a whole number that fits the machine");
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
        loop {
            let rest = self.rest();
            self.at += match rest {
                [b'"', ..] => break,
                [b'\\', b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't', ..] => 2,
                [b'\\', b'u', code @ ..]
                    if code.iter().take(4).filter(|byte| byte.is_ascii_hexdigit()).count() == 4 =>
                {
                    6
                }
                [b'\\' | ..=0x1f, ..] | [] => return self.expected("a string of JSON"),
                _ => 1,
            };
        }
        let Ok(string) = str::from_utf8(&self.text[start..self.at]) else { return self.expected("UTF-8 before") };
        self.at += 1;
        Ok(string)
    }

    fn rest(&self) -> &'a [u8] {
        &self.text[self.at..]
    }

    /// Skips white space and peeks at the byte that follows.
    fn next(&mut self) -> Option<u8> {
        let space = |byte: &&u8| matches!(byte, b' ' | b'\t' | b'\n' | b'\r');
        self.at += self.rest().iter().take_while(space).count();
        self.rest().first().copied()
    }

    fn take(&mut self, byte: u8) -> Result<(), String> {
        if self.next() != Some(byte) {
            return self.expected(&format!("`{}`", char::from(byte)));
        }
        self.at += 1;
        Ok(())
    }

    /// Reads the start of an object or a list; returns whether it has items.
    fn opens(&mut self, open: u8, close: u8) -> Result<bool, String> {
        self.take(open)?;
        let empty = self.next() == Some(close);
        self.at += usize::from(empty);
        Ok(!empty)
    }

    /// Reads what follows an item of an object or a list; returns whether that is a comma.
    fn goes_on(&mut self, close: u8) -> Result<bool, String> {
        if self.next() == Some(b',') {
            self.at += 1;
            return Ok(true);
        }
        self.take(close).map(|()| false)
    }

    fn expected<T>(&self, what: &str) -> Result<T, String> {
        Err(format!("header, byte {}: expected {what}", self.at))
    }
}
