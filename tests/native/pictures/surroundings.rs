//! What surrounds a digit in photographs and scans, by name.

use std::f32::consts::{PI, TAU};

use rand::{Rng, RngExt};
use rand_pcg::Pcg64Mcg;

use super::scene::{Scene, beyond, distance, noise};

type Painter = fn(&Scene, &mut Pcg64Mcg) -> Vec<u8>;

/// Names, and painters that turn a scene into RGBA pixels.
pub(crate) const SURROUNDINGS: [(&str, Painter); 18] = [
    ("plain paper", plain),
    ("faint pencil", pencil),
    ("chalk on a board", chalk),
    ("ruled, with a margin", ruled),
    ("squared paper", squared),
    ("a box", boxed),
    ("a ring", ringed),
    ("the table beside", table),
    ("a sheet on a table", sheet),
    ("a dark strip", strip),
    ("a vignette", vignette),
    ("a lamp", lamp),
    ("a shadow", shadow),
    ("punched holes", holes),
    ("blotched paper", blotched),
    ("writing cut off", cut_off),
    ("dark on transparent", dark_on_glass),
    ("light on transparent", light_on_glass),
];

/// The brightness of paper and ink, and the strength of the noise.
struct Levels {
    paper: f32,
    ink: f32,
    noise: f32,
    seed: u32,
}

impl Levels {
    fn new(rng: &mut impl Rng) -> Self {
        let paper = rng.random_range(0.75..0.97);
        let (ink, noise) = (rng.random_range(0.05..0.3), rng.random_range(0.0..0.025));
        Self { paper, ink, noise, seed: rng.random() }
    }

    fn at(&self, x: f32, y: f32, ink: f32) -> f32 {
        self.paper + (self.ink - self.paper) * ink + self.noise * noise(x, y, self.seed)
    }
}

fn plain(scene: &Scene, rng: &mut Pcg64Mcg) -> Vec<u8> {
    let levels = Levels::new(rng);
    scene.picture(|x, y, ink| levels.at(x, y, ink))
}

fn pencil(scene: &Scene, rng: &mut Pcg64Mcg) -> Vec<u8> {
    let mut levels = Levels::new(rng);
    levels.ink = levels.paper - rng.random_range(0.25..0.4);
    let slope = rng.random_range(-0.1..0.1) / scene.width as f32;
    scene.picture(|x, y, ink| levels.at(x, y, ink) + slope * x)
}

fn chalk(scene: &Scene, rng: &mut Pcg64Mcg) -> Vec<u8> {
    let dark = rng.random_range(0.08..0.25);
    let levels = Levels { paper: dark, ink: rng.random_range(0.7..0.95), noise: 0.02, seed: rng.random() };
    let fall = rng.random_range(0.0..0.4);
    scene.picture(|x, y, ink| levels.at(x, y, ink) * (1.0 - fall * middle(scene, x, y)))
}

/// How far a point is from the middle: 0 in the middle, 1 in the corners.
fn middle(scene: &Scene, x: f32, y: f32) -> f32 {
    let (x, y) = (x / scene.width as f32 - 0.5, y / scene.height as f32 - 0.5);
    2.0 * (x * x + y * y)
}

/// How much of a pixel is covered by a line of this width that passes at this distance.
fn line(away: f32, width: f32) -> f32 {
    (width / 2.0 + 0.5 - away.abs()).clamp(0.0, 1.0).min(width)
}

fn ruled(scene: &Scene, rng: &mut Pcg64Mcg) -> Vec<u8> {
    let levels = Levels::new(rng);
    let (gap, first) =
        (scene.height as f32 * rng.random_range(0.08..0.2), scene.height as f32 * rng.random_range(0.0..0.1));
    let (faint, strong) = (rng.random_range(0.1..0.4), rng.random_range(0.3..0.9));
    let (thin, tilt) = (scene.width as f32 / 250.0, rng.random_range(-0.02..0.02));
    // Left or right of the digit.
    let [left, _, right, _] = scene.frame;
    let margin =
        if left > scene.width as f32 - right { left * 0.7 } else { right + (scene.width as f32 - right) * 0.3 };
    scene.picture(|x, y, ink| {
        let rule = line((y + tilt * x - first).rem_euclid(gap) - gap / 2.0, thin);
        let side = line(x - tilt * y - margin, 1.5 * thin);
        levels.at(x, y, ink.max(faint * rule).max(strong * side))
    })
}

fn squared(scene: &Scene, rng: &mut Pcg64Mcg) -> Vec<u8> {
    let levels = Levels::new(rng);
    let (gap, faint) = (scene.width as f32 * rng.random_range(0.05..0.12), rng.random_range(0.1..0.4));
    let (thin, tilt) = (scene.width as f32 / 250.0, rng.random_range(-0.03..0.03));
    scene.picture(|x, y, ink| {
        let across = line((y + tilt * x).rem_euclid(gap) - gap / 2.0, thin);
        let down = line((x - tilt * y).rem_euclid(gap) - gap / 2.0, thin);
        levels.at(x, y, ink.max(faint * across.max(down)))
    })
}

