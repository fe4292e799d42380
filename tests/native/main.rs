//! Suites that read files, take long, or start programs. They run natively only.
#![cfg(not(target_family = "wasm"))]

mod examples;
mod fuzz;
mod honesty;
mod invariance;
mod pictures;
mod pytorch;
#[path = "../support/mod.rs"]
mod support;
mod teachers;
