//! The whole boundary to JavaScript: one opaque handle, typed arrays in, small copies out.
//!
//! Nothing is computed here. Errors of the library become JavaScript `Error`s whose `name` is the variant. A panic writes
//! its message and location to the console before it traps, and the instance must not be used afterwards. Predictions are
//! plain objects, so that nothing but the recognizer needs `free()`.
//!
//! | module | is |
//! |---|---|
//! | `thrown` | the library's errors as JavaScript `Error`s |
//! | `ink`, `picture` | ink and pictures as JavaScript passes them |
//! | `plain`, `prediction`, `activations`, `framing`, `model` | plain objects, and their TypeScript types |
//! | `read` | the recognizer, which the feature `read` adds |
//! | `number` | several digits, in a module of its own that has the feature `number` and not `read` |
//! | `teach` | fine-tuning and training, in a module of its own that has the feature `teach` |

// JavaScript exists only on WebAssembly targets.
#![cfg(target_family = "wasm")]

#[cfg(feature = "read")]
mod activations;
#[cfg(feature = "read")]
mod framing;
mod ink;
#[cfg(feature = "read")]
mod model;
#[cfg(feature = "number")]
mod number;
#[cfg(any(feature = "read", feature = "number"))]
mod picture;
mod plain;
mod prediction;
#[cfg(feature = "read")]
mod read;
#[cfg(feature = "teach")]
mod teach;
mod thrown;

#[cfg(feature = "read")]
pub use activations::JsActivations;
#[cfg(feature = "read")]
pub use framing::JsFraming;
#[cfg(feature = "read")]
pub use model::{JsModel, model};
#[cfg(feature = "number")]
pub use number::{JsNetwork, JsNumber, is_clear, read_number, read_number_picture};
#[cfg(any(feature = "read", feature = "number"))]
pub use picture::JsPicture;
pub use prediction::JsPrediction;
#[cfg(feature = "read")]
pub use read::JsRecognizer;
#[cfg(feature = "teach")]
pub use teach::{
    JsProgress, JsSettings, JsTaught, JsTeacher, JsTrained, JsTrainer, generate_glyph, idx_images, idx_labels,
};

/// The standard library's allocator has four times the code. Both are equally fast here, since a pass allocates little.
#[global_allocator]
static ALLOCATOR: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();

/// Runs once, when the module has been loaded.
#[wasm_bindgen::prelude::wasm_bindgen(start)]
fn start() {
    console_error_panic_hook::set_once();
}
