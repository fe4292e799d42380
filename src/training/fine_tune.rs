//! Fine-tuning: a network learns one person's digits from a few drawings, and forgets next to nothing.
//!
//! ```text
//! samples ──lessons──▶ 16 variants: cross-entropy with the labels ──┐
//!                                                                  ├─▶ one step of AdamW, ×200 ──▶ int8 ──▶ guard
//! base net ──replay──▶ 48 drawings: the base net's logits are kept ─┘
//! ```
//!
//! A few steps on a few samples ruin a network: it forgets what it does not see (McCloskey and Cohen, "Catastrophic
//! interference in connectionist networks", 1989). The cure is *experience replay*: most of each batch is other drawings
//! whose answers are to stay. Their targets are the network's own logits from before, by squared error ("dark experience
//! replay": Buzzega et al., "Dark experience for general continual learning", 2020), which say more than its
//! probabilities ("Learning without forgetting", Li and Hoiem, 2016) and hold it better. The drawings are made up, so
//! there is nothing to download and nobody's data to keep.
//!
//! * How much replay counts is a Lagrange multiplier: it grows while answers drift further than they may, and shrinks
//!   again. Most hands need little; a fixed weight would be too little for the few that clash with MNIST's. Drift is
//!   measured in probabilities, although logits are held: a large logit may move far before an answer changes, and a
//!   hand whose lessons move only such logits may learn more.
//! * All layers learn. The last one alone learns half as much (`docs/notes/teaching.md` has the figures).
//! * The last steps are quantisation-aware, so the taught network is exact in int8 and answers as fast as before.
//! * It starts from the base network on *all* samples each time, never from what was taught before. So the result is a
//!   function of base, samples and seed; undoing is learning without a sample; and a thousand rounds add up no drift.
//!
//! There is one step at a time, on the caller's thread, and the base network is never touched: to cancel is to stop
//! calling. The same seed gives the same bits natively and in WebAssembly.

mod guard;
mod lessons;
mod replay;

use std::sync::Arc;

use rand::SeedableRng;
use rand_pcg::Pcg64Mcg;

pub use guard::{DIGITS_TOLERANCE, Guard, NON_DIGITS_CHANCE};
pub use replay::Replay;

use crate::{
    error::{Error, Result},
    glyph::Glyph,
    ink::{Ink, normalize::normalize},
    network::{LeNet5, kernels::BLOCK, loss::argmax},
    shape::CLASSES,
    training::{
        examples::{Drawing, Example},
        optim::{Optimizer, Rule, Schedule},
        trainer::{OneThread, Trainer},
    },
};
use guard::{Read, is_unsure};
pub use lessons::target;
use lessons::{Lessons, excess};

/// How fast the replay's weight follows the drift, and the most that it may grow by, in units of [`Settings::keep`].
const PRESSURE_RATE: f32 = 0.2;
const MOST_PRESSURE: f32 = 20.0;

/// Something drawn, to learn from.
#[derive(Debug, Clone, PartialEq)]
pub struct Sample {
    /// What was drawn.
    pub shape: Shape,
    /// The digit that it is, `0..=9`; none for what is no digit.
    pub label: Option<u8>,
}

/// A drawing, in either form.
#[derive(Debug, Clone, PartialEq)]
pub enum Shape {
    /// As the pen went: it is drawn anew with other slants, proportions and pens.
    Ink(Ink),
    /// As a picture, from a photograph for instance: only pixels can be deformed.
    Glyph(Box<Glyph>),
}

impl From<Drawing> for Sample {
    fn from(Drawing { ink, label }: Drawing) -> Self {
        Self { shape: Shape::Ink(ink), label }
    }
}

impl Sample {
    /// The picture that the network is given.
    fn glyph(&self) -> Glyph {
        match &self.shape {
            Shape::Ink(ink) => normalize(ink),
            Shape::Glyph(glyph) => Glyph::clone(glyph),
        }
    }
}

