//! The library's errors, and the boundary's own, as JavaScript `Error`s.

use lenet5::Error;
use wasm_bindgen::JsValue;

/// An `Error` with the library's message, named after the variant.
pub(crate) fn thrown(error: Error) -> JsValue {
    refusal(error.name(), &error.to_string())
}

/// An `Error` with this name.
pub(crate) fn refusal(name: &str, message: &str) -> JsValue {
    let error = js_sys::Error::new(message);
    error.set_name(name);
    error.into()
}
