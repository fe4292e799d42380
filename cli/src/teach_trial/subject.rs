//! The subjects and the tests: drawings by writer, networks that have not seen them, and test sets for all.

use std::{path::Path, sync::Arc};

use lenet5::{
    Glyph, LeNet5, Recognizer,
    ink::normalize::normalize,
    training::{Drawing, fine_tune::Replay},
};
use rayon::prelude::*;

use super::{
    count::{Count, Labelled},
    settings::Settings,
    ways::Learned,
};
use crate::{
    failure::{Failure, Result},
    files::{Split, read_mnist},
    held_out::{self, FOLDS, Fold, path_of_fold, writer_numbers},
    ink_file::{Drawn, read_ink},
    weights,
};

/// The seed of the replay pools; teaching has its own seeds.
const POOL_SEED: u64 = 1;

/// A network before it is taught, and its results.
pub(super) struct Base {
    pub(super) recognizer: Recognizer,
    pub(super) replay: Arc<Replay>,
    pub(super) elsewhere: Elsewhere,
    /// The results on each writer's drawings.
    pub(super) writers: Vec<Count>,
}

/// Counts of the answers to what the taught writer did not draw.
#[derive(Debug, Clone, Copy)]
pub(super) struct Elsewhere {
    pub(super) mnist: Count,
    pub(super) not_digits: Count,
}

/// All files of a trial.
pub(super) struct Subjects {
    pub(super) ink: Vec<Drawn>,
    pub(super) glyphs: Vec<Labelled>,
    /// Indices of each writer's digits.
    pub(super) writers: Vec<Vec<usize>>,
    mnist: Vec<Labelled>,
    not_digits: Vec<Labelled>,
    /// One network, or one for each fold of writers.
    bases: Vec<Option<Base>>,
}

impl Subjects {
    pub(super) fn read(settings: &Settings) -> Result<Self> {
        let ink = read_ink(&settings.ink, settings.y_up)?;
        let mut writers: Vec<Vec<usize>> = Vec::new();
        for (index, number) in writer_numbers(&ink).into_iter().enumerate() {
            writers.resize_with(writers.len().max(number + 1), Vec::new);
            if ink[index].label.is_some() {
                writers[number].push(index);
            }
        }
        let glyphs = labelled(&ink);
        let mnist = settings.mnist.as_ref().map_or(Ok(Vec::new()), |path| images(path, settings.validation))?;
        let not_digits = settings.not_digits.as_ref().map_or(Ok(Vec::new()), |path| read_ink(path, false))?;
        let not_digits = labelled(&not_digits).into_iter().map(|(glyph, _)| (glyph, None)).collect();
        let mut subjects = Self { ink, glyphs, writers, mnist, not_digits, bases: Vec::new() };
        let nets: Vec<Option<LeNet5>> = match (settings.fold, settings.weights.path()) {
            (None, _) => vec![Some(settings.weights.load()?)],
            (Some(_), None) => return Err(Failure::Input("--fold: expected --weights FILE, found none".into())),
            (Some(fold), Some(path)) => (0..FOLDS)
                .map(|number| {
                    let asked = fold == Fold::All || fold == Fold::One(number);
                    let net = asked.then(|| weights::read(&path_of_fold(path, number))).transpose()?;
                    // Training writes weights in float32. Teach the quantised ones, which would ship.
                    Ok(net.map(|net| net.quantised()))
                })
                .collect::<Result<_>>()?,
        };
        subjects.bases = nets.into_par_iter().map(|net| net.map(|net| subjects.base(net))).collect();
        Ok(subjects)
    }

    /// The network that has not seen a writer; `None` if the writer's fold was not asked for.
    pub(super) fn base_of(&self, writer: usize) -> Option<&Base> {
        self.bases[writer % self.bases.len()].as_ref()
    }

    /// The writers who can be taught. Halves alternate every five writers, so that each has writers of each fold.
    pub(super) fn asked(&self, half: Option<u8>) -> Vec<usize> {
        let known = (0..self.writers.len()).filter(|&n| self.base_of(n).is_some() && !self.writers[n].is_empty());
        known.filter(|n| half.is_none_or(|half| n / FOLDS % 2 == usize::from(half))).collect()
    }

    /// All other writers whom the same network has not seen.
    pub(super) fn others(&self, writer: usize) -> impl Iterator<Item = usize> {
        let fold = self.bases.len();
        (0..self.writers.len()).filter(move |other| *other != writer && other % fold == writer % fold)
    }

    pub(super) fn drawing(&self, index: usize) -> Drawing {
        let Drawn { ink, label, .. } = &self.ink[index];
        Drawing { ink: ink.clone(), label: *label }
    }

    pub(super) fn count(&self, recognizer: &Recognizer, indices: &[usize]) -> Count {
        Count::of(recognizer, indices.iter().map(|&index| &self.glyphs[index]))
    }

    pub(super) fn elsewhere(&self, recognizer: &Recognizer) -> Elsewhere {
        let [mnist, not_digits] = [&self.mnist, &self.not_digits].map(|drawings| Count::of(recognizer, drawings));
        Elsewhere { mnist, not_digits }
    }

    fn base(&self, net: LeNet5) -> Base {
        let recognizer = Recognizer::new(net.clone());
        Base {
            replay: Arc::new(Replay::new(net, POOL_SEED)),
            elsewhere: self.elsewhere(&recognizer),
            writers: self.writers.iter().map(|indices| self.count(&recognizer, indices)).collect(),
            recognizer,
        }
    }
}

/// Recognizers for a taught network: as it answers, and in float32.
pub(super) fn recognizers(learned: &Learned) -> (Recognizer, Recognizer) {
    (Recognizer::new(learned.net.clone()), Recognizer::float32(learned.float.clone()))
}

pub(super) fn labelled(ink: &[Drawn]) -> Vec<Labelled> {
    ink.par_iter().map(|drawn| (normalize(&drawn.ink), drawn.label)).collect()
}

fn images(directory: &Path, validation: bool) -> Result<Vec<Labelled>> {
    let split = if validation { Split::Train } else { Split::T10k };
    let (images, labels) = read_mnist(directory, split)?;
    let skipped = if validation { images.len().saturating_sub(held_out::IMAGES) } else { 0 };
    Ok(images.iter().zip(labels).skip(skipped).map(|(image, label)| (Glyph::from_levels(image), Some(label))).collect())
}
