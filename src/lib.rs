//! LeNet-5 for digits that a person draws: ink in, a digit out, natively and in WebAssembly with the same bits.
//!
//! This page is the architecture; the README says how to use it.
//!
//! ```ignore-wasm32
//! use lenet5::{Ink, Point, Recognizer};
//!
//! let at = |x, y| Point { x, y };
//! let seven = Ink::new([[at(10.0, 10.0), at(60.0, 10.0), at(30.0, 90.0)]])?;
//! let answer = Recognizer::default().recognize(&seven);
//! assert_eq!(answer.digit, Some(7));
//! # Ok::<(), lenet5::Error>(())
//! ```
//!
//! # The workspace
//!
//! | folder | is | knows |
//! |---|---|---|
//! | `src/` | this library, without default features: what reading and training need, and nothing else | no files, no threads, no JavaScript |
//! | `cli/` | the program `lenet5`: train, evaluate, predict, export, convert | files, threads, progress bars |
//! | `wasm/` | the boundary to JavaScript, a `cdylib` | JavaScript's types |
//! | `xtask/` | the developer's commands: serve, site, test, bench, figures | the tools that build and test the rest |
//! | `www/` | the page | the module that `wasm/` becomes |
//!
//! # Rooms and floors
//!
//! The library has five rooms on a common ground. A room is a module with a folder of its own.
//!
//! | room | is | may use |
//! |---|---|---|
//! | [`recognizer`] | ink, picture or glyph in, answer out | ink, picture, network |
//! | [`training`] | examples to weights: data, optimizer, trainer, calibration | ink, network |
//! | [`picture`] | photographs and scans to glyphs | ink |
//! | [`ink`] | strokes: validated, set upright, framed as MNIST frames its digits, drawn | the ground |
//! | [`network`] | kernels, layers, LeNet-5, int8 inference, loss, weights as files | the ground |
//! | the ground | [`shape`] sizes and letters, [`error`] what input can get wrong, [`glyph`] the 28x28 picture, `lanes` vectors | nothing |
//!
//! Ink and network never import one another: strokes know nothing of tensors, tensors nothing of strokes, and a [`Glyph`] is
//! all that passes between them. Within a room modules have an order as well. `tests/tidy/layers.rs` reads the `use` lines of
//! every crate of the workspace and holds each module to its line in a list; the list is what exists.
//!
//! Two walks go through the house, each downwards only:
//!
//! * points to answer: [`Recognizer::recognize`], [`ink::normalize`], [`ink::raster`]; then [`Recognizer::logits`], int8 or
//!   [`LeNet5::forward`], `network::layers`, `network::kernels`, `lanes`;
//! * example to step: [`training::Examples::make`], [`training::Trainer::step`], [`network::Block`], the kernels' backward
//!   passes, [`training::optim`].
//!
//! # Invariants
//!
//! 1. The library does no I/O, reads no clock and keeps no global state. Seeds come from the caller.
//! 2. There is no `unsafe` code: the compiler forbids it in every crate of the workspace.
//! 3. Questions about the target are asked in `lanes` and at the boundary alone.
//! 4. JavaScript's types stay in `wasm/`.
//! 5. No input panics. Input is checked once, by a constructor ([`Glyph::new`], [`Ink::new`], [`LeNet5::from_safetensors`]),
//!    and trusted afterwards. A panic is a bug.
//! 6. The same bits everywhere: fast kernels equal reference kernels, WebAssembly equals native, with vectors or without;
//!    so does what training yields, on however many threads. Hence nothing fuses multiplications with additions, and
//!    exponentials are `libm`'s.
//! 7. The answer does not depend on where, how large, how slanted or in what order a digit was drawn: ink is framed as
//!    geometry, before a single pixel exists. The page sends strokes, never pixels read back from a canvas.
//! 8. One meaning for each name on both sides of the boundary. Logits and probabilities are a [`Recognizer`]'s to give, and
//!    are those of its answer, wherever they are asked for.
//!
//! # Reasons, and ways not taken
//!
//! * *Programs are crates, not features of this one.* Cargo resolves dependencies by crate. As default features the
//!   program's dependencies would be compiled by every user of the library, and for WebAssembly, where some of them cannot.
//! * *Rooms are modules, not crates.* The kernels have to be inlined across them, and the weights and the code that reads
//!   them need one version. What the compiler would check between crates, a test checks here.
//! * *Kernels, layers and lanes are private.* Their contract (layout, order of summation) serves this network and changes
//!   with it. Tests and benchmarks reach them by a hidden module, `internals`, which promises nothing.
//! * *Examples are made in the library, not in the program.* Deformations, pen widths and targets decide what is learned.
//!   The program adds files to them, and a browser can train on the very same.
//! * *A recognizer chooses its arithmetic by its weights.* Int8 where that loses nothing, float32 elsewhere: no setting that
//!   a caller could get wrong. [`Recognizer::float32`] is there to compare with other implementations.
//! * *`Threads` are the caller's.* The library shares its work out through a trait, so it needs no thread pool, and the result
//!   does not depend on one.
//!
//! Each module's page says which ways were not taken there; `network::kernels` lists what was tried and measured.

pub mod error;
pub mod glyph;
pub mod ink;
mod lanes;
pub mod network;
pub mod picture;
pub mod recognizer;
pub mod shape;
pub mod training;

pub use error::{Error, Result};
pub use glyph::Glyph;
pub use ink::{Ink, Point};
pub use network::LeNet5;
pub use recognizer::{Prediction, PredictionState, Recognizer};

/// What this repository's own tests and benchmarks reach into. It is no part of the public API: anything here may change or
/// go with any version.
#[doc(hidden)]
pub mod internals {
    pub use crate::network::int8::Int8LeNet5;

    /// The arithmetic of the network, in each of its forms.
    pub mod kernels {
        pub use crate::network::kernels::*;
    }
}
