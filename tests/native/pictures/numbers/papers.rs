//! What numbers are written on, and how they are photographed.

use image::{DynamicImage, GrayImage, ImageFormat, codecs::jpeg::JpegEncoder, imageops};
use lenet5::Point;
use rand::{Rng, RngExt};
use rand_pcg::Pcg64Mcg;

use super::written::Written;
use crate::pictures::{
    Picture,
    scene::{Scene, bounds, distance},
    surroundings::SURROUNDINGS,
};

pub(crate) type Painter = fn(&Written, &mut Pcg64Mcg) -> Picture;

/// The kinds of picture.
pub(crate) const PAPERS: [(&str, Painter); 14] = [
    ("plain paper", |number, rng| amid("plain paper", number, rng)),
    ("faint pencil", |number, rng| amid("faint pencil", number, rng)),
    ("chalk on a board", |number, rng| amid("chalk on a board", number, rng)),
    ("ruled, with a margin", |number, rng| amid("ruled, with a margin", number, rng)),
    ("squared paper", |number, rng| amid("squared paper", number, rng)),
    ("a box", |number, rng| amid("a box", number, rng)),
    ("a sheet on a table", |number, rng| amid("a sheet on a table", number, rng)),
    ("a lamp", |number, rng| amid("a lamp", number, rng)),
    ("a vignette", |number, rng| amid("a vignette", number, rng)),
    ("a pen's shadow", shadow),
    ("tilted", tilted),
    ("tilted, on ruled paper", tilted_on_lines),
    ("blurred", blurred),
    ("JPEG", compressed),
];

/// The number in a picture with more room around it than it needs.
fn scene(number: &Written, rng: &mut impl Rng) -> Scene {
    let [left, top, right, bottom] = bounds(&number.strokes);
    let (wide, high) = (right - left, bottom - top);
    let mut heights: Vec<f32> =
        number.strokes.iter().map(|stroke| bounds(core::slice::from_ref(stroke))).map(|b| b[3] - b[1]).collect();
    heights.sort_by(f32::total_cmp);
    // The tallest strokes are as tall as the digits.
    let tall = heights[heights.len() * 3 / 4].max(high / 4.0);
    let size = (rng.random_range(320..900), rng.random_range(200..600));
    let share = rng.random_range(0.45..0.8);
    let pen = tall * rng.random_range(0.06..0.13);
    let scale = (share * size.0 as f32 / (wide + pen)).min(share * size.1 as f32 / (high + pen));
    Scene::scaled(&number.strokes, size, scale, pen * scale, rng)
}

/// The number with the surroundings of this name.
fn amid(name: &str, number: &Written, rng: &mut Pcg64Mcg) -> Picture {
    let scene = scene(number, rng);
    let (_, paint) = SURROUNDINGS.iter().find(|(known, _)| *known == name).unwrap();
    (paint(&scene, rng), scene.width)
}

/// The shadow of a pen that lies on the paper or hovers above it, from one side to the middle.
fn shadow(number: &Written, rng: &mut Pcg64Mcg) -> Picture {
    let scene = scene(number, rng);
    let (width, height) = (scene.width as f32, scene.height as f32);
    let from = (width * rng.random_range(0.6..1.2), height * rng.random_range(1.0..1.2));
    let to = (width * rng.random_range(0.3..0.7), height * rng.random_range(0.2..0.6));
    let (wide, soft) = (width * rng.random_range(0.02..0.05), width * rng.random_range(0.02..0.05));
    let (dark, ink) = (rng.random_range(0.15..0.4), rng.random_range(0.05..0.3));
    let picture = scene.picture(|x, y, cover| {
        let away = distance((x, y), from, to);
        let shade = 1.0 - dark * ((wide - away) / soft + 0.5).clamp(0.0, 1.0);
        (0.92 + (ink - 0.92) * cover) * shade
    });
    (picture, scene.width)
}

fn turned(number: &Written, rng: &mut Pcg64Mcg) -> Written {
    let (sin, cos) = rng.random_range(-15.0_f32..15.0).to_radians().sin_cos();
    let turn = |p: &Point| Point { x: p.x * cos - p.y * sin, y: p.x * sin + p.y * cos };
    let strokes = number.strokes.iter().map(|stroke| stroke.iter().map(turn).collect()).collect();
    Written { label: number.label.clone(), strokes }
}

/// The camera was held up to 15 degrees askew.
fn tilted(number: &Written, rng: &mut Pcg64Mcg) -> Picture {
    let number = turned(number, rng);
    amid("plain paper", &number, rng)
}

/// The writing runs askew on ruled paper.
fn tilted_on_lines(number: &Written, rng: &mut Pcg64Mcg) -> Picture {
    let number = turned(number, rng);
    amid("ruled, with a margin", &number, rng)
}

fn grey((rgba, width): Picture) -> GrayImage {
    let height = rgba.len() / 4 / width;
    GrayImage::from_fn(width as u32, height as u32, |x, y| [rgba[4 * (y as usize * width + x as usize)]].into())
}

fn coloured(picture: GrayImage) -> Picture {
    let width = picture.width() as usize;
    (DynamicImage::from(picture).into_rgba8().into_raw(), width)
}

/// Out of focus, and noisy.
fn blurred(number: &Written, rng: &mut Pcg64Mcg) -> Picture {
    let mut picture = imageops::blur(&grey(amid("plain paper", number, rng)), rng.random_range(1.0..2.5));
    let noise = rng.random_range(2.0..10.0_f32);
    picture.iter_mut().for_each(|v| *v = (f32::from(*v) + rng.random_range(-noise..noise)).round() as u8);
    coloured(picture)
}

/// Strongly compressed, with uneven light.
fn compressed(number: &Written, rng: &mut Pcg64Mcg) -> Picture {
    let picture = grey(amid("a lamp", number, rng));
    let mut file = std::io::Cursor::new(Vec::new());
    JpegEncoder::new_with_quality(&mut file, rng.random_range(20..60)).encode_image(&picture).unwrap();
    coloured(image::load_from_memory_with_format(file.get_ref(), ImageFormat::Jpeg).unwrap().into_luma8())
}