/// How to fine-tune. The defaults were chosen on writers whom the network had not seen.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Settings {
    /// Steps, each over a batch of lessons and replay.
    pub steps: u32,
    /// The largest learning rate of AdamW; it climbs for five steps and falls to zero as a cosine.
    pub rate: f32,
    /// Blocks of sixteen examples in a batch: variants of the samples.
    pub lesson_blocks: usize,
    /// The same: drawings whose logits are kept.
    pub replay_blocks: usize,
    /// How strongly samples are deformed, in units of what training does by default.
    pub deformation: f32,
    /// How much more often a sample is taken for each unit of its loss at the start.
    pub focus: f32,
    /// The least weight of the squared error of logits to be kept.
    pub keep: f32,
    /// The mean divergence of a replayed answer from the base network's, in nats, from which on that weight grows.
    pub drift: f32,
    /// The last share of the steps, `0..=1`, that is quantisation-aware.
    pub quantised: f32,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            steps: 200,
            rate: 0.003,
            lesson_blocks: 1,
            replay_blocks: 3,
            deformation: 1.15,
            focus: 3.0,
            keep: 0.1,
            drift: 0.015,
            quantised: 0.3,
        }
    }
}

/// What one step did.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Progress {
    /// Steps done, this one included.
    pub step: u32,
    /// Steps in all.
    pub steps: u32,
    /// The mean loss of the step's lessons.
    pub loss: f32,
    /// The mean Kullback–Leibler divergence of the step's replayed answers from the base network's, in nats.
    pub drift: f32,
}

/// A fine-tuning under way.
#[derive(Debug)]
pub struct FineTune {
    replay: Arc<Replay>,
    lessons: Lessons,
    settings: Settings,
    trainer: Trainer,
    rng: Pcg64Mcg,
    batch: Vec<Example>,
    done: u32,
    /// By how much the replay's weight has grown, in units of [`Settings::keep`].
    pressure: f32,
}

impl FineTune {
    /// Starts from the base network. Blank samples are left out: nothing can be learned from them.
    ///
    /// # Errors
    ///
    /// [`Error::Label`] for a label above 9.
    pub fn new(replay: Arc<Replay>, mut samples: Vec<Sample>, settings: Settings, seed: u64) -> Result<Self> {
        let labels = samples.iter().map(|sample| sample.label.unwrap_or_default()).enumerate();
        if let Some((index, got)) = labels.into_iter().find(|(_, label)| usize::from(*label) >= CLASSES) {
            return Err(Error::Label { index, got });
        }
        samples.retain(|sample| !sample.glyph().is_blank());
        let mut rng = Pcg64Mcg::seed_from_u64(seed);
        let lessons = Lessons::new(samples, settings.deformation, settings.focus, replay.base(), &mut rng);
        let batch = BLOCK * (settings.lesson_blocks + settings.replay_blocks);
        let optimizer = Optimizer::new(Rule::AdamW { decay: 0.0 });
        let trainer = Trainer::new(replay.base().clone(), optimizer, batch);
        let batch = vec![Example::default(); batch];
        Ok(Self { replay, lessons, settings, trainer, rng, batch, done: 0, pressure: 0.0 })
    }

