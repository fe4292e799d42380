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
//! # Two towers and a roof
//!
//! The ink tower knows strokes, pictures and glyphs, and nothing of networks. The network tower knows tensors, and
//! nothing of ink. They share the ground floor and meet under the roof. A test reads the `use` lines and holds every
//! module to its place.
//!
//! | | modules, in reading order |
//! |---|---|
//! | ground | [`shape`] sizes and letters · [`error`] what input can get wrong · [`glyph`] the 28x28 picture between the towers · [`lanes`] vectors |
//! | ink | [`ink`] strokes · [`raster`] strokes to coverage · [`slant`] how far ink leans · [`normalize`] MNIST's framing · [`picture`] photographs to glyphs · [`deform`] glyphs as other hands draw them · [`synth`] made-up ink · [`idx`] MNIST's files |
//! | network | [`kernels`] the arithmetic and its contract · [`layers`] parameters and passes · [`mod@lenet5`] C1 to OUTPUT · [`loss`] · [`optim`] · [`weights`] files |
//! | roof | [`train`] batches and counts · [`calibration`] whether probabilities mean what they say · [`recognizer`] ink to answer · `wasm` the boundary to JavaScript |
//!
//! Above the roof stand two programs: `lenet5` (train, evaluate, predict, export, convert), which adds files, threads and a
//! progress bar, and `xtask`, which builds, serves and tests the page in `www/`.
//!
//! # Invariants
//!
//! 1. The library does no I/O, reads no clock and keeps no global state. Seeds come from the caller. (The boundary to
//!    JavaScript reads the page's clock, to time a pass.)
//! 2. There is no `unsafe` code; the compiler forbids it.
//! 3. The same bits everywhere: fast kernels equal reference kernels, WebAssembly equals native, with vectors or without.
//!    So nothing fuses multiplications with additions, and exponentials are `libm`'s.
//! 4. No input panics. Input is checked once, by a constructor ([`Glyph::new`], [`Ink::new`]), and trusted afterwards.
//! 5. Questions about the target are asked in [`lanes`] and at the boundary alone; JavaScript's types stay at the
//!    boundary.
//! 6. The answer does not depend on where, how large, how slanted or in what order a digit was drawn: ink is framed as
//!    geometry, before a single pixel exists. No code reads pixels back from a canvas.

pub mod calibration;
pub mod deform;
pub mod error;
pub mod glyph;
pub mod idx;
pub mod ink;
pub mod kernels;
pub mod lanes;
pub mod layers;
pub mod lenet5;
pub mod loss;
pub mod normalize;
pub mod optim;
pub mod picture;
pub mod raster;
pub mod recognizer;
pub mod shape;
pub mod slant;
pub mod synth;
pub mod train;
pub mod weights;

pub use error::{Error, Result};
pub use glyph::Glyph;
pub use ink::{Ink, Point};
pub use lenet5::LeNet5;
pub use recognizer::{Prediction, Recognizer, State};
