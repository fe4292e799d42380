//! IDX, MNIST's file format: a header of big-endian numbers, then bytes.
//!
//! ```text
//! images: 00 00 08 03 · count · 28 · 28 · count x 784 grey levels, 0 paper and 255 ink
//! labels: 00 00 08 01 · count · count x class
//! ```
//!
//! The third byte is the element type (8: unsigned byte), the fourth the number of dimensions, whose sizes follow as
//! `u32`. Nothing is copied: images and labels are views of the bytes, whose length must be exactly what the header
//! announces. Source: <http://yann.lecun.com/exdb/mnist/>.

use crate::{
    error::{Error, Result},
    shape::{CLASSES, GLYPH, GLYPH_PIXELS},
};

/// The images of an IDX file, each `(H, W)` row-major, 0 paper and 255 ink.
///
/// # Errors
///
/// [`Error::IdxHeader`], [`Error::IdxMagic`], [`Error::IdxImageSize`], [`Error::IdxLength`].
pub fn images(bytes: &[u8]) -> Result<&[[u8; GLYPH_PIXELS]]> {
    let ([count, rows, columns], levels) = header(bytes)?;
    if (rows, columns) != (GLYPH as u32, GLYPH as u32) {
        return Err(Error::IdxImageSize { rows, columns });
    }
    let (images, rest) = levels.as_chunks();
    // Compares counts instead of bytes, so that no announced count can overflow.
    if images.len() as u64 != u64::from(count) || !rest.is_empty() {
        return Err(Error::IdxLength { expected: u64::from(count) * GLYPH_PIXELS as u64, got: levels.len() });
    }
    Ok(images)
}

/// The labels of an IDX file, each a digit in `0..=9`.
///
/// # Errors
///
/// [`Error::IdxHeader`], [`Error::IdxMagic`], [`Error::IdxLength`], [`Error::Label`].
pub fn labels(bytes: &[u8]) -> Result<&[u8]> {
    let ([count], labels) = header(bytes)?;
    if labels.len() as u64 != u64::from(count) {
        return Err(Error::IdxLength { expected: u64::from(count), got: labels.len() });
    }
    match labels.iter().position(|&label| usize::from(label) >= CLASSES) {
        Some(index) => Err(Error::Label { index, got: labels[index] }),
        None => Ok(labels),
    }
}

/// Images and their labels, one for each image.
///
/// # Errors
///
/// Those of [`images`] and [`labels`], and [`Error::IdxCounts`].
pub fn labelled<'a>(image_bytes: &'a [u8], label_bytes: &'a [u8]) -> Result<(&'a [[u8; GLYPH_PIXELS]], &'a [u8])> {
    let (images, labels) = (images(image_bytes)?, labels(label_bytes)?);
    if images.len() != labels.len() {
        return Err(Error::IdxCounts { images: images.len(), labels: labels.len() });
    }
    Ok((images, labels))
}

