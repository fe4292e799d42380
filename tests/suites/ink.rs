//! What must not change the glyph: position, size, order and direction of strokes, and the number of points. These are
//! properties over seeded random ink, natively and in WebAssembly.
//!
//! If a change of the ink is exact in floating point, the glyphs must be equal. Otherwise the tolerance is derived: no
//! pixel's coverage changes by more than [`EDGE`] allows for the distance that the geometry moved.

use lenet5::{
    Glyph, Ink, Point,
    ink::{
        normalize::{BOX, MIDDLE, PEN_RADIUS, normalize, normalize_with},
        raster::{EDGE, SKIP},
    },
    training::deform::Deformation,
};
use rand::{RngExt, SeedableRng};
use rand_pcg::Pcg64;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::support::fnv1a;

type Strokes = Vec<Vec<Point>>;

fn at(x: f32, y: f32) -> Point {
    Point { x, y }
}

fn ink(strokes: &[Vec<Point>]) -> Ink {
    Ink::new(strokes).unwrap()
}

/// Digits as a person might draw them, y down, with integer coordinates; one has two strokes and one has a dot.
fn written() -> Vec<Strokes> {
    let stroke = |points: &[(i16, i16)]| points.iter().map(|&(x, y)| at(x.into(), y.into())).collect();
    vec![
        vec![stroke(&[(60, 10), (30, 25), (15, 60), (25, 105), (60, 115), (90, 80), (90, 40), (60, 10)])],
        vec![stroke(&[(40, 5), (38, 120)])],
        vec![stroke(&[(10, 20), (85, 12), (40, 125)]), stroke(&[(30, 70), (75, 66)])],
        vec![stroke(&[(80, 10), (30, 12), (26, 55), (70, 60), (75, 100), (20, 118)]), stroke(&[(95, 120)])],
    ]
}

/// One to four strokes of one to thirty points with integer coordinates, each a random walk with its own step size.
fn random(rng: &mut Pcg64) -> Strokes {
    let strokes = rng.random_range(1..=4);
    let mut walk = || {
        let reach = rng.random_range(1..=120);
        let mut point = (rng.random_range(0..1000), rng.random_range(0..1000));
        let mut points = vec![at(point.0 as f32, point.1 as f32)];
        for _ in 1..rng.random_range(1..=30) {
            point.0 += rng.random_range(-reach..=reach);
            point.1 += rng.random_range(-reach..=reach);
            points.push(at(point.0 as f32, point.1 as f32));
        }
        points
    };
    (0..strokes).map(|_| walk()).collect()
}

/// Calls `check` with the written digits and 200 random inks.
fn for_each_ink(seed: u64, mut check: impl FnMut(&Strokes, &mut Pcg64)) {
    let mut rng = Pcg64::seed_from_u64(seed);
    for strokes in written() {
        check(&strokes, &mut rng);
    }
    for _ in 0..200 {
        let strokes = random(&mut rng);
        check(&strokes, &mut rng);
    }
}

fn mapped(strokes: &[Vec<Point>], map: impl Fn(Point) -> Point) -> Strokes {
    strokes.iter().map(|stroke| stroke.iter().copied().map(&map).collect()).collect()
}

/// The longer side of the box around all points.
fn extent(strokes: &[Vec<Point>]) -> f32 {
    let side = |of: fn(&Point) -> f32| {
        let values = || strokes.iter().flatten().map(of);
        values().fold(f32::MIN, f32::max) - values().fold(f32::MAX, f32::min)
    };
    side(|p| p.x).max(side(|p| p.y))
}

/// The largest difference between two glyphs in any pixel.
fn difference(a: &Glyph, b: &Glyph) -> f32 {
    a.pixels().iter().zip(b.pixels()).map(|(a, b)| (a - b).abs()).fold(0.0, f32::max)
}

/// How much a pixel may differ if every point moved by at most `error` units: the points, the box's centre and each of
/// its two sides move by up to `error`. The centre of mass, a mean of positions, may move by the sum of these again.
fn tolerance(strokes: &[Vec<Point>], error: f32) -> f32 {
    let scale = BOX / extent(strokes);
    2.0 * (4.0 * error * scale + SKIP) / EDGE
}

