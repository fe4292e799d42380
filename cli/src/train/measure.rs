//! Measures a network on held-out data.

use lenet5::{
    Glyph, LeNet5,
    ink::normalize::normalize,
    training::{self, Confusion, calibration},
};

use crate::{files::Digits, ink_file::Drawn};

/// The data held out for model selection: MNIST's last training images, digits of some writers, and some kinds of
/// drawings that are not digits.
pub(crate) struct HeldOut {
    pub(crate) images: Digits,
    pub(crate) ink: Vec<Drawn>,
    pub(crate) not_digits: Vec<Drawn>,
}

impl HeldOut {
    /// The temperature that calibrates the network's probabilities, fitted on all held-out data.
    pub(crate) fn temperature(&self, net: &LeNet5) -> f32 {
        let images = self.images.0.iter().map(Glyph::from_levels).zip(self.images.1.iter().copied());
        let ink = self.ink.iter().filter_map(|drawn| Some((normalize(&drawn.ink), drawn.label?)));
        let (logits, labels): (Vec<_>, Vec<u8>) =
            images.chain(ink).map(|(glyph, label)| (net.forward(&glyph), label)).unzip();
        calibration::temperature(&logits, &labels)
    }
}

/// The confusion matrix alone, which is faster than a full tally.
pub(crate) fn confusion(net: &LeNet5, (images, labels): &Digits) -> Confusion {
    let images: Vec<[f32; 784]> = images.iter().map(|image| *Glyph::from_levels(image).pixels()).collect();
    training::evaluate(net, &images, labels)
}
