//! The portable suites in a browser. They are a program of their own: `wasm-pack test --headless --chrome` runs only tests
//! that ask for a browser, and `wasm-pack test --node` only those that do not.
#![cfg(target_family = "wasm")]

mod suites;
mod support;

/// The environment in which `tests/suites/target.rs` must find itself.
const IN_BROWSER: bool = true;

wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);