#[wasm_bindgen_test(unsupported = test)]
fn where_it_is_drawn_does_not_matter() {
    for_each_ink(1, |strokes, rng| {
        let glyph = normalize(&ink(strokes));
        // Integers below 2^24 are exact, and so is the glyph.
        let (x, y) = (rng.random_range(-9_000_000..9_000_000) as f32, rng.random_range(-9_000_000..9_000_000) as f32);
        assert_eq!(glyph, normalize(&ink(&mapped(strokes, |p| at(p.x + x, p.y + y)))));
        // Fractional offsets round each coordinate, by at most half an ulp of some 10,000 + 5,000.
        let (x, y) = (rng.random_range(-1e4..1e4), rng.random_range(-1e4..1e4));
        let moved = normalize(&ink(&mapped(strokes, |p| at(p.x + x, p.y + y))));
        assert!(difference(&glyph, &moved) <= tolerance(strokes, 16_384.0 * f32::EPSILON));
    });
}

#[wasm_bindgen_test(unsupported = test)]
fn how_large_it_is_drawn_does_not_matter() {
    for_each_ink(2, |strokes, rng| {
        let glyph = normalize(&ink(strokes));
        // Powers of two are exact, as long as no number becomes subnormal.
        let factor = [1e0, 2.0, 0.25, 65536.0, 1.0 / 65536.0, 1.0 / (1_u128 << 100) as f32][rng.random_range(0..6)];
        assert_eq!(glyph, normalize(&ink(&mapped(strokes, |p| at(p.x * factor, p.y * factor)))));
        let factor = rng.random_range(0.001_f32..1000.0);
        let scaled = normalize(&ink(&mapped(strokes, |p| at(p.x * factor, p.y * factor))));
        assert!(difference(&glyph, &scaled) <= tolerance(strokes, 8_192.0 * f32::EPSILON));
    });
}

#[wasm_bindgen_test(unsupported = test)]
fn the_order_of_strokes_does_not_matter_at_all() {
    for_each_ink(3, |strokes, rng| {
        let mut shuffled = strokes.clone();
        for last in (1..shuffled.len()).rev() {
            shuffled.swap(last, rng.random_range(0..=last));
        }
        assert_eq!(normalize(&ink(strokes)), normalize(&ink(&shuffled)));
    });
}

#[wasm_bindgen_test(unsupported = test)]
fn the_direction_of_strokes_does_not_matter_at_all() {
    for_each_ink(4, |strokes, rng| {
        let mut turned = strokes.clone();
        for stroke in &mut turned {
            if rng.random() {
                stroke.reverse();
            }
        }
        assert_eq!(normalize(&ink(strokes)), normalize(&ink(&turned)));
    });
}

#[wasm_bindgen_test(unsupported = test)]
fn how_many_points_a_line_is_made_of_does_not_matter() {
    for_each_ink(5, |strokes, rng| {
        let pieces = [2, 3, 10, 100][rng.random_range(0..4)];
        let between = |a: Point, b: Point, i: usize| {
            let t = i as f32 / pieces as f32;
            at(a.x + t * (b.x - a.x), a.y + t * (b.y - a.y))
        };
        let densify = |stroke: &Vec<Point>| {
            let lines = stroke.windows(2).flat_map(|line| (0..pieces).map(move |i| between(line[0], line[1], i)));
            lines.chain(stroke.last().copied()).collect()
        };
        let dense: Strokes = strokes.iter().map(densify).collect();
        let changed = difference(&normalize(&ink(strokes)), &normalize(&ink(&dense)));
        assert!(changed <= tolerance(strokes, 8_192.0 * f32::EPSILON), "{pieces}: {changed}");
    });
}

#[wasm_bindgen_test(unsupported = test)]
fn pausing_does_not_matter_at_all() {
    for_each_ink(6, |strokes, rng| {
        let times = rng.random_range(2..5);
        let pausing: Strokes =
            strokes.iter().map(|stroke| stroke.iter().flat_map(|&p| std::iter::repeat_n(p, times)).collect()).collect();
        assert_eq!(normalize(&ink(strokes)), normalize(&ink(&pausing)));
    });
}

