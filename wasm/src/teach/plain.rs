//! Progress and results as plain objects.

use js_sys::{Array, Object, Uint8Array};
use lenet5::training::{
    self,
    fine_tune::{Fit, Guard, Progress, Taught},
};
use wasm_bindgen::{JsCast, JsValue, prelude::wasm_bindgen};

use crate::plain::Plain;

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = r#"
/** What one step of fine-tuning did. */
export interface TeachProgress {
    /** Steps done, this one included. */
    step: number;
    /** Steps in all. */
    steps: number;
    /** The mean loss of the step's variants of the samples. */
    loss: number;
    /** How far answers to the step's replayed drawings have moved: the mean Kullback–Leibler divergence, in nats. */
    drift: number;
}

/** Answers for drawings that were not learned from, before and after. */
export interface Guard {
    /** Whether nothing was lost: half a percentage point of the digits at most, and of the non-digits what chance explains. */
    holds: boolean;
    /** How many digits were drawn. */
    digits: number;
    /** How many of them are read as before. */
    agreed: number;
    /** How many are non-digits, without those that look like a sample and are now taken for its label. */
    nonDigits: number;
    /** How many of those were refused before. */
    refusedBefore: number;
    /** How many of those are refused after. */
    refusedAfter: number;
    /** How many of those were refused before and are not after. */
    accepted: number;
}

/** How a network reads the samples that it learned from. */
export interface Fit {
    /** How many samples. */
    n: number;
    /** How many digits among them are read as their label. */
    right: number;
    /** The mean loss. */
    loss: number;
}

/** What was learned, and what it cost. */
export interface Taught {
    /** The weights as a safetensors file. They are exact in int8, so that answers take no longer than before. */
    weights: Uint8Array;
    /** Whether to offer them: the samples are read better than before, most of them right, and the guard holds. */
    improvement: boolean;
    /** What it cost. */
    guard: Guard;
    /** The samples as the network read them before. */
    before: Fit;
    /** The samples as it reads them now. */
    after: Fit;
    /** The samples as it would read them in float32, had its weights not been quantised. */
    afterFloat: Fit;
    /**
     * The indices of the samples that were left out because their label seems wrong: the network was sure of another
     * digit, and the drawing looks more like one of that digit's samples than like any other with its own label.
     */
    mislabelled: number[];
}

/** What a step of plain training did. */
export interface TrainProgress {
    /** The mean loss of the batch, before the step. */
    loss: number;
    /** How many of the batch were read as their label, before the step. */
    correct: number;
}
"#;

#[wasm_bindgen]
extern "C" {
    /// [`Progress`] as JavaScript sees it.
    #[wasm_bindgen(extends = Object, typescript_type = "TeachProgress")]
    pub type JsProgress;
    /// [`Taught`] as JavaScript sees it.
    #[wasm_bindgen(extends = Object, typescript_type = "Taught")]
    pub type JsTaught;
    /// [`training::Progress`] as JavaScript sees it.
    #[wasm_bindgen(extends = Object, typescript_type = "TrainProgress")]
    pub type JsTrained;
}

/// An object with these properties.
fn plain<const N: usize, T: JsCast>(properties: [(&str, JsValue); N]) -> T {
    let plain = Plain::default();
    for (name, value) in properties {
        plain.set(name, value);
    }
    plain.unchecked_into()
}

pub(super) fn progress(Progress { step, steps, loss, drift }: Progress) -> JsProgress {
    plain([("step", step.into()), ("steps", steps.into()), ("loss", loss.into()), ("drift", drift.into())])
}

pub(super) fn taught(taught: &Taught) -> JsTaught {
    plain([
        ("weights", Uint8Array::from(&taught.net.to_safetensors()[..]).into()),
        ("improvement", taught.is_improvement().into()),
        ("guard", guard(&taught.guard).into()),
        ("before", fit(taught.before).into()),
        ("after", fit(taught.after).into()),
        ("afterFloat", fit(taught.after_float).into()),
        ("mislabelled", taught.mislabelled.iter().map(|&index| JsValue::from(index)).collect::<Array>().into()),
    ])
}

fn guard(guard: &Guard) -> Object {
    plain([
        ("holds", guard.holds().into()),
        ("digits", guard.digits.into()),
        ("agreed", guard.agreed.into()),
        ("nonDigits", guard.non_digits.into()),
        ("refusedBefore", guard.refused_before.into()),
        ("refusedAfter", guard.refused_after.into()),
        ("accepted", guard.accepted.into()),
    ])
}

fn fit(Fit { n, right, loss }: Fit) -> Object {
    plain([("n", n.into()), ("right", right.into()), ("loss", loss.into())])
}

pub(super) fn trained(progress: &training::Progress) -> JsTrained {
    let loss = progress.loss / progress.examples as f32;
    plain([("loss", loss.into()), ("correct", progress.correct.into())])
}