/// The sizes of the `D` dimensions, and the bytes after the header.
fn header<const D: usize>(bytes: &[u8]) -> Result<([u32; D], &[u8])> {
    let short = Error::IdxHeader { expected: 4 + 4 * D, got: bytes.len() };
    let (magic, rest) = bytes.split_first_chunk().ok_or(short.clone())?;
    let (got, expected) = (u32::from_be_bytes(*magic), 0x800 + D as u32);
    if got != expected {
        return Err(Error::IdxMagic { expected, got });
    }
    let (sizes, values) = rest.split_at_checked(4 * D).ok_or(short)?;
    let mut sizes = sizes.as_chunks().0.iter().map(|&size| u32::from_be_bytes(size));
    Ok((core::array::from_fn(|_| sizes.next().unwrap_or(0)), values))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(header: &[u32], values: &[u8]) -> Vec<u8> {
        header.iter().flat_map(|word| word.to_be_bytes()).chain(values.iter().copied()).collect()
    }

    #[test]
    fn well_formed_files_are_read() {
        let levels: Vec<u8> = (0..2 * GLYPH_PIXELS).map(|i| (i % 256) as u8).collect();
        let image_file = file(&[0x803, 2, 28, 28], &levels);
        let label_file = file(&[0x801, 2], &[0, 9]);
        let (images, labels) = labelled(&image_file, &label_file).unwrap();
        assert_eq!(images.as_flattened(), levels);
        assert_eq!(labels, [0, 9]);
    }

    #[test]
    fn files_of_nothing_are_well_formed() {
        assert!(images(&file(&[0x803, 0, 28, 28], &[])).unwrap().is_empty());
        assert!(labels(&file(&[0x801, 0], &[])).unwrap().is_empty());
    }

    #[test]
    fn an_empty_file_is_refused() {
        assert_eq!(images(&[]), Err(Error::IdxHeader { expected: 16, got: 0 }));
        assert_eq!(labels(&[]), Err(Error::IdxHeader { expected: 8, got: 0 }));
    }

    #[test]
    fn a_header_cut_short_is_refused() {
        for length in 0..16 {
            let cut = &file(&[0x803, 0, 28, 28], &[])[..length];
            assert_eq!(images(cut), Err(Error::IdxHeader { expected: 16, got: length }));
        }
    }

    #[test]
    fn labels_in_place_of_images_are_refused() {
        let got = images(&file(&[0x801, 16], &[3; 16])).unwrap_err();
        assert_eq!(got, Error::IdxMagic { expected: 0x803, got: 0x801 });
    }

    #[test]
    fn images_in_place_of_labels_are_refused() {
        let got = labels(&file(&[0x803, 1, 28, 28], &[0; 784])).unwrap_err();
        assert_eq!(got, Error::IdxMagic { expected: 0x801, got: 0x803 });
    }

    #[test]
    fn values_of_another_type_are_refused() {
        let floats = images(&file(&[0xd03, 1, 28, 28], &[0; 4 * 784])).unwrap_err();
        assert_eq!(floats, Error::IdxMagic { expected: 0x803, got: 0xd03 });
    }

    #[test]
    fn a_gzip_file_that_was_not_unpacked_is_refused() {
        assert!(matches!(images(&[0x1f, 0x8b, 8, 8, 0, 0]), Err(Error::IdxMagic { got: 0x1f8b_0808, .. })));
    }

    #[test]
    fn images_of_another_size_are_refused() {
        for (rows, columns) in [(20, 20), (28, 27), (0, 0), (u32::MAX, u32::MAX)] {
            let got = images(&file(&[0x803, 1, rows, columns], &[0; 784])).unwrap_err();
            assert_eq!(got, Error::IdxImageSize { rows, columns });
        }
    }

    #[test]
    fn images_cut_short_are_refused() {
        let got = images(&file(&[0x803, 2, 28, 28], &[0; 2 * 784 - 1])).unwrap_err();
        assert_eq!(got, Error::IdxLength { expected: 2 * 784, got: 2 * 784 - 1 });
    }

    #[test]
    fn bytes_after_the_last_image_are_refused() {
        let got = images(&file(&[0x803, 1, 28, 28], &[0; 785])).unwrap_err();
        assert_eq!(got, Error::IdxLength { expected: 784, got: 785 });
    }

    #[test]
    fn more_images_than_memory_could_hold_are_refused() {
        let got = images(&file(&[0x803, u32::MAX, 28, 28], &[0; 784])).unwrap_err();
        assert_eq!(got, Error::IdxLength { expected: u64::from(u32::MAX) * 784, got: 784 });
    }

    #[test]
    fn too_few_or_too_many_labels_are_refused() {
        for there in [2, 4] {
            let got = labels(&file(&[0x801, 3], &vec![1; there])).unwrap_err();
            assert_eq!(got, Error::IdxLength { expected: 3, got: there });
        }
    }

    #[test]
    fn a_label_that_is_no_digit_is_refused() {
        let got = labels(&file(&[0x801, 3], &[9, 10, 255])).unwrap_err();
        assert_eq!(got, Error::Label { index: 1, got: 10 });
    }

    #[test]
    fn different_numbers_of_images_and_labels_are_refused() {
        let got = labelled(&file(&[0x803, 1, 28, 28], &[0; 784]), &file(&[0x801, 2], &[0, 0])).unwrap_err();
        assert_eq!(got, Error::IdxCounts { images: 1, labels: 2 });
    }

    #[test]
    fn no_single_wrong_byte_makes_it_panic() {
        let whole = file(&[0x803, 1, 28, 28], &[7; 784]);
        for position in 0..17 {
            for value in 0..=255 {
                let mut bytes = whole.clone();
                bytes[position] = value;
                assert_eq!(images(&bytes).is_ok(), bytes == whole || position == 16, "byte {position} = {value}");
                let _ = labels(&bytes);
            }
        }
    }
}
