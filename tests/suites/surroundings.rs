//! Small pictures of a digit or a number, with what usually surrounds writing, are read with the same bits on every
//! target. `tests/native/pictures` has many more.

use lenet5::{NumberPrediction, PredictionState, picture::Picture};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::support::{
    FNV, SHIPPED,
    drawings::{Drawing, drawings},
    fnv1a,
};

const DIGITS: &str = include_str!("../ink/digits.jsonl");
const NUMBERS: &str = include_str!("../ink/numbers.jsonl");
const HEIGHT: usize = 120;

/// How much of each pixel is covered by ink.
struct Scene {
    width: usize,
    coverage: Vec<f32>,
}

impl Scene {
    /// A drawing in the middle, 60 pixels high.
    fn new(drawing: &Drawing, width: usize) -> Self {
        let points = || drawing.strokes.iter().flatten();
        let (mut low, mut high) = ([f32::MAX; 2], [f32::MIN; 2]);
        for p in points() {
            (low, high) = ([low[0].min(p.x), low[1].min(p.y)], [high[0].max(p.x), high[1].max(p.y)]);
        }
        let scale = 60.0 / (high[1] - low[1]);
        let place = |v: f32, axis: usize, size: usize| (v - (low[axis] + high[axis]) / 2.0) * scale + size as f32 / 2.0;
        let placed = |stroke: &Vec<lenet5::Point>| -> Vec<[f32; 2]> {
            stroke.iter().map(|p| [place(p.x, 0, width), place(p.y, 1, HEIGHT)]).collect()
        };
        let mut coverage = vec![0.0_f32; width * HEIGHT];
        for stroke in drawing.strokes.iter().map(placed) {
            for (i, inked) in coverage.iter_mut().enumerate() {
                let at = [(i % width) as f32, (i / width) as f32];
                let away = stroke.windows(2).map(|pair| distance(at, pair[0], pair[1])).fold(f32::MAX, f32::min);
                *inked = inked.max(edge(3.0 - away));
            }
        }
        Self { width, coverage }
    }

    /// RGBA pixels. `level` gets a pixel's column and row, and how much of it ink covers, and returns the brightness.
    fn picture(&self, level: fn(f32, f32, f32) -> f32) -> Vec<u8> {
        let pixel = |(i, &ink): (usize, &f32)| {
            let v = (255.0 * level((i % self.width) as f32, (i / self.width) as f32, ink).clamp(0.0, 1.0)) as u8;
            [v, v, v, 255]
        };
        self.coverage.iter().enumerate().flat_map(pixel).collect()
    }

    /// The answer to the picture.
    fn read(&self, level: fn(f32, f32, f32) -> f32) -> NumberPrediction {
        let rgba = self.picture(level);
        SHIPPED.recognize_number_picture(&rgba, self.width, rgba.len() / 4 / self.width).unwrap()
    }
}

/// The scene on `by` times fewer pixels in each direction.
fn coarse(scene: &Scene, by: usize) -> Scene {
    let (width, height) = (scene.width / by, HEIGHT / by);
    let mean = |i: usize| {
        let (x, y) = (i % width * by, i / width * by);
        let row = |y: usize| scene.coverage[y * scene.width + x..][..by].iter().sum::<f32>();
        (y..y + by).map(row).sum::<f32>() / (by * by) as f32
    };
    Scene { width, coverage: (0..width * height).map(mean).collect() }
}

