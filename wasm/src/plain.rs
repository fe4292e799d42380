//! Plain objects whose fields are set by name.

use js_sys::Object;
use wasm_bindgen::{JsCast, JsValue, prelude::wasm_bindgen};

#[wasm_bindgen]
extern "C" {
    /// An object without a class.
    #[wasm_bindgen(extends = Object)]
    pub(crate) type Plain;
    /// One import for all fields; setters would be one import for each field.
    #[wasm_bindgen(method, structural, indexing_setter)]
    pub(crate) fn set(this: &Plain, name: &str, value: JsValue);
}

impl Default for Plain {
    fn default() -> Self {
        Object::new().unchecked_into()
    }
}
