//! Learning: what the module built with the feature `teach` can do beyond reading.
//!
//! | module | is |
//! |---|---|
//! | `given` | what JavaScript passes in: weights, labels, settings |
//! | `plain` | what JavaScript gets, as plain objects |
//! | `teacher` | fine-tuning on a person's drawings |
//! | `trainer` | plain training steps on labelled glyphs |
//! | `scratch` | training from random weights, on generated digits or MNIST's files |

mod given;
mod plain;
mod scratch;
mod teacher;
mod trainer;

pub use given::JsSettings;
pub use plain::{JsProgress, JsTaught, JsTrained};
pub use scratch::{generate_glyph, idx_images, idx_labels};
pub use teacher::JsTeacher;
pub use trainer::JsTrainer;
