//! One training run, from the first step to the last, with any number of interruptions.
//!
//! All random numbers follow from the seed, the epoch and the position in the epoch. So a run that was interrupted and
//! resumed ends with the same weights, to the last bit, as one that was not.

use std::{
    hash::{DefaultHasher, Hash, Hasher},
    path::{Path, PathBuf},
    sync::atomic::{AtomicBool, Ordering},
    time::{Duration, Instant},
};

use indicatif::{ProgressBar, ProgressStyle};
use lenet5::{
    LeNet5,
    training::{
        Drawing, Examples, Progress, Threads, Trainer,
        optim::{Average, Optimizer, Schedule},
    },
};
use rand::SeedableRng;
use rand_pcg::Pcg64Mcg;
use rayon::prelude::*;

use super::{checkpoint::Checkpoint, measure, report::Epoch, settings::Settings, state::State};
use crate::{
    failure::{Failure, Result},
    files::Digits,
};

/// How much work may be lost in a crash.
const BETWEEN_CHECKPOINTS: Duration = Duration::from_secs(30);

/// How a run ended.
pub(crate) enum Outcome {
    /// It finished, with the average of the weights.
    Finished(Box<LeNet5>, Vec<Epoch>),
    /// By Ctrl+C, with the best weights so far by validation accuracy, if an epoch was finished; and whether they would
    /// replace others, which were there before the run.
    Interrupted(Option<Box<LeNet5>>, bool),
    /// In this epoch, counted from 1, the loss or a weight became infinite or NaN.
    Diverged(u32),
}

/// Trains from `start`, or from random weights, to the end or until Ctrl+C. The run is saved in `checkpoint`; a run that
/// is already there is resumed.
pub(crate) fn train(
    examples: &Examples,
    start: Option<LeNet5>,
    teachers: Vec<LeNet5>,
    validation: &Digits,
    settings: &Settings,
    checkpoint: &Path,
) -> Result<Outcome> {
    let batch = settings.batch as usize;
    let start = start.unwrap_or_else(|| LeNet5::random(&mut generator(settings.seed, u64::MAX)));
    let data = fingerprint(examples, &start, &teachers, validation);
    let steps = examples.len().div_ceil(batch);
    let mut trainer = Trainer::new(start, Optimizer::new(settings.rule()), batch);
    trainer.teachers = teachers;
    let (average, replaces) = (Average::new(settings.average), settings.out.exists());
    let mut state = State { trainer, average, epochs: Vec::new(), best: None, replaces };
    let (mut first_step, mut progress) = (0, Progress::default());
    if let Some(kept) = Checkpoint::read(checkpoint, data, steps, settings)? {
        (first_step, progress) = kept.restore(&mut state);
    }
    let all_steps = u32::try_from(steps * settings.epochs as usize).map_err(|_| {
        let what = "expected epochs of so few batches that all are at most 4294967295 steps, found";
        Failure::Input(format!("{what} {} epochs of {steps}", settings.epochs))
    })?;
    let schedule = Schedule { peak: settings.rate(), warmup: steps as u32, steps: all_steps };
    let bar = bar(u64::from(schedule.steps) * batch as u64);
    bar.set_position((state.epochs.len() * steps + first_step) as u64 * batch as u64);
    bar.reset_eta();
    let mut saved = Instant::now();
    while state.epochs.len() < settings.epochs as usize {
        let epoch = state.epochs.len() as u32;
        let start = Instant::now();
        let draws = examples.epoch(batch, &mut generator(settings.seed, u64::from(epoch)));
        state.trainer.quantisation_aware = settings.rounds(epoch);
        for step in first_step..steps {
            if INTERRUPTED.load(Ordering::Relaxed) {
                bar.finish_and_clear();
                Checkpoint::of(&state, step, progress, data, settings).write(checkpoint)?;
                return Ok(Outcome::Interrupted(state.best.map(|(_, net)| Box::new(net)), state.replaces));
            }
            let rate = schedule.rate(epoch * steps as u32 + step as u32);
            progress += state.trainer.step(rate, &AllCores, |i, example| {
                // The last batch of an epoch is filled up from the epoch's beginning. Each example has its own generator,
                // so that its random numbers do not depend on other threads.
                let at = step * batch + i;
                let mut rng = generator(settings.seed, u64::from(epoch) << 32 | (at + 1) as u64);
                examples.make(draws[at % draws.len()], &mut rng, example);
            });
            // The loss alone does not show divergence, because ReLU turns NaN into 0.
            let mut weights = state.trainer.net.stored().into_iter().flatten();
            if !progress.loss.is_finite() || !weights.all(|weight| weight.is_finite()) {
                bar.finish_and_clear();
                return Ok(Outcome::Diverged(epoch + 1));
            }
            state.average.add(&state.trainer.net);
            bar.inc(batch as u64);
        }
        let elapsed = start.elapsed();
        let accuracy = measure::confusion(&state.average.net, validation).accuracy();
        if state.best.as_ref().is_none_or(|(best, _)| accuracy > *best) {
            state.best = Some((accuracy, state.average.net.clone()));
        }
        let share = (steps - first_step) as f64 / steps as f64;
        let epoch = Epoch::new(progress, elapsed.div_f64(share), accuracy);
        (first_step, progress) = (0, Progress::default());
        bar.set_message(epoch.to_string());
        if bar.is_hidden() {
            note!("epoch {} of {}: {epoch}", state.epochs.len() + 1, settings.epochs);
        }
        state.epochs.push(epoch);
        if saved.elapsed() >= BETWEEN_CHECKPOINTS || state.epochs.len() == settings.epochs as usize {
            Checkpoint::of(&state, 0, progress, data, settings).write(checkpoint)?;
            saved = Instant::now();
        }
    }
    bar.finish_and_clear();
    Ok(Outcome::Finished(Box::new(state.average.net), state.epochs))
}

