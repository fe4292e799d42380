//! All portable suites in one, for the browser: `wasm-pack test --headless --chrome` silently skips suites that do not
//! ask for a browser. Natively and in Node they run from their own files.
#![cfg(target_family = "wasm")]
#![allow(clippy::duplicate_mod, reason = "each suite includes the helpers that all share")]

wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);

#[path = "ink.rs"]
mod ink;
#[path = "int8.rs"]
mod int8;
#[path = "kernels.rs"]
mod kernels;
#[path = "network.rs"]
mod network;
#[path = "numbers.rs"]
mod numbers;
#[path = "safetensors.rs"]
mod safetensors;
#[path = "specks.rs"]
mod specks;
#[path = "target.rs"]
mod target;
#[path = "taught.rs"]
mod taught;
#[path = "teaching.rs"]
mod teaching;
#[path = "tiny.rs"]
mod tiny;
#[path = "weights.rs"]
mod weights;