fn boxed(scene: &Scene, rng: &mut Pcg64Mcg) -> Vec<u8> {
    let levels = Levels::new(rng);
    let [left, top, right, bottom] = scene.frame;
    let (width, height) = (scene.width as f32, scene.height as f32);
    let mut gap = |room: f32| room * rng.random_range(0.3..0.9);
    let (l, t, r, b) = (left - gap(left), top - gap(top), right + gap(width - right), bottom + gap(height - bottom));
    let thin = scene.pen * rng.random_range(0.15..0.8);
    let corners = [(l, t), (r, t), (r, b), (l, b)];
    scene.picture(|x, y, ink| {
        let sides = (0..4).map(|i| distance((x, y), corners[i], corners[(i + 1) % 4]));
        levels.at(x, y, ink.max(line(sides.fold(f32::MAX, f32::min), thin)))
    })
}

fn ringed(scene: &Scene, rng: &mut Pcg64Mcg) -> Vec<u8> {
    let levels = Levels::new(rng);
    let [left, top, right, bottom] = scene.frame;
    let (at_x, at_y) = ((left + right) / 2.0, (top + bottom) / 2.0);
    let radius = (right - left).hypot(bottom - top) / 2.0 + scene.pen * rng.random_range(1.0..2.0);
    let thin = scene.pen * rng.random_range(0.3..0.8);
    scene.picture(|x, y, ink| levels.at(x, y, ink.max(line((x - at_x).hypot(y - at_y) - radius, thin))))
}

/// A line that passes the digit, for [`beyond`]: a point on it, and the direction away from the digit.
fn beside(scene: &Scene, rng: &mut impl Rng) -> ((f32, f32), f32) {
    let [left, top, right, bottom] = scene.frame;
    let (at_x, at_y) = ((left + right) / 2.0, (top + bottom) / 2.0);
    // In the direction with the most room, a little askew.
    let (width, height) = (scene.width as f32, scene.height as f32);
    let rooms = [(width - right, 0.0), (height - bottom, PI / 2.0), (left, PI), (top, -PI / 2.0)];
    let (room, angle) = rooms.into_iter().fold((0.0, 0.0), |best, room| if room.0 > best.0 { room } else { best });
    let half = if angle.sin().abs() < 0.5 { (right - left) / 2.0 } else { (bottom - top) / 2.0 };
    let away = half + room * rng.random_range(0.45..0.8);
    ((at_x + away * angle.cos(), at_y + away * angle.sin()), angle + rng.random_range(-0.12..0.12))
}

fn table(scene: &Scene, rng: &mut Pcg64Mcg) -> Vec<u8> {
    let levels = Levels::new(rng);
    let (at, angle) = beside(scene, rng);
    let (wood, edge) = (rng.random_range(0.1..0.55), rng.random_range(1.0..4.0));
    let grain = rng.random_range(0.0..0.06);
    scene.picture(|x, y, ink| {
        let beyond = beyond((x, y), at, angle, edge);
        let wood = wood + grain * (y / 5.0 + (x / 37.0).sin()).sin();
        levels.at(x, y, ink) * (1.0 - beyond) + wood * beyond
    })
}

fn sheet(scene: &Scene, rng: &mut Pcg64Mcg) -> Vec<u8> {
    let levels = Levels::new(rng);
    let [left, top, right, bottom] = scene.frame;
    let (width, height) = (scene.width as f32, scene.height as f32);
    let turn = rng.random_range(-0.06..0.06);
    let mut out = |room: f32| room * rng.random_range(0.5..0.8);
    let sides = [
        ((right + out(width - right), height / 2.0), turn),
        ((width / 2.0, bottom + out(height - bottom)), PI / 2.0 + turn),
        ((left - out(left), height / 2.0), PI + turn),
        ((width / 2.0, top - out(top)), -PI / 2.0 + turn),
    ];
    let wood = rng.random_range(0.1..0.5);
    scene.picture(|x, y, ink| {
        let beyond = sides.iter().map(|&(at, angle)| beyond((x, y), at, angle, 2.0)).fold(0.0, f32::max);
        levels.at(x, y, ink) * (1.0 - beyond) + (wood + 0.03 * noise(x, y, 5)) * beyond
    })
}

fn strip(scene: &Scene, rng: &mut Pcg64Mcg) -> Vec<u8> {
    let levels = Levels::new(rng);
    let [left, top, right, bottom] = scene.frame;
    let (width, height) = (scene.width as f32, scene.height as f32);
    let wide = rng.random_range(0.2..0.7);
    let one = rng.random_range(0..4);
    let other = rng.random_range(0..4);
    let dark = rng.random_range(0.0..0.4);
    scene.picture(|x, y, ink| {
        let on = [
            x < left * wide,
            y < top * wide,
            width - x < (width - right) * wide,
            height - y < (height - bottom) * wide,
        ];
        levels.at(x, y, if on[one] || on[other] { 1.0 } else { ink }) + if on[one] || on[other] { dark } else { 0.0 }
    })
}

