//! Fine-tuning: a network learns one person's digits from a few drawings, and forgets next to nothing.
//!
//! ```text
//! samples ──lessons──▶ 16 variants: cross-entropy with the labels ──┐
//!                                                                  ├─▶ one step of AdamW, ×200 ──▶ int8 ──▶ guard
//! base net ──replay──▶ 48 drawings: the base net's logits are kept ─┘
//! ```
//!
//! A few steps on a few samples ruin a network: it forgets what it does not see (McCloskey and Cohen, "Catastrophic
//! interference in connectionist networks", 1989). The cure is *experience replay*: most of each batch is other
//! drawings, whose answers should stay. Their targets are the network's own earlier logits, with squared error ("dark
//! experience replay": Buzzega et al., "Dark experience for general continual learning", 2020). Logits say more than
//! probabilities ("Learning without forgetting", Li and Hoiem, 2016) and hold a network better. The drawings are
//! generated, so there is nothing to download and nobody's data to keep.
//!
//! * The weight of replay is a Lagrange multiplier: it grows while answers drift further than allowed, and shrinks
//!   again. Most hands need little; a fixed weight would be too small for the few hands that clash with MNIST's.
//!   Drift is measured in probabilities, although logits are held: a large logit may move far before an answer changes,
//!   and a hand whose lessons move only such logits may learn more.
//! * All layers are trained. The last layer alone learns half as much (`docs/notes/teaching.md` has the figures).
//! * The last steps are quantisation-aware, so the taught network is exact in int8 and answers as fast as before.
//! * A sample whose label seems wrong is left out ([`Taught::mislabelled`]): one among thirty can cost all drawings of
//!   another digit.
//! * Each fine-tuning starts from the base network with *all* samples, never from an earlier result. So the result is a
//!   function of base, samples and seed; undoing a sample is learning without it; and rounds do not add up drift.
//!
//! Each call takes one step, on the caller's thread, and the base network never changes: to cancel, stop calling. The
//! same seed gives the same bits natively and in WebAssembly.

mod guard;
mod lessons;
mod likeness;
mod mislabelled;
mod replay;
mod taught;

use std::sync::Arc;

use rand::SeedableRng;
use rand_pcg::Pcg64Mcg;

pub use guard::{DIGITS_TOLERANCE, Guard, NON_DIGITS_CHANCE};
pub use replay::Replay;
pub use taught::{Fit, Taught};

use crate::{
    error::{Error, Result},
    glyph::Glyph,
    ink::{Ink, normalize::normalize},
    network::kernels::BLOCK,
    shape::CLASSES,
    training::{
        examples::{Drawing, Example},
        optim::{Optimizer, Rule, Schedule},
        trainer::{OneThread, Trainer},
    },
};
use guard::Read;
use lessons::Lessons;
pub use lessons::target;
use mislabelled::mislabelled;

/// How fast the replay's weight follows the drift, and the most by which it may grow, in units of [`Settings::keep`].
const PRESSURE_RATE: f32 = 0.2;
const MOST_PRESSURE: f32 = 20.0;

/// A drawing to learn from.
#[derive(Debug, Clone, PartialEq)]
pub struct Sample {
    /// What was drawn.
    pub shape: Shape,
    /// The digit, `0..=9`; `None` for a non-digit.
    pub label: Option<u8>,
}

/// A drawing, as ink or as a picture.
#[derive(Debug, Clone, PartialEq)]
pub enum Shape {
    /// Pen strokes: they are redrawn with other slants, proportions and pens.
    Ink(Ink),
    /// A picture, from a photograph for instance: only its pixels can be deformed.
    Glyph(Box<Glyph>),
}

impl From<Drawing> for Sample {
    fn from(Drawing { ink, label }: Drawing) -> Self {
        Self { shape: Shape::Ink(ink), label }
    }
}

impl Sample {
    /// The glyph that the network reads.
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
    /// The peak learning rate of AdamW, reached by a warm-up of five steps; cosine decay to zero follows.
    pub rate: f32,
    /// Blocks of sixteen examples in a batch that are variants of the samples.
    pub lesson_blocks: usize,
    /// Blocks of sixteen examples in a batch that are drawings whose logits are kept.
    pub replay_blocks: usize,
    /// How strongly samples are deformed, relative to training's default.
    pub deformation: f32,
    /// How much more often a sample is taken for each unit of its loss at the start.
    pub focus: f32,
    /// The smallest weight of the squared error of logits to keep.
    pub keep: f32,
    /// The mean divergence of replayed answers from the base network's, in nats, above which that weight grows.
    pub drift: f32,
    /// The share of the steps, `0..=1`, counted from the last, that is quantisation-aware.
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
    /// The total number of steps.
    pub steps: u32,
    /// The mean loss of the step's lessons.
    pub loss: f32,
    /// The mean Kullback–Leibler divergence of the step's replayed answers from the base network's, in nats.
    pub drift: f32,
}

/// A fine-tuning in progress.
#[derive(Debug)]
pub struct FineTune {
    replay: Arc<Replay>,
    lessons: Lessons,
    mislabelled: Vec<usize>,
    settings: Settings,
    trainer: Trainer,
    rng: Pcg64Mcg,
    batch: Vec<Example>,
    done: u32,
    /// By how much the replay's weight has grown, in units of [`Settings::keep`].
    pressure: f32,
}

impl FineTune {
    /// Starts from the base network. Two kinds of samples are left out: blank ones, and those whose label seems wrong
    /// ([`Taught::mislabelled`]).
    ///
    /// # Errors
    ///
    /// [`Error::Label`] for a label above 9.
    pub fn new(replay: Arc<Replay>, samples: Vec<Sample>, settings: Settings, seed: u64) -> Result<Self> {
        let labels = samples.iter().map(|sample| sample.label.unwrap_or_default()).enumerate();
        if let Some((index, got)) = labels.into_iter().find(|(_, label)| usize::from(*label) >= CLASSES) {
            return Err(Error::Label { index, got });
        }
        let mislabelled = mislabelled(&Read::new(replay.base()), &samples);
        let good =
            |(index, sample): &(usize, Sample)| mislabelled.binary_search(index).is_err() && !sample.glyph().is_blank();
        let samples = samples.into_iter().enumerate().filter(good).map(|(_, sample)| sample).collect();
        let mut rng = Pcg64Mcg::seed_from_u64(seed);
        let lessons = Lessons::new(samples, settings.deformation, settings.focus, replay.base(), &mut rng);
        let batch = BLOCK * (settings.lesson_blocks + settings.replay_blocks);
        let optimizer = Optimizer::new(Rule::AdamW { decay: 0.0 });
        let trainer = Trainer::new(replay.base().clone(), optimizer, batch);
        let batch = vec![Example::default(); batch];
        Ok(Self { replay, lessons, mislabelled, settings, trainer, rng, batch, done: 0, pressure: 0.0 })
    }

    /// Takes the next step; `None` when all steps are taken, or when there is nothing to learn from.
    pub fn step(&mut self) -> Option<Progress> {
        let Self { replay, lessons, settings, trainer, rng, batch, done, pressure, .. } = self;
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

    /// What was learned so far, quantised and checked. It may be called before all steps are taken.
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
            mislabelled: self.mislabelled,
            net,
            float,
        }
    }
}
