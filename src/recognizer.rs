//! Ink, picture or glyph in, an answer out. The recognizer joins the other rooms.

pub mod number;

use crate::{
    error::{Error, Result},
    glyph::Glyph,
    ink::{Ink, normalize::normalize_and_specks},
    network::{
        Activations, LeNet5,
        int8::Int8LeNet5,
        loss::{self, argmax, softmax},
    },
    picture::picture_to_glyph,
    shape::{CLASSES, GLYPH_PIXELS},
};

/// The probability from which an answer counts as sure.
pub const SURE: f32 = loss::SURE;

/// How far an answer can be trusted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum PredictionState {
    /// Nothing is drawn, so there is no answer.
    Blank,
    /// The most probable digit has at least the probability [`SURE`].
    Sure,
    /// The most probable digit has a lower probability: the user should be asked.
    Unsure,
}

/// The network's answer for one glyph.
#[derive(Debug, Clone, PartialEq)]
pub struct Prediction {
    /// How far to trust the answer.
    pub state: PredictionState,
    /// The most probable digit; none when blank.
    pub digit: Option<u8>,
    /// The second most probable digit; none when blank.
    pub runner_up: Option<u8>,
    /// One probability for each digit; zeros when blank.
    pub probabilities: [f32; CLASSES],
    /// The network's input.
    pub glyph: Glyph,
    /// The indices of the strokes that the answer leaves out, ascending: [specks](mod@crate::ink::specks).
    pub left_out: Vec<usize>,
}

impl Prediction {
    /// The answer for a glyph with these probabilities, which are zeros if it is blank.
    #[must_use]
    pub fn new(glyph: Glyph, probabilities: [f32; CLASSES], left_out: Vec<usize>) -> Self {
        if glyph.is_blank() {
            let (state, digit, runner_up) = (PredictionState::Blank, None, None);
            return Self { state, digit, runner_up, probabilities, glyph, left_out };
        }
        let best = argmax(&probabilities);
        let mut others = probabilities;
        others[best] = -1.0;
        Self {
            state: if probabilities[best] >= SURE { PredictionState::Sure } else { PredictionState::Unsure },
            digit: Some(best as u8),
            runner_up: Some(argmax(&others) as u8),
            probabilities,
            glyph,
            left_out,
        }
    }
}

/// A network that reads ink, pictures and glyphs.
///
/// It computes in int8 if that is lossless: each output channel's weights must be integer multiples of one scale, as
/// those of the shipped network are. The answers are the same, in three fifths of the time. With other weights, and if
/// created by [`Recognizer::float32`], it computes in float32.
#[derive(Debug, Clone)]
pub struct Recognizer {
    net: LeNet5,
    int8: Option<Int8LeNet5>,
}

impl Default for Recognizer {
    fn default() -> Self {
        Self::new(LeNet5::shipped())
    }
}

impl Recognizer {
    /// A recognizer with the weights of `net`; [`Recognizer::default`] has the shipped weights.
    #[must_use]
    pub fn new(net: LeNet5) -> Self {
        let int8 = Int8LeNet5::lossless(&net);
        Self { net, int8 }
    }

    /// A recognizer that computes in float32, whatever its weights, for comparison with other implementations.
    #[must_use]
    pub fn float32(net: LeNet5) -> Self {
        Self { net, int8: None }
    }

    /// The network.
    #[must_use]
    pub fn net(&self) -> &LeNet5 {
        &self.net
    }

    /// Names the digit that `ink` shows.
    #[must_use]
    pub fn recognize(&self, ink: &Ink) -> Prediction {
        let (glyph, left_out) = normalize_and_specks(ink);
        Prediction { left_out, ..self.recognize_glyph(glyph) }
    }

    /// Names the digit that a picture shows, dark on light or light on dark.
    ///
    /// `rgba` is `(height, width, 4)` row-major; see [`picture_to_glyph`].
    ///
    /// # Errors
    ///
    /// [`Error::PictureSize`] and [`Error::PictureLength`].
    pub fn recognize_picture(&self, rgba: &[u8], width: usize, height: usize) -> Result<Prediction> {
        Ok(self.recognize_glyph(picture_to_glyph(rgba, width, height)?))
    }

    /// Names the digit that `glyph` shows.
    #[must_use]
    pub fn recognize_glyph(&self, glyph: Glyph) -> Prediction {
        let probabilities = self.probabilities(&glyph);
        Prediction::new(glyph, probabilities, Vec::new())
    }

    /// The probabilities of the answer: the softmax of the [logits](Self::logits); zeros for a blank glyph.
    #[must_use]
    pub fn probabilities(&self, glyph: &Glyph) -> [f32; CLASSES] {
        if glyph.is_blank() { [0.0; CLASSES] } else { softmax(&self.logits(glyph)) }
    }

    /// The logits that the answer comes from.
    #[must_use]
    pub fn logits(&self, glyph: &Glyph) -> [f32; CLASSES] {
        match &self.int8 {
            Some(int8) => int8.forward(glyph),
            None => self.net.forward(glyph),
        }
    }

    /// Every layer's output, in the arithmetic of the answer: its logits are [`Recognizer::logits`], bit for bit.
    #[must_use]
    pub fn activations(&self, glyph: &Glyph) -> Activations {
        match &self.int8 {
            Some(int8) => int8.activations(glyph),
            None => self.net.activations(glyph),
        }
    }

    /// Whether it computes in int8; otherwise in float32.
    #[must_use]
    pub fn is_int8(&self) -> bool {
        self.int8.is_some()
    }

    /// Logits of N glyphs, `(N, 784)` to `(N, 10)`. Each row equals [`Recognizer::logits`] bit for bit.
    ///
    /// # Errors
    ///
    /// [`Error::GlyphIntensity`] for a value outside `0..=1`; its index counts across all rows.
    pub fn logits_batch(&self, glyphs: &[[f32; GLYPH_PIXELS]]) -> Result<Vec<[f32; CLASSES]>> {
        if let Some((index, &got)) = glyphs.as_flattened().iter().enumerate().find(|(_, v)| !(0.0..=1.0).contains(*v)) {
            return Err(Error::GlyphIntensity { index, got });
        }
        Ok(match &self.int8 {
            Some(int8) => glyphs.iter().map(|pixels| int8.forward_pixels(pixels)).collect(),
            None => self.net.forward_rows(glyphs),
        })
    }
}