/// The path of the checkpoint of a run that writes to `out`.
pub(crate) fn checkpoint_path(out: &Path) -> PathBuf {
    out.with_added_extension("checkpoint")
}

/// A hash of all data that a run depends on.
fn fingerprint(examples: &Examples, start: &LeNet5, teachers: &[LeNet5], validation: &Digits) -> u64 {
    let mut hasher = DefaultHasher::new();
    (&examples.images, &examples.labels, validation).hash(&mut hasher);
    for Drawing { ink, label } in &examples.drawings {
        label.hash(&mut hasher);
        ink.pen().to_bits().hash(&mut hasher);
        for stroke in ink.strokes() {
            stroke.iter().map(|point| [point.x, point.y].map(f32::to_bits)).collect::<Vec<_>>().hash(&mut hasher);
        }
    }
    for weights in [start].into_iter().chain(teachers).flat_map(LeNet5::stored) {
        weights.iter().map(|weight| weight.to_bits()).collect::<Vec<_>>().hash(&mut hasher);
    }
    hasher.finish()
}

fn generator(seed: u64, stream: u64) -> Pcg64Mcg {
    Pcg64Mcg::seed_from_u64(stream ^ seed.rotate_left(48))
}

struct AllCores;

impl Threads for AllCores {
    fn each<T: Send>(&self, items: &mut [T], work: impl Fn(&mut T) + Sync) {
        items.par_iter_mut().for_each(&work);
    }
}

fn bar(examples: u64) -> ProgressBar {
    let style = "{elapsed_precise} {wide_bar} {percent}% {per_sec}, {eta} left · {msg}";
    ProgressBar::new(examples).with_style(ProgressStyle::with_template(style).expect("the template is a constant"))
}

/// Set by the first Ctrl+C; a second one ends the program at once.
static INTERRUPTED: AtomicBool = AtomicBool::new(false);

/// Makes Ctrl+C end a run between two steps. Must be called only once.
pub(crate) fn heed_interrupts() -> Result<()> {
    let handler = || {
        if INTERRUPTED.swap(true, Ordering::Relaxed) {
            std::process::exit(130);
        }
    };
    ctrlc::set_handler(handler)
        .map_err(|error| Failure::Input(format!("expected to be able to handle Ctrl+C, found: {error}")))
}
