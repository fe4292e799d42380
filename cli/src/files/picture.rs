//! Decodes picture files, with limits, and turns them upright.

use std::{
    fmt::Display,
    fs::File,
    io::{Cursor, Read},
    path::Path,
};

use image::{DynamicImage, ImageDecoder, ImageFormat, ImageReader, Limits, RgbaImage, guess_format};
use lenet5::picture::PIXEL_LIMIT;

use super::kind::other_kind;
use crate::failure::{Failure, Result};

/// The maximum memory for decoding, and the maximum size of a file: 1 GiB. A picture of a thousand bytes can claim billions of pixels.
const LIMIT: u64 = 1 << 30;

/// The pixels of a picture as a viewer shows them. Cameras store the sensor's pixels, and an EXIF orientation that says
/// how to turn them. JPEG, PNG and WebP can have one.
pub(crate) fn read_picture(path: &Path) -> Result<RgbaImage> {
    decode(path).map_err(|what| {
        Failure::of_file(path, format!("expected a PNG, JPEG, GIF, BMP or WebP picture, found: {what}"))
    })
}

fn decode(path: &Path) -> std::result::Result<RgbaImage, String> {
    let mut bytes = Vec::new();
    File::open(path).map_err(text)?.take(LIMIT + 1).read_to_end(&mut bytes).map_err(text)?;
    if bytes.len() as u64 > LIMIT {
        return Err(format!("a file of more than {LIMIT} bytes"));
    }
    decoded(&bytes)
}

fn decoded(bytes: &[u8]) -> std::result::Result<RgbaImage, String> {
    if let (Err(_), Some(kind)) = (guess_format(bytes), other_kind(bytes)) {
        return Err(kind.to_owned());
    }
    let mut reader = ImageReader::new(Cursor::new(bytes)).with_guessed_format().map_err(text)?;
    match reader.format() {
        None => return Err("a file that begins as none of these does".to_owned()),
        // Its decoder fills what is missing with grey.
        Some(ImageFormat::Jpeg) if !is_whole_jpeg(bytes) => return Err("a JPEG file that is cut off".to_owned()),
        Some(_) => {}
    }
    let mut limits = Limits::default();
    limits.max_alloc = Some(LIMIT);
    reader.limits(limits.clone());
    let mut decoder = reader.into_decoder().map_err(text)?;
    let (width, height) = decoder.dimensions();
    let pixels = u64::from(width) * u64::from(height);
    if pixels > PIXEL_LIMIT as u64 {
        return Err(format!("a picture of {width}x{height}, more than {PIXEL_LIMIT} pixels"));
    }
    limits.reserve(decoder.total_bytes()).map_err(text)?;
    // A failed allocation ends the program, so try it first: for the decoded file, and four bytes a pixel.
    let bytes = usize::try_from(decoder.total_bytes() + 4 * pixels).map_err(text)?;
    if Vec::<u8>::new().try_reserve_exact(bytes).is_err() {
        return Err(format!("a picture of {width}x{height}, for which there is no memory"));
    }
    // A 6 that is turned the wrong way is a 9, so an invalid orientation is an error.
    let orientation = decoder.orientation().map_err(text)?;
    let mut picture = DynamicImage::from_decoder(decoder).map_err(text)?;
    picture.apply_orientation(orientation);
    Ok(picture.into_rgba8())
}

/// Whether a JPEG file reaches the marker of its end. Every other marker but those without data is followed by the length
/// of a segment; within compressed data, a zero follows each byte that could begin a marker (ITU-T T.81, B.1.1).
fn is_whole_jpeg(mut bytes: &[u8]) -> bool {
    let is_marker = |pair: &[u8]| pair[0] == 0xFF && !matches!(pair[1], 0x00 | 0x01 | 0xD0..=0xD8 | 0xFF);
    while let Some(at) = bytes.windows(2).position(is_marker) {
        match bytes[at + 1..] {
            [0xD9, ..] => return true,
            [_, high, low, ..] => {
                let length = usize::from(u16::from_be_bytes([high, low]));
                bytes = bytes.get(at + 2 + length..).unwrap_or_default();
            }
            _ => return false,
        }
    }
    false
}

fn text(error: impl Display) -> String {
    error.to_string()
}

#[cfg(test)]
mod tests {
    use lenet5::Recognizer;

    use super::*;

    #[test]
    fn fuzz_picture_files() {
        use ImageFormat::{Bmp, Gif, Jpeg, Png, WebP};
        let ink = |x: u32, y: u32| if (x + y).abs_diff(20) < 3 { 20 } else { 240 };
        let picture = image::RgbImage::from_fn(24, 20, |x, y| image::Rgb([ink(x, y); 3]));
        let mut corpus = vec![b"<html>".to_vec(), vec![]];
        for format in [Png, Jpeg, Gif, Bmp, WebP] {
            let mut bytes = Cursor::new(Vec::new());
            picture.write_to(&mut bytes, format).unwrap();
            corpus.push(bytes.into_inner());
        }
        let recognizer = Recognizer::default();
        crate::fuzz::fuzz("picture-files", corpus, |bytes| match decoded(bytes) {
            Ok(picture) => {
                let [width, height] = [picture.width(), picture.height()].map(|side| side as usize);
                // A file of a few bytes may hold a picture of many pixels.
                let answer = recognizer.recognize_picture(picture.as_raw(), width, height);
                answer.map_or_else(|error| error.to_string(), |answer| format!("{:?}", answer.state))
            }
            Err(error) => error,
        });
    }
}
