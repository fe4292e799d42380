//! Low-resolution scans, as they occur: enlarged, noisy and compressed.

use image::{DynamicImage, GrayImage, ImageFormat, codecs::jpeg::JpegEncoder, imageops};
use rand::{Rng, RngExt};

use super::{Picture, scene::Scene};
use crate::support::drawings::Drawing;

/// A digit on few pixels: its longer side is `high` pixels. Half are black and white, half grey. Some are enlarged,
/// with the pixels left visible or smoothed; some are blurred, noisy, or have been compressed as JPEG.
pub(crate) fn scan(drawing: &Drawing, high: usize, rng: &mut impl Rng) -> Picture {
    // No thinner than a pixel, or strokes would break where they fall between two pixels.
    let pen = rng.random_range(0.07..0.15_f32).max(1.1 / high as f32);
    let side = high + 2 + high / 4;
    let scene = Scene::new(&drawing.strokes, (side, side), high as f32 / side as f32, pen, rng);
    let threshold = rng.random::<bool>().then(|| rng.random_range(0.4..0.6));
    let (paper, ink) = if rng.random() { (0.95, 0.1) } else { (0.05, 0.9) };
    let rgba = scene.picture(|_, _, cover| {
        let cover = threshold.map_or(cover, |threshold| f32::from(u8::from(cover >= threshold)));
        paper + (ink - paper) * cover
    });
    let mut picture =
        GrayImage::from_fn(side as u32, side as u32, |x, y| [rgba[4 * (y as usize * side + x as usize)]].into());
    if rng.random_bool(0.7) {
        let filter = if rng.random() { imageops::FilterType::Nearest } else { imageops::FilterType::Triangle };
        let side = (side as f32 * rng.random_range(1.0..5.0_f32)) as u32;
        picture = imageops::resize(&picture, side, side, filter);
    }
    if rng.random_bool(0.3) {
        picture = imageops::blur(&picture, rng.random_range(0.4..1.0));
    }
    if rng.random_bool(0.3) {
        let noise = rng.random_range(2.0..20.0_f32);
        picture.iter_mut().for_each(|v| *v = (f32::from(*v) + rng.random_range(-noise..noise)).round() as u8);
    }
    if rng.random_bool(0.3) {
        let mut file = std::io::Cursor::new(Vec::new());
        JpegEncoder::new_with_quality(&mut file, rng.random_range(40..95)).encode_image(&picture).unwrap();
        picture = image::load_from_memory_with_format(file.get_ref(), ImageFormat::Jpeg).unwrap().into_luma8();
    }
    let width = picture.width() as usize;
    (DynamicImage::from(picture).into_rgba8().into_raw(), width)
}
