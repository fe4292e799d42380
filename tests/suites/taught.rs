//! A round of teaching gives the result in `tests/taught.json`, which the tests of the JavaScript module expect too.

use std::sync::Arc;

use lenet5::{
    Ink,
    training::{
        FineTune,
        fine_tune::{Sample, Settings, Shape},
    },
};
use serde::Deserialize;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::support::{FNV, REPLAY, REPLAY_SEED, fnv1a};

#[derive(Deserialize)]
struct Round {
    replay_seed: u64,
    seed: u64,
    steps: u32,
    samples: Vec<Drawn>,
    hash: String,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Drawn {
    points: Vec<f32>,
    stroke_ends: Vec<u32>,
    label: Option<u8>,
}

/// The hash changes whenever training, generated ink or the shipped weights change. It must then change to the same
/// value on every target.
#[wasm_bindgen_test(unsupported = test)]
fn a_round_yields_the_bits_that_are_written_down() {
    let round: Round = serde_json::from_str(include_str!("../taught.json")).unwrap();
    let sample = |drawn: &Drawn| Sample {
        shape: Shape::Ink(Ink::from_flat(&drawn.points, &drawn.stroke_ends).unwrap()),
        label: drawn.label,
    };
    assert_eq!(round.replay_seed, REPLAY_SEED);
    let settings = Settings { steps: round.steps, ..Settings::default() };
    let samples = round.samples.iter().map(sample).collect();
    let mut tuning = FineTune::new(Arc::clone(&REPLAY), samples, settings, round.seed).unwrap();
    while tuning.step().is_some() {}
    let hash = fnv1a(FNV, tuning.finish().net.to_safetensors());
    assert_eq!(format!("{hash:016x}"), round.hash);
}
