//! A saved training run, which the same command resumes.

use std::{fs, path::Path};

use lenet5::{LeNet5, training::Progress};
use serde::{Deserialize, Serialize};

use super::{report::Epoch, settings::Settings, state::State};
use crate::{
    failure::{Failure, Result},
    files,
};

/// The maximum size of a checkpoint: some ten times its actual size.
const LIMIT: u64 = 1 << 26;

/// Everything that the rest of a run depends on. Network values are stored as bits, since decimals may round.
#[derive(Serialize, Deserialize)]
pub(crate) struct Checkpoint {
    /// A run with other settings or data is a different run.
    settings: String,
    data: u64,
    /// The number of steps completed in the current epoch, and their progress.
    step: usize,
    progress: Progress,
    epochs: Vec<Epoch>,
    net: Vec<u32>,
    mean: Vec<u32>,
    square: Vec<u32>,
    powers: [f32; 2],
    average: Vec<u32>,
    average_steps: u32,
    best: Option<(f64, Vec<u32>)>,
    replaces: bool,
}

impl Checkpoint {
    pub(crate) fn of(state: &State, step: usize, progress: Progress, data: u64, settings: &Settings) -> Self {
        let State { trainer, average, epochs, best, replaces } = state;
        Self {
            settings: settings.to_json(),
            data,
            step,
            progress,
            epochs: epochs.clone(),
            net: bits(&trainer.net),
            mean: bits(&trainer.optimizer.mean),
            square: bits(&trainer.optimizer.square),
            powers: trainer.optimizer.powers,
            average: bits(&average.net),
            average_steps: average.steps,
            best: best.as_ref().map(|(accuracy, net)| (*accuracy, bits(net))),
            replaces: *replaces,
        }
    }

    /// Reads the checkpoint of a run with these settings and data, and so many steps in an epoch; `None` if there is no file.
    pub(crate) fn read(path: &Path, data: u64, steps: usize, settings: &Settings) -> Result<Option<Self>> {
        if let Ok(false) = fs::exists(path) {
            return Ok(None);
        }
        let epochs = settings.epochs as usize;
        let (bytes, settings) = (files::read(path, LIMIT)?, settings.to_json());
        let expected = "expected a training run to go on with (remove it to start over)";
        let checkpoint: Self = serde_json::from_slice(&bytes)
            .map_err(|error| Failure::of_file(path, format!("{expected}, found: {error}")))?;
        if checkpoint.settings != settings || checkpoint.data != data {
            return Err(Failure::of_file(path, format!("{expected}, found one with other settings or data")));
        }
        if checkpoint.step >= steps || checkpoint.epochs.len() > epochs {
            let (done, step) = (checkpoint.epochs.len(), checkpoint.step);
            let what = format!("{expected}, found {done} of {epochs} epochs and {step} of {steps} steps");
            return Err(Failure::of_file(path, what));
        }
        let Self { net, mean, square, average, best, .. } = &checkpoint;
        let nets = [net, mean, square, average].into_iter().chain(best.as_ref().map(|(_, net)| net));
        let parameters = LeNet5::zeros().stored().into_iter().flatten().count();
        let wrong = nets.map(Vec::len).find(|&len| len != parameters);
        match wrong {
            Some(len) => Err(Failure::of_file(path, format!("{expected}, found {len} parameters, not {parameters}"))),
            None => Ok(Some(checkpoint)),
        }
    }

    pub(crate) fn write(&self, path: &Path) -> Result<()> {
        files::write(path, &serde_json::to_vec(self).expect("numbers and strings always serialise"))
    }

    /// Restores `state`. Returns the number of steps completed in the current epoch, and their progress.
    pub(crate) fn restore(self, state: &mut State) -> (usize, Progress) {
        state.trainer.net = net(&self.net);
        state.trainer.optimizer.mean = net(&self.mean);
        state.trainer.optimizer.square = net(&self.square);
        state.trainer.optimizer.powers = self.powers;
        state.average.net = net(&self.average);
        state.average.steps = self.average_steps;
        state.epochs = self.epochs;
        state.best = self.best.map(|(accuracy, bits)| (accuracy, net(&bits)));
        state.replaces = self.replaces;
        (self.step, self.progress)
    }
}

fn bits(net: &LeNet5) -> Vec<u32> {
    net.stored().into_iter().flatten().map(|value| value.to_bits()).collect()
}

fn net(bits: &[u32]) -> LeNet5 {
    let mut net = LeNet5::zeros();
    let values = net.stored_mut().into_iter().flatten();
    values.zip(bits).for_each(|(value, &bits)| *value = f32::from_bits(bits));
    net
}
