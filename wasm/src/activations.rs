//! Every layer's output as a plain object.

use js_sys::{Float32Array, Object};
use lenet5::{Glyph, Recognizer};
use wasm_bindgen::{JsCast, prelude::wasm_bindgen};

use crate::plain::Plain;

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = r#"
/** Every layer's output for one glyph, after its ReLU: map by map, row by row. */
export interface Activations {
    /** The arithmetic of these values and of the answer. */
    arithmetic: "int8" | "float32";
    /** 6 maps of 28 x 28. */
    c1: Float32Array;
    /** 6 maps of 14 x 14. */
    s2: Float32Array;
    /** 16 maps of 10 x 10. */
    c3: Float32Array;
    /** 16 maps of 5 x 5. */
    s4: Float32Array;
    /** 120 units. */
    c5: Float32Array;
    /** 84 units. */
    f6: Float32Array;
    /** One logit for each digit, as from `logits`. */
    logits: Float32Array;
}
"#;

#[wasm_bindgen]
extern "C" {
    /// [`lenet5::network::Activations`] as JavaScript sees it.
    #[wasm_bindgen(extends = Object, typescript_type = "Activations")]
    pub type JsActivations;
}

pub(crate) fn plain(recognizer: &Recognizer, glyph: &Glyph) -> JsActivations {
    let plain = Plain::default();
    plain.set("arithmetic", if recognizer.is_int8() { "int8" } else { "float32" }.into());
    for (name, values) in recognizer.activations(glyph).layers() {
        plain.set(name, Float32Array::from(values).into());
    }
    plain.unchecked_into()
}
