//! The library's errors as JavaScript's.

use lenet5::Error;
use wasm_bindgen::JsValue;

/// An `Error` with the library's message, named after the variant.
pub(crate) fn thrown(error: Error) -> JsValue {
    let thrown = js_sys::Error::new(&error.to_string());
    thrown.set_name(error.name());
    thrown.into()
}