    /// Takes the next step; none when all are taken, or when there is nothing to learn from.
    pub fn step(&mut self) -> Option<Progress> {
        let Self { replay, lessons, settings, trainer, rng, batch, done, pressure } = self;
        if *done >= settings.steps || lessons.samples().is_empty() {
            return None;
        }
        let (own, kept) = batch.split_at_mut(BLOCK * settings.lesson_blocks);
        own.iter_mut().for_each(|example| lessons.draw(rng, example));
        let weight = settings.keep * (1.0 + *pressure);
        kept.iter_mut().for_each(|example| replay.make(weight, rng, example));
        let (own, kept) = (own.len() as f32, kept.len() as f32);

        let schedule = Schedule { peak: settings.rate, warmup: 5, steps: settings.steps };
        trainer.quantisation_aware = *done as f32 >= (1.0 - settings.quantised) * settings.steps as f32;
        let made = &*batch;
        let fill = |i: usize, example: &mut Example| example.clone_from(&made[i]);
        let progress = trainer.step(schedule.rate(*done), &OneThread, fill);
        *done += 1;
        let drift = progress.drift / kept.max(1.0);
        *pressure = (*pressure + PRESSURE_RATE * (drift / settings.drift - 1.0)).clamp(0.0, MOST_PRESSURE);
        Some(Progress { step: *done, steps: settings.steps, loss: progress.loss / own.max(1.0), drift })
    }

    /// What is learned by now, quantised and checked. Nothing asks for all steps to have been taken.
    #[must_use]
    pub fn finish(self) -> Taught {
        let float = self.trainer.net;
        let net = float.quantised();
        let samples = self.lessons.samples();
        Taught {
            guard: self.replay.guard().check(&net, samples),
            before: Fit::of(&Read::new(self.replay.base()), samples),
            after: Fit::of(&Read::new(&net), samples),
            after_float: Fit::of(&Read::float32(&float), samples),
            net,
            float,
        }
    }
}

/// What a network learned, and whether that is an improvement.
#[derive(Debug, Clone, PartialEq)]
pub struct Taught {
    /// The network: [exact in int8](crate::network::weights), so that it answers as fast as the base network.
    pub net: LeNet5,
    /// The same before its weights were quantised, for comparison.
    pub float: LeNet5,
    /// What it cost.
    pub guard: Guard,
    /// How the base network read the samples as they were drawn.
    pub before: Fit,
    /// How the taught network reads them.
    pub after: Fit,
    /// How it would read them in float32, had its weights not been quantised.
    pub after_float: Fit,
}

impl Taught {
    /// Whether to offer it: more samples are read right than before, or all of them and more clearly; most of them are; and
    /// the guard holds. A teacher most of whose samples cannot be learned contradicts what everybody writes.
    #[must_use]
    pub fn is_improvement(&self) -> bool {
        let Self { before, after, .. } = self;
        let clearer = after.right == after.n && after.right == before.right && after.loss < before.loss;
        self.guard.holds() && 2 * after.right > after.n && (after.right > before.right || clearer)
    }
}

/// How a network reads the samples that it learned from. It says that they were learned, and not how others are read.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Fit {
    /// How many samples.
    pub n: usize,
    /// How many of them are read as their label, or refused where they are no digit.
    pub right: usize,
    /// The mean loss above the least possible.
    pub loss: f32,
}

impl Fit {
    fn of(read: &Read<'_>, samples: &[Sample]) -> Self {
        let mut fit = Self { n: samples.len(), ..Self::default() };
        for sample in samples {
            let logits = read.logits(sample.glyph().pixels());
            fit.right += usize::from(match sample.label {
                Some(label) => argmax(&logits) == usize::from(label),
                None => is_unsure(&logits),
            });
            fit.loss += excess(&logits, &target(sample.label)) / samples.len() as f32;
        }
        fit
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::network::loss::one_hot;

    #[test]
    fn a_sample_is_read_right_if_its_digit_is_or_what_is_none_is_unsure() {
        let sample = |label| Sample { shape: Shape::Glyph(Glyph::new(&[0.5; 784]).expect("a glyph").into()), label };
        let samples = [Some(6), Some(6), Some(1), None].map(sample);
        // Always 6, sure or not.
        for (bias, right) in [(9.0, 2), (0.1, 3)] {
            let net = LeNet5::always(one_hot(6).map(|p| bias * p));
            let fit = Fit::of(&Read::float32(&net), &samples);
            assert_eq!((fit.n, fit.right), (4, right), "{bias}");
        }
    }
}
