//! Writing a file.

use core::fmt::Write;

use super::dtype;
use crate::error::List;

/// A file being written.
#[derive(Default)]
pub(in crate::network::weights) struct Outgoing {
    header: String,
    data: Vec<u8>,
    /// Bytes of all tensors announced.
    announced: usize,
}

impl Outgoing {
    /// Announces the next tensor, whose `name` must need no escapes. Its elements follow.
    pub(in crate::network::weights) fn announce(&mut self, name: &str, dtype: &str, shape: &[usize]) {
        let begin = self.announced;
        self.announced += shape.iter().product::<usize>() * dtype::element(dtype).map_or(0, |(size, _)| size);
        self.header.push(if begin == 0 { '{' } else { ',' });
        let (shape, end) = (List(shape), self.announced);
        let entry = format_args!(r#""{name}":{{"dtype":"{dtype}","shape":{shape},"data_offsets":[{begin},{end}]}}"#);
        let _ = self.header.write_fmt(entry);
    }

    /// Writes elements of four bytes.
    pub(in crate::network::weights) fn floats<'a>(&mut self, values: impl IntoIterator<Item = &'a f32>) {
        for value in values {
            self.data.extend_from_slice(&value.to_le_bytes());
        }
    }

    /// Writes elements of one byte.
    pub(in crate::network::weights) fn bytes(&mut self, values: impl IntoIterator<Item = u8>) {
        self.data.extend(values);
    }

    /// The whole file.
    pub(in crate::network::weights) fn finish(self) -> Vec<u8> {
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
