//! The portable suites, natively and in Node.

mod suites;
mod support;

/// The environment in which `tests/suites/target.rs` must find itself.
const IN_BROWSER: bool = false;