#[wasm_bindgen_test(unsupported = test)]
fn a_dot_is_the_same_dot_everywhere() {
    let dot = normalize(&ink(&[vec![at(0.0, 0.0)]]));
    assert!(!dot.is_blank());
    for (x, y) in [(1e9, -1e9), (-0.0, 0.0), (1e-40, 3.0), (0.1, 0.2)] {
        for times in [1, 2, 1000] {
            assert_eq!(dot, normalize(&ink(&[vec![at(x, y); times]])));
            assert_eq!(dot, normalize(&ink(&vec![vec![at(x, y)]; times])));
        }
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn ten_thousand_points_are_as_good_as_a_hundred() {
    // A circle made by repeated rotation, which needs no sine and is the same on every target.
    let circle = |points: usize| {
        let (cos, sin) = {
            // The rational parametrisation of a rotation by nearly 1/points of a turn.
            let t = std::f64::consts::PI / points as f64;
            ((1.0 - t * t) / (1.0 + t * t), 2.0 * t / (1.0 + t * t))
        };
        let mut p = (100.0, 0.0);
        let mut turn = || {
            p = (p.0 * cos - p.1 * sin, p.0 * sin + p.1 * cos);
            at(p.0 as f32, p.1 as f32)
        };
        vec![(0..=points).map(|_| turn()).collect::<Vec<_>>()]
    };
    let (few, many) = (circle(100), circle(10_000));
    // A chord of 1/100 of a circle lies inside it by 1 - cos(π / 100) of the radius.
    let chord = 100.0 * (1.0 - (std::f32::consts::PI / 100.0).cos());
    let changed = difference(&normalize(&ink(&few)), &normalize(&ink(&many)));
    assert!(changed <= tolerance(&few, chord), "{changed}");
}

#[wasm_bindgen_test(unsupported = test)]
fn a_glyph_keeps_its_promises() {
    let check = |strokes: &[Vec<Point>], radius: f32| {
        let glyph = normalize_with(&ink(strokes), radius);
        assert!(Glyph::new(glyph.pixels()).is_ok() && !glyph.is_blank());
        let inked: Vec<_> = (0..784).filter(|&i| glyph.pixels()[i] > 0.0).map(|i| (i / 28, i % 28)).collect();
        let side = |of: fn(&(usize, usize)) -> usize| {
            let (first, last) = (inked.iter().map(of).min().unwrap(), inked.iter().map(of).max().unwrap());
            (first, last, last - first + 1)
        };
        let mass: f32 = glyph.pixels().iter().sum();
        let middle = |of: fn(usize) -> usize| {
            let sum: f32 = (0..784).map(|i| glyph.pixels()[i] * (of(i) as f32 + 0.5)).sum();
            sum / mass
        };
        let both = [(side(|p| p.0), middle(|i| i / 28)), (side(|p| p.1), middle(|i| i % 28))];
        for ((first, last, side), middle) in both {
            // The box, plus half an edge and part of a pixel at either end.
            assert!(side <= BOX as usize + 2, "{side}");
            // Half of MNIST's own tolerance. A line's ink varies a little with its position on the pixel grid, and varies
            // more if it is thinner than an edge.
            let near = if radius < EDGE / 2.0 { 0.75 } else { 0.25 };
            assert!((middle - MIDDLE).abs() < near || first == 0 || last == 27, "{middle}");
        }
        both.map(|((.., side), _)| side)
    };
    for_each_ink(8, |strokes, rng| {
        let [high, wide] = check(strokes, PEN_RADIUS);
        assert!(extent(strokes) == 0.0 || high.max(wide) >= BOX as usize);
        check(strokes, rng.random_range(0.25..4.0));
    });
}

#[wasm_bindgen_test(unsupported = test)]
fn ink_of_any_size_gives_a_glyph() {
    let mut rng = Pcg64::seed_from_u64(9);
    for _ in 0..2_000 {
        let size = 10.0_f32.powi(rng.random_range(-45..=9));
        let strokes: Strokes = (0..rng.random_range(1..4))
            .map(|_| {
                let mut point = || at(rng.random_range(-1.0..=1.0) * size, rng.random_range(-1.0..=1.0) * size);
                vec![point(), point(), point()]
            })
            .collect();
        let glyph = normalize(&ink(&strokes));
        assert!(Glyph::new(glyph.pixels()).is_ok() && !glyph.is_blank(), "{strokes:?}");
    }
}

/// A hash over the bits of the pixels.
fn hash(seed: u64, pixels: &[f32]) -> u64 {
    fnv1a(seed, pixels.iter().flat_map(|v| v.to_bits().to_le_bytes()))
}

/// These hashes change whenever the pen, its edge or the deformation does. They must then change to the same values on
/// every target.
#[wasm_bindgen_test(unsupported = test)]
fn every_target_gives_the_same_bits() {
    let (mut drawn, mut deformed) = (0xcbf2_9ce4_8422_2325, 0xcbf2_9ce4_8422_2325);
    let deformation =
        Deformation { shift: 1.5, rotate: 12.0, scale: 0.15, shear: 0.2, elastic: 0.8, thickness: 0.4, sharpen: 1.0 };
    for_each_ink(10, |strokes, rng| {
        let glyph = normalize(&ink(strokes));
        drawn = hash(drawn, glyph.pixels());
        let mut out = [0.0; 784];
        deformation.apply(glyph.pixels(), rng, &mut out);
        deformed = hash(deformed, &out);
    });
    assert_eq!((drawn, deformed), (0xa8d9_0414_498c_0a0e, 0x4e60_e23c_d171_2e8d), "{drawn:#x} {deformed:#x}");
}
