//! The portable suites, natively and in Node.

mod suites;
mod support;

/// Where `tests/suites/target.rs` must find itself.
const IN_BROWSER: bool = false;