fn vignette(scene: &Scene, rng: &mut Pcg64Mcg) -> Vec<u8> {
    let levels = Levels::new(rng);
    let fall = rng.random_range(0.4..0.8);
    scene.picture(|x, y, ink| levels.at(x, y, ink) * (1.0 - fall * middle(scene, x, y)))
}

fn lamp(scene: &Scene, rng: &mut Pcg64Mcg) -> Vec<u8> {
    let levels = Levels::new(rng);
    let (at_x, at_y) = (scene.width as f32 * rng.random::<f32>(), scene.height as f32 * rng.random::<f32>());
    let (reach, rest) = (scene.width as f32 * rng.random_range(0.5..0.9), rng.random_range(0.3..0.5));
    scene.picture(|x, y, ink| {
        let away = (x - at_x).hypot(y - at_y) / reach;
        levels.at(x, y, ink) * (rest + (1.0 - rest) / (1.0 + away * away))
    })
}

fn shadow(scene: &Scene, rng: &mut Pcg64Mcg) -> Vec<u8> {
    let levels = Levels::new(rng);
    let at = (scene.width as f32 * rng.random_range(0.3..0.7), scene.height as f32 * rng.random_range(0.3..0.7));
    let (angle, edge) = (rng.random_range(0.0..TAU), scene.width as f32 * rng.random_range(0.05..0.3));
    let dark = rng.random_range(0.2..0.5);
    scene.picture(|x, y, ink| levels.at(x, y, ink) * (1.0 - dark * beyond((x, y), at, angle, edge)))
}

fn holes(scene: &Scene, rng: &mut Pcg64Mcg) -> Vec<u8> {
    let levels = Levels::new(rng);
    let [left, _, right, _] = scene.frame;
    let width = scene.width as f32;
    let room = left.max(width - right);
    let at_x = if left > width - right { room / 2.0 } else { width - room / 2.0 };
    let (radius, dark) = ((room / 3.0).min(width / 22.0), rng.random_range(0.5..1.0));
    let tall = scene.height as f32;
    scene.picture(|x, y, ink| {
        let hole = [0.25, 0.75].map(|at| (radius + 0.5 - (x - at_x).hypot(y - at * tall)).clamp(0.0, 1.0));
        levels.at(x, y, ink.max(dark * hole[0].max(hole[1])))
    })
}

fn blotched(scene: &Scene, rng: &mut Pcg64Mcg) -> Vec<u8> {
    let levels = Levels::new(rng);
    let mut wave = || {
        let (long, turn) = (scene.width as f32 * rng.random_range(0.15..0.6), rng.random_range(0.0..TAU));
        (turn.cos() * TAU / long, turn.sin() * TAU / long, rng.random_range(0.0..TAU))
    };
    let waves = [wave(), wave(), wave(), wave()];
    scene.picture(|x, y, ink| {
        let sum: f32 = waves.iter().map(|(a, b, c)| (a * x + b * y + c).sin()).sum();
        levels.at(x, y, ink) * (0.88 + 0.03 * sum)
    })
}

/// A line of other writing, cut by the border: strokes of the same pen that come in from one side.
fn cut_off(scene: &Scene, rng: &mut Pcg64Mcg) -> Vec<u8> {
    let levels = Levels::new(rng);
    let (at, angle) = beside(scene, rng);
    let (sin, cos) = angle.sin_cos();
    let mut tail = || {
        let along = scene.width as f32 * rng.random_range(-0.3..0.3);
        let from = (at.0 - sin * along, at.1 + cos * along);
        let lean = angle + rng.random_range(-0.6..0.6);
        (from, (from.0 + 999.0 * lean.cos(), from.1 + 999.0 * lean.sin()))
    };
    let tails = [tail(), tail()];
    let width = scene.pen;
    scene.picture(|x, y, ink| {
        let away = tails.iter().map(|&(from, to)| distance((x, y), from, to)).fold(f32::MAX, f32::min);
        levels.at(x, y, ink.max(line(away, width)))
    })
}

fn on_glass(scene: &Scene, level: u8, clear: u8) -> Vec<u8> {
    let opacity = |ink: &f32| (ink * 255.0).round() as u8;
    scene
        .ink
        .iter()
        .map(opacity)
        .flat_map(|a| if a == 0 { [clear, clear, clear, 0] } else { [level, level, level, a] })
        .collect()
}

fn dark_on_glass(scene: &Scene, rng: &mut Pcg64Mcg) -> Vec<u8> {
    on_glass(scene, rng.random_range(0..130), [0, 255][rng.random_range(0..2)])
}

fn light_on_glass(scene: &Scene, rng: &mut Pcg64Mcg) -> Vec<u8> {
    on_glass(scene, rng.random_range(150..=255), [0, 255][rng.random_range(0..2)])
}
