//! LeNet-5 for hand-drawn digits: ink in, a digit out, with the same bits natively and in WebAssembly.
//!
//! The README says how to use it. This page describes the architecture of the library; `docs/architecture.md` has a
//! diagram of the whole repository, and the rooms of the web page.
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
//! | `src/` | this library, with no default features: only what inference and training need | no files, no threads, no JavaScript |
//! | `cli/` | the program `lenet5`: train, evaluate, predict, export, convert, fit-numbers | files, threads, progress bars |
//! | `wasm/` | the boundary to JavaScript, a `cdylib` | JavaScript's types |
//! | `xtask/` | the developer's commands: serve, site, test, bench, figures | the tools that build and test the rest |
//! | `www/` | the page | the module built from `wasm/` |
//!
//! # Rooms and floors
//!
//! The library has five rooms on a common ground. A room is a module with its own folder.
//!
//! | room | is | may use |
//! |---|---|---|
//! | [`recognizer`] | ink, picture or glyph in, answer out: a digit or a number | ink, picture, network |
//! | [`training`] | examples to weights: data, optimizer, trainer, fine-tuning, calibration | ink, network |
//! | [`picture`] | photographs and scans to glyphs, and to strokes where several digits are on them | ink |
//! | [`ink`] | strokes: validated, deslanted, framed like MNIST's digits, drawn | the ground |
//! | [`network`] | kernels, layers, LeNet-5, int8 inference, loss, weights as files | the ground |
//! | the ground | [`shape`] sizes and letters, [`error`] errors of input, [`glyph`] the 28x28 image, `lanes` vectors | nothing |
//!
//! Ink and network never import each other: strokes know nothing of tensors, tensors know nothing of strokes, and only
//! a [`Glyph`] passes between them. The modules within a room are ordered as well. `tests/tidy/layers.rs` reads the
//! `use` lines of every crate in the workspace and checks them against a list of what each module may use. The list
//! must equal the modules that exist.
//!
//! Four call chains run through the rooms, each downwards only:
//!
//! * points to answer: [`Recognizer::recognize`], [`ink::normalize`], [`ink::raster`]; then [`Recognizer::logits`],
//!   int8 or [`LeNet5::forward`], `network::layers`, `network::kernels`, `lanes`;
//! * points to number: [`Recognizer::recognize_number`], [`ink::segment`], then each candidate as above and by
//!   [`ink::trajectory`], then the best path through them, [`recognizer::number`];
//! * picture to number: [`Recognizer::recognize_number_picture`], [`picture::Writing`], then as ink, with glyphs of the
//!   picture's own pixels;
//! * example to step: [`training::Examples::make`], [`training::Trainer::step`], [`network::Block`], the kernels'
//!   backward passes, [`training::optim`].
//!
//! # Invariants
//!
//! 1. The library does no I/O, reads no clock and keeps no global state. Seeds come from the caller.
//! 2. There is no `unsafe` code: the compiler forbids it in every crate of the workspace.
//! 3. Only `lanes` and the boundary depend on the target.
//! 4. JavaScript's types stay in `wasm/`.
//! 5. No input panics. Input is checked once, by a constructor ([`Glyph::new`], [`Ink::new`],
//!    [`LeNet5::from_safetensors`]), and trusted afterwards. A panic is a bug.
//! 6. The same bits everywhere: fast kernels equal reference kernels, and WebAssembly equals native, with vectors or
//!    without. Training gives the same weights on any number of threads. So nothing fuses multiplications with
//!    additions, and exponentials are `libm`'s.
//! 7. The answer does not depend on the position, size, slant or stroke order of a digit: ink is normalised as geometry,
//!    before there are pixels. The exception is ink no larger than the pen, if the pen's width is known: it is a dot
//!    ([`Ink::with_pen`]). Stray touches far from the digit are left out ([`ink::specks`]). The page sends strokes, never
//!    pixels read back from a canvas.
//! 8. A name has the same meaning on both sides of the boundary. Logits and probabilities come from a [`Recognizer`] and
//!    are always those of its answer. Only the digits of a number have probabilities other than the network's own: the
//!    pen's trajectory has revised them.
//!
//! # Reasons, and ways not taken
//!
//! * *Programs are crates, not features of this one.* Cargo resolves dependencies per crate. With default features, every
//!   user of the library would compile the program's dependencies, some of which do not compile for WebAssembly.
//! * *Rooms are modules, not crates.* The kernels have to be inlined across them, and the weights and the code that reads
//!   them need the same version. A test checks what the compiler would check between crates.
//! * *Kernels, layers and lanes are private.* Their contract (layout, order of summation) serves this network and
//!   changes with it. Tests and benchmarks reach them through a hidden, unstable module, `internals`.
//! * *Examples are made in the library, not in the program.* Deformations, pen widths and targets decide what is
//!   learned. The program only reads files, and a browser can train on the same examples.
//! * *The weights decide a recognizer's arithmetic.* It is int8 where that is lossless and float32 elsewhere, so there
//!   is no setting to get wrong. [`Recognizer::float32`] exists for comparison with other implementations.
//! * *`Threads` are the caller's.* The library distributes work through a trait, so it needs no thread pool, and the
//!   result does not depend on one.
//!
//! Each module's page says which ways were not taken there; `docs/notes/kernels.md` lists kernels that were measured.

// Unit tests are native. Compiled to wasm, their program would have no tests, and take longer than the library itself.
#![cfg(not(all(test, target_family = "wasm")))]

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
pub use recognizer::{
    Prediction, PredictionState, Recognizer,
    number::{NumberDigit, NumberPrediction},
};

/// For this repository's own tests and benchmarks. It is not part of the public API: anything here may change or
/// disappear in any version.
#[doc(hidden)]
pub mod internals {
    pub use crate::network::int8::Int8LeNet5;

    /// The arithmetic of the network, in each of its forms.
    pub mod kernels {
        pub use crate::network::kernels::*;
    }
}
