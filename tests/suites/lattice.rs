//! The best path through a lattice and its probability match an enumeration of all paths.

use lenet5::{
    ink::segment::{JOIN, SHAPE},
    recognizer::number::{
        Arc, Lattice, Readings, Table,
        lattice::{FEATURES, log_add},
        table::{HIDDEN, WEIGHTS},
    },
};
use rand::{Rng, RngExt};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::support::seeded;

const PIECES: usize = 4;

/// Probabilities of ten digits.
fn reading(rng: &mut impl Rng) -> [f32; 10] {
    let raw: [f32; 10] = core::array::from_fn(|_| rng.random::<f32>().powi(4));
    let sum: f32 = raw.iter().sum();
    raw.map(|p| p / sum)
}

/// Every run of pieces as a candidate, with random features and weights.
fn random(rng: &mut impl Rng) -> (Lattice, [Table; 2]) {
    let mut arcs = Vec::new();
    for end in 1..=PIECES {
        for first in (0..end).rev() {
            let readings = Readings { network: reading(rng), revised: reading(rng), trajectory: reading(rng) };
            let shape: [f32; SHAPE] = core::array::from_fn(|_| rng.random());
            arcs.push(Arc::new(first, end, &readings, &shape));
        }
    }
    let joins = (1..PIECES).map(|_| core::array::from_fn::<f32, JOIN, _>(|_| rng.random())).collect();
    let tables = [(); 2].map(|()| Table(core::array::from_fn::<f32, WEIGHTS, _>(|_| 0.6 * rng.random::<f32>() - 0.3)));
    (Lattice { pieces: PIECES, arcs, joins }, tables)
}

fn dot(weights: &[f32], values: &[f64]) -> f64 {
    assert_eq!(weights.len(), values.len());
    weights.iter().zip(values).map(|(&w, v)| f64::from(w) * v).sum()
}

/// One table's scores of an arc in double precision: as each digit, and as no digit.
fn scores(table: &Table, arc: &Arc) -> ([f64; 10], f64) {
    let mut inputs: Vec<f64> = arc.features.iter().map(|&v| v.into()).collect();
    let hidden = |unit: usize| dot(&table.0[Table::hidden(unit)], &inputs[..FEATURES]).max(0.0);
    let hidden: Vec<f64> = (0..HIDDEN).map(hidden).collect();
    inputs.extend(hidden);
    let [digit, none] = [0, 1].map(|kind| dot(&table.0[Table::kind(kind)], &inputs));
    (arc.logs.map(|log| digit + f64::from(table.0[0]) * f64::from(log)), none)
}

fn mean([a, b]: [f64; 2]) -> f64 {
    f64::midpoint(a, b)
}

#[wasm_bindgen_test(unsupported = test)]
fn the_best_path_is_the_best_of_all_paths() {
    let mut rng = seeded(5);
    let mut lengths = [0; PIECES + 1];
    for _ in 0..40 {
        let (lattice, tables) = random(&mut rng);
        let (mut all, mut best) = (0.0, (f64::NEG_INFINITY, Vec::new()));
        // A path is the set of boundaries between pieces at which a digit ends.
        for ends in 0..1 << (PIECES - 1) {
            let (mut path, mut first, mut sum, mut score) = (Vec::new(), 0, 1.0, 0.0);
            for end in (1..=PIECES).filter(|&end| end == PIECES || ends >> (end - 1) & 1 == 1) {
                let at = lattice.arcs.iter().position(|arc| (arc.first, arc.end) == (first, end)).unwrap();
                let before = match first {
                    0 => 0.0,
                    _ => mean(
                        tables.each_ref().map(|t| dot(&t.0[Table::join()], &lattice.joins[first - 1].map(f64::from))),
                    ),
                };
                let by_table = tables.each_ref().map(|table| scores(table, &lattice.arcs[at]));
                let digits: [f64; 10] = core::array::from_fn(|digit| mean(by_table.map(|(digits, _)| digits[digit])));
                let none = mean(by_table.map(|(_, none)| none));
                sum *= before.exp() * (none.exp() + digits.iter().map(|digit| digit.exp()).sum::<f64>());
                // The most probable digit names the arc, as everywhere, whatever its probability is worth on a path.
                let named = lattice.arcs[at].logs.iter().enumerate().max_by(|a, b| a.1.total_cmp(b.1)).unwrap().0;
                score += before + digits[named];
                (path, first) = ([path, vec![at]].concat(), end);
            }
            all += sum;
            if score > best.0 {
                best = (score, path);
            }
        }
        let found = lattice.best(&tables);
        assert_eq!(found.arcs, best.1);
        // The odds of a number are raised to make up for the drawings that were counted more than once in the fit.
        let share = best.0.exp() / all;
        let (right, wrong) = (2.0 * share, 1.0 - share);
        let expected = right / (right + wrong);
        assert!((f64::from(found.probability) - expected).abs() < 1e-4 * expected, "{} {expected}", found.probability);
        lengths[found.arcs.len()] += 1;
    }
    assert!(lengths[1..].iter().all(|&n| n > 0), "{lengths:?}");
}

#[wasm_bindgen_test(unsupported = test)]
fn a_reading_is_worth_the_logarithms_of_its_best_and_of_the_others() {
    let [mut network, mut revised, trajectory] = [[0.0; 10], [0.0; 10], [0.1; 10]];
    (network[3], network[8]) = (0.75, 0.25);
    revised[8] = 1.0;
    let arc = Arc::new(2, 5, &Readings { network, revised, trajectory }, &[0.5; SHAPE]);
    assert_eq!((arc.first, arc.end, &arc.features[..SHAPE]), (2, 5, &[0.5; SHAPE][..]));
    // No logarithm is of zero: the floor of a probability is 1e-6, and that of all others together 1e-3.
    let expected = [0.75_f32.ln(), 0.25_f32.ln(), 0.75, 0.0, 1e-3_f32.ln(), 1.0, 0.1_f32.ln(), 0.9_f32.ln(), 0.1];
    assert_eq!(expected.len(), arc.features.len() - SHAPE);
    for (found, expected) in arc.features[SHAPE..].iter().zip(expected) {
        assert!((found - expected).abs() < 1e-5, "{:?}", arc.features);
    }
    assert!((arc.logs[8], arc.logs[3]) == (0.0, arc.logs[0]) && (arc.logs[0] - 1e-6_f32.ln()).abs() < 1e-5);
}

#[wasm_bindgen_test(unsupported = test)]
fn logarithms_of_sums_are_right_however_far_apart_the_two_are() {
    const NOTHING: f32 = f32::NEG_INFINITY;
    for (a, b, expected) in [
        (0.0, 1000.0, 1000.0),
        (NOTHING, 3.0, 3.0),
        (NOTHING, NOTHING, NOTHING),
        (2.0, 2.0, 2.0 + core::f32::consts::LN_2),
        (0.0, 3.0_f32.ln(), 4.0_f32.ln()),
    ] {
        for found in [log_add(a, b), log_add(b, a)] {
            assert!(found == expected || (found - expected).abs() < 1e-6, "{a}, {b}: {found}");
        }
    }
}
