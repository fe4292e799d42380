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

mod dtype;
mod header;
mod outgoing;

pub(super) use dtype::{F32, I8};
use header::Header;
pub(super) use outgoing::Outgoing;

/// The most bytes a header may have: fifty times what LeNet-5 needs, which leaves room for metadata.
const HEADER_LIMIT: u64 = 1 << 16;

/// A tensor in a file. If its type is known, the length of `data` matches type and shape.
pub(super) struct Tensor<'a> {
    pub(super) name: &'a str,
    pub(super) dtype: &'a str,
    pub(super) shape: Vec<usize>,
    /// Where `data` is, counted from the header's end.
    offsets: [usize; 2],
    data: &'a [u8],
}

impl Tensor<'_> {
    /// The elements' values; `None` if their type is not known.
    pub(super) fn values(&self) -> Option<Vec<f32>> {
        let (size, value) = dtype::element(self.dtype)?;
        let value = |bytes: &[u8]| {
            let mut bits = [0; 8];
            bits[..size].copy_from_slice(bytes);
            value(u64::from_le_bytes(bits))
        };
        Some(self.data.chunks_exact(size).map(value).collect())
    }
}

/// Reads a file; the error says what was expected and what was found.
pub(super) fn read(bytes: &[u8]) -> Result<Vec<Tensor<'_>>, String> {
    let (length, rest) = bytes.split_first_chunk().ok_or("expected eight bytes for the header's length")?;
    let length = u64::from_le_bytes(*length);
    if length > HEADER_LIMIT {
        return Err(format!("expected a header of at most {HEADER_LIMIT} bytes, got {length}"));
    }
    let split = rest.split_at_checked(length as usize);
    let (text, data) = split.ok_or_else(|| format!("expected a header of {length} bytes, got {}", rest.len()))?;
    Header::new(text).tensors(data)
}
