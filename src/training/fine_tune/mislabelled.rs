//! Wrong labels among right ones: whoever is asked for a 6 may write a 5, or choose the wrong label.
//!
//! A drawing that the network misreads may be an odd form, which is to be learned, or mislabelled. One mislabelled drawing
//! among thirty can cost all 5s of a hand, since it has the largest loss and so is rehearsed most. The network's answers
//! cannot tell the two apart, but the person's other drawings can: a mislabelled 5 looks like the other 5s.

use super::{
    Sample,
    guard::{Read, is_unsure},
    likeness::Look,
};
use crate::network::loss::argmax;

/// The indices of samples whose label seems wrong: the network is sure of another digit, and the drawing looks more like
/// one of that digit's samples than like any other sample with its own label.
///
/// A drawing without another one of its label is not suspected: an odd form may have been drawn just once. Neither are
/// non-digits, which need not look like one another.
pub(super) fn mislabelled(read: &Read<'_>, samples: &[Sample]) -> Vec<usize> {
    let glyphs: Vec<_> = samples.iter().map(Sample::glyph).collect();
    let looks: Vec<_> = glyphs.iter().map(|glyph| Look::of(glyph.pixels())).collect();
    let likest = |index: usize, label: u8| {
        let others = (0..samples.len()).filter(|&n| n != index && samples[n].label == Some(label));
        others.map(|n| looks[index].likeness(&looks[n])).reduce(f32::max)
    };
    let seems_wrong = |&index: &usize| {
        let Some(label) = samples[index].label else { return false };
        let logits = read.logits(glyphs[index].pixels());
        let digit = argmax(&logits) as u8;
        digit != label
            && !is_unsure(&logits)
            && likest(index, label).zip(likest(index, digit)).is_some_and(|(own, other)| other > own)
    };
    (0..samples.len()).filter(seems_wrong).collect()
}
