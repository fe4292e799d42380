//! Ink in, an answer out: where the two towers meet.

use crate::{
    glyph::Glyph,
    ink::Ink,
    lenet5::{LeNet5, Quantised},
    loss::softmax,
    normalize::normalize,
    shape::CLASSES,
    train::argmax,
};

/// Probability from which on an answer counts as sure.
pub const SURE: f32 = 0.8;

/// How far an answer can be trusted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum State {
    /// Nothing is drawn, so there is no answer.
    Blank,
    /// The best guess has at least the probability [`SURE`].
    Sure,
    /// There is a best guess, and reason to ask.
    Unsure,
}

/// What the network says of one glyph.
#[derive(Debug, Clone, PartialEq)]
pub struct Prediction {
    /// How far to trust it.
    pub state: State,
    /// The most probable digit; none when blank.
    pub digit: Option<u8>,
    /// The second most probable one; none when blank.
    pub runner_up: Option<u8>,
    /// One for each digit; zeros when blank.
    pub probabilities: [f32; CLASSES],
    /// What the network really received.
    pub glyph: Glyph,
}

/// A network that reads ink.
///
/// It answers in [whole numbers](Quantised) where its weights are whole, as the shipped ones are: the same answers in half
/// the time.
#[derive(Debug, Clone)]
pub struct Recognizer {
    net: LeNet5,
    quantised: Option<Quantised>,
}

impl Default for Recognizer {
    fn default() -> Self {
        Self::new(LeNet5::shipped())
    }
}

impl Recognizer {
    /// Reads with `net`; [`Recognizer::default`] reads with the shipped weights.
    #[must_use]
    pub fn new(net: LeNet5) -> Self {
        let quantised = Quantised::lossless(&net);
        Self { net, quantised }
    }

    /// The network.
    #[must_use]
    pub fn net(&self) -> &LeNet5 {
        &self.net
    }

    /// The logits that answers come from: those of the network in whole numbers, or else the network's own.
    #[must_use]
    pub fn answer_logits(&self, glyph: &Glyph) -> [f32; CLASSES] {
        match &self.quantised {
            Some(quantised) => quantised.logits(glyph),
            None => self.net.logits(glyph),
        }
    }

    /// Names the digit that `ink` is.
    #[must_use]
    pub fn recognize(&self, ink: &Ink) -> Prediction {
        self.recognize_glyph(normalize(ink))
    }

    /// Names the digit that `glyph` shows.
    #[must_use]
    pub fn recognize_glyph(&self, glyph: Glyph) -> Prediction {
        if glyph.is_blank() {
            let (state, digit, runner_up) = (State::Blank, None, None);
            return Prediction { state, digit, runner_up, probabilities: [0.0; CLASSES], glyph };
        }
        let probabilities = softmax(&self.answer_logits(&glyph));
        let best = argmax(&probabilities);
        let mut others = probabilities;
        others[best] = -1.0;
        Prediction {
            state: if probabilities[best] >= SURE { State::Sure } else { State::Unsure },
            digit: Some(best as u8),
            runner_up: Some(argmax(&others) as u8),
            probabilities,
            glyph,
        }
    }
}