/// The distance from a point to a line segment.
fn distance([x, y]: [f32; 2], [ax, ay]: [f32; 2], [bx, by]: [f32; 2]) -> f32 {
    let (dx, dy) = (bx - ax, by - ay);
    let along = (((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy).max(1e-6)).clamp(0.0, 1.0);
    let (x, y) = (x - ax - along * dx, y - ay - along * dy);
    (x * x + y * y).sqrt()
}

/// How much of a pixel is inside an edge, from the distance to the edge: positive inside.
fn edge(inside: f32) -> f32 {
    (inside + 0.5).clamp(0.0, 1.0)
}

fn ring(x: f32, y: f32, middle: [f32; 2], radius: f32, wide: f32) -> f32 {
    edge(wide / 2.0 - (distance([x, y], middle, middle) - radius).abs())
}

fn dot(x: f32, y: f32, middle: [f32; 2], radius: f32) -> f32 {
    edge(radius - distance([x, y], middle, middle))
}

/// Uniform noise in ±1.
fn noise(x: f32, y: f32) -> f32 {
    let mixed = (x as u32).wrapping_mul(0x9e37_79b1) ^ (y as u32).wrapping_mul(0x85eb_ca77);
    (((mixed ^ mixed >> 15).wrapping_mul(0x2c1b_3c6d)) >> 8) as f32 / (1 << 23) as f32 - 1.0
}

fn paper(x: f32, y: f32, ink: f32) -> f32 {
    0.9 - 0.75 * ink + 0.01 * noise(x, y)
}

type Surrounding = (&'static str, fn(f32, f32, f32) -> f32);

/// Names, and functions from column, row and ink to the brightness of a pixel.
const SURROUNDINGS: [Surrounding; 14] = [
    ("paper", paper),
    ("chalk", |x, y, ink| 0.15 + 0.7 * ink + 0.02 * noise(x, y)),
    ("a slope of light", |x, y, ink| paper(x, y, ink) * (1.0 - 0.004 * y)),
    ("a shadow", |x, y, ink| paper(x, y, ink) * (1.0 - 0.5 * edge((x - 0.4 * y - 40.0) / 4.0))),
    ("a table", |x, y, ink| if 2.0 * x < 24.0 + 0.2 * y { 0.3 + 0.05 * noise(x, y) } else { paper(x, y, ink) }),
    ("a margin", |x, y, ink| paper(x, y, ink.max(0.8 * edge(1.0 - (x - 14.0).abs())))),
    ("rules", |x, y, ink| paper(x, y, ink.max(0.3 * edge(0.5 - (y % 24.0 - 12.0).abs())))),
    ("holes", |x, y, ink| paper(x, y, ink.max(dot(x, y, [14.0, 30.0], 7.0)).max(dot(x, y, [14.0, 90.0], 7.0)))),
    ("a sheet", |x, y, ink| {
        let beyond = x < 12.0 || !(10.0..=110.0).contains(&y);
        if beyond { 0.25 + 0.03 * noise(x, y) } else { paper(x, y, ink) }
    }),
    ("writing cut off", |x, y, ink| paper(x, y, ink.max(edge(3.0 - distance([x, y], [20.0, 0.0], [26.0, 14.0]))))),
    ("specks", |x, y, ink| paper(x, y, ink.max(dot(x, y, [16.0, 60.0], 1.0)).max(dot(x, y, [60.0, 110.0], 1.0)))),
    ("light that falls off", |x, y, ink| paper(x, y, ink) * (1.0 - 0.000_04 * (x * x + y * y)).max(0.15)),
    ("a ring", |x, y, ink| paper(x, y, ink.max(ring(x, y, [60.0, 60.0], 48.0, 2.0)))),
    ("a box", |x, y, ink| {
        let inside = (x - 12.0).min(108.0 - x).min(y - 12.0).min(108.0 - y);
        paper(x, y, ink.max(edge(1.0 - inside.abs())))
    }),
];

/// How many of these, from the first, leave room for three digits.
const ROOMY: usize = 11;

/// Surroundings that need more room.
const AROUND_NUMBERS: [Surrounding; 4] = [
    ("a broken margin", |x, y, ink| {
        let dashed = if y % 30.0 < 23.0 { 0.8 * edge(1.0 - (x - 10.0).abs()) } else { 0.0 };
        paper(x, y, ink.max(dashed))
    }),
    ("a whole sheet", |x, y, ink| {
        let beyond = !(12.0..=207.0).contains(&x) || !(10.0..=110.0).contains(&y);
        if beyond { 0.25 + 0.03 * noise(x, y) } else { paper(x, y, ink) }
    }),
    ("a frame", |x, y, ink| {
        let inside = (x - 6.0).min(213.0 - x).min(y - 8.0).min(111.0 - y);
        paper(x, y, ink.max(edge(1.0 - inside.abs())))
    }),
    ("two shadows", |x, y, ink| {
        let dark = 0.4 * edge((x - 0.4 * y - 60.0) / 3.0) + 0.3 * edge((y - 0.2 * x - 50.0) / 2.0);
        paper(x, y, ink) * (1.0 - dark)
    }),
];

/// A hash, continued over the bits of values.
fn add<'a>(hash: u64, values: impl IntoIterator<Item = &'a f32>) -> u64 {
    fnv1a(hash, values.into_iter().map(|value| value.to_bits()))
}

#[wasm_bindgen_test(unsupported = test)]
fn a_digit_is_read_with_the_same_bits_whatever_surrounds_it() {
    let drawings = drawings(DIGITS, false);
    let mut hash = FNV;
    for label in [4, 7] {
        let drawing = drawings.iter().find(|drawing| drawing.label == Some(label)).unwrap();
        let scene = Scene::new(drawing, HEIGHT);
        for (name, level) in SURROUNDINGS {
            let answer = scene.read(level);
            assert_eq!((answer.whole.digit, answer.whole.state), (Some(label), PredictionState::Sure), "{name}");
            // Read as a number, it may be unsure because of the holes.
            assert!(answer.text() == label.to_string() || answer.state == PredictionState::Unsure, "{name}");
            // All of the writing that was found, whatever is then read from it.
            let rgba = scene.picture(level);
            let writing = Picture::new(&rgba, HEIGHT, HEIGHT).unwrap().writing().unwrap();
            let points = writing.strokes().points().iter().flat_map(|p| [&p.x, &p.y]);
            hash = add(hash, answer.whole.glyph.pixels().iter().chain(points).chain(&writing.bounds()));
        }
    }
    assert_eq!(hash, 0x7d4a_cbb9_21b7_955b, "{hash:#018x}");
}

#[wasm_bindgen_test(unsupported = test)]
fn a_digit_on_few_pixels_is_read_with_the_same_bits() {
    let drawings = drawings(DIGITS, false);
    let mut hash = FNV;
    for label in [4, 7] {
        let drawing = drawings.iter().find(|drawing| drawing.label == Some(label)).unwrap();
        for by in [3, 4, 6] {
            let answer = coarse(&Scene::new(drawing, HEIGHT), by).read(paper);
            assert_eq!((answer.whole.digit, answer.whole.state), (Some(label), PredictionState::Sure), "{by}");
            hash = add(hash, answer.whole.glyph.pixels());
        }
    }
    assert_eq!(hash, 0x1664_88d2_8f4e_3a4d, "{hash:#018x}");
}

#[wasm_bindgen_test(unsupported = test)]
fn a_number_is_read_with_the_same_bits_whatever_surrounds_it() {
    let scene = Scene::new(&drawings(NUMBERS, false)[8], 220);
    let mut hash = FNV;
    for (name, level) in SURROUNDINGS[..ROOMY].iter().chain(&AROUND_NUMBERS) {
        let answer = scene.read(*level);
        assert_eq!((answer.text().as_str(), answer.state), ("499", PredictionState::Sure), "{name}");
        for digit in &answer.digits {
            hash = add(hash, digit.prediction.probabilities.iter().chain(&digit.bounds));
        }
    }
    assert_eq!(hash, 0x014e_7b8c_f30b_ceab, "{hash:#018x}");
}
