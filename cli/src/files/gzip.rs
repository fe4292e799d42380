//! Reads gzip like the `gzip` program: one or more members, and anything that follows them.
//!
//! Zeros after the last member are padding. Anything else that does not start like a member is garbage, which is
//! ignored with a warning, as `gzip` does. A damaged member is an error.

use std::io::{self, BufRead, Chain, Cursor, Read};

use flate2::bufread::GzDecoder;

/// The first two bytes of a member.
pub(super) const MAGIC: [u8; 2] = [0x1f, 0x8b];

/// The bytes read in search of another member, and the rest.
type Bytes<R> = Chain<Cursor<Vec<u8>>, R>;

/// The decompressed bytes of all members in sequence.
pub(super) struct Members<R> {
    /// The current member; `None` after the last.
    member: Option<GzDecoder<Bytes<R>>>,
    /// Called once if there is garbage after the last member.
    on_garbage: Box<dyn FnMut()>,
}

impl<R: BufRead> Members<R> {
    pub(super) fn new(bytes: R, on_garbage: impl FnMut() + 'static) -> Self {
        let member = GzDecoder::new(Cursor::new(Vec::new()).chain(bytes));
        Self { member: Some(member), on_garbage: Box::new(on_garbage) }
    }

    /// The next member, if there is one.
    fn next(&mut self, mut bytes: Bytes<R>) -> io::Result<Option<GzDecoder<Bytes<R>>>> {
        let mut start = Vec::new();
        bytes.by_ref().take(2).read_to_end(&mut start)?;
        if start == MAGIC {
            return Ok(Some(GzDecoder::new(Cursor::new(start).chain(bytes.into_inner().1))));
        }
        if !(start.iter().all(|&byte| byte == 0) && only_zeros(bytes)?) {
            (self.on_garbage)();
        }
        Ok(None)
    }
}

impl<R: BufRead> Read for Members<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        while let Some(member) = &mut self.member {
            let read = member.read(into)?;
            if read > 0 || into.is_empty() {
                return Ok(read);
            }
            if let Some(member) = self.member.take() {
                self.member = self.next(member.into_inner())?;
            }
        }
        Ok(0)
    }
}

fn only_zeros(mut bytes: impl BufRead) -> io::Result<bool> {
    loop {
        let buffer = bytes.fill_buf()?;
        let length = buffer.len();
        if length == 0 || buffer.iter().any(|&byte| byte != 0) {
            return Ok(length == 0);
        }
        bytes.consume(length);
    }
}

#[cfg(test)]
mod tests {
    use std::{cell::Cell, io::Write, rc::Rc};

    use flate2::{Compression, GzBuilder};

    use super::*;

    fn member(builder: GzBuilder, bytes: &[u8]) -> Vec<u8> {
        let mut encoder = builder.write(Vec::new(), Compression::best());
        encoder.write_all(bytes).unwrap();
        encoder.finish().unwrap()
    }

    fn plain(bytes: &[u8]) -> Vec<u8> {
        member(GzBuilder::new(), bytes)
    }

    /// The decompressed bytes, and whether there was garbage. Reads once through a one-byte buffer and once through a
    /// large one, so that nothing depends on where a buffer ends.
    fn unpacked(packed: &[u8]) -> io::Result<(Vec<u8>, bool)> {
        let read = |capacity| {
            let garbage = Rc::new(Cell::new(false));
            let told = Rc::clone(&garbage);
            let mut bytes = Vec::new();
            let buffered = io::BufReader::with_capacity(capacity, Cursor::new(packed.to_vec()));
            Members::new(buffered, move || told.set(true)).read_to_end(&mut bytes)?;
            Ok::<_, io::Error>((bytes, garbage.get()))
        };
        let large = read(8192)?;
        assert_eq!(read(1)?, large);
        Ok(large)
    }

    #[test]
    fn members_follow_one_another() {
        let packed = [plain(b"one "), plain(b""), plain(b"two")].concat();
        assert_eq!(unpacked(&packed).unwrap(), (b"one two".to_vec(), false));
    }

    #[test]
    fn zeros_behind_the_last_member_are_padding() {
        for zeros in [1, 2, 3, 512, 20_000] {
            let packed = [plain(b"one "), plain(b"two"), vec![0; zeros]].concat();
            assert_eq!(unpacked(&packed).unwrap(), (b"one two".to_vec(), false), "{zeros} zeros");
        }
    }

    #[test]
    fn garbage_behind_the_last_member_is_told_of_and_left() {
        // As in gzip, a member after zeros is garbage as well.
        for garbage in [&b"x"[..], b"\x1f", b"more text", b"\0x", b"\0\0\0\0x", &[vec![0; 9], plain(b"no")].concat()] {
            let packed = [&plain(b"one"), garbage].concat();
            assert_eq!(unpacked(&packed).unwrap(), (b"one".to_vec(), true), "{garbage:?}");
        }
    }

    #[test]
    fn every_field_of_a_header_is_skipped() {
        let builder = || GzBuilder::new().filename("ink.jsonl").comment("by hand").extra(vec![7; 300]).mtime(9);
        assert_eq!(unpacked(&member(builder(), b"text")).unwrap().0, b"text");
        // A header checksum, which flate2 does not write: the low half of the header's CRC.
        let mut packed = member(GzBuilder::new().filename("n"), b"text");
        packed[3] |= 2;
        let header = 10 + b"n\0".len();
        let mut crc = flate2::Crc::new();
        crc.update(&packed[..header]);
        let sum = (crc.sum() as u16).to_le_bytes();
        packed.splice(header..header, sum);
        assert_eq!(unpacked(&packed).unwrap().0, b"text");
        packed[header] ^= 1;
        assert!(unpacked(&packed).is_err());
    }

    #[test]
    fn a_damaged_member_is_an_error_wherever_it_stands() {
        let (first, second) = (plain(b"one"), plain(b"two"));
        let mut flipped = second.clone();
        *flipped.last_mut().unwrap() ^= 1;
        for damaged in [&second[..second.len() - 1], &second[..5], &flipped] {
            assert!(unpacked(damaged).is_err(), "{damaged:?}");
            assert!(unpacked(&[&first, damaged].concat()).is_err(), "behind another: {damaged:?}");
        }
    }

    #[test]
    fn fuzz_gzip() {
        let corpus = vec![
            plain(b"one two three"),
            [plain(b"one "), plain(b"two"), vec![0; 9]].concat(),
            [plain(&[b'a'; 5000]), b"garbage".to_vec()].concat(),
            vec![],
        ];
        crate::fuzz::fuzz("gzip", corpus, |bytes| {
            let mut read = Vec::new();
            let outcome = Members::new(bytes, || ()).take(1 << 20).read_to_end(&mut read);
            outcome.map_or_else(|error| error.to_string(), |_| if read.is_empty() { "nothing" } else { "bytes" }.into())
        });
    }
}
