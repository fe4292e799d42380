//! Ways to teach a network: the library's, and three that forget, to compare it with.

use std::sync::Arc;

use clap::ValueEnum;
use lenet5::{
    LeNet5,
    training::{
        Drawing, Examples, FineTune, OneThread, Trainer,
        fine_tune::{Replay, Sample, Settings, Taught, target},
        optim::{Optimizer, Rule},
    },
};
use rand::SeedableRng;
use rand_pcg::Pcg64Mcg;
use serde::Serialize;

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Way {
    /// As the library does: all layers, replay, quantisation-aware
    Ours,
    /// One step of gradient descent for each sample, as demonstrations do
    OneStep,
    /// The output layer alone, on the samples alone
    LastLayer,
    /// All layers, on the samples alone
    NoReplay,
}

/// For the ways without replay: the steps, the examples in each, and the learning rates.
const STEPS: usize = 60;
const BATCH: usize = 16;
const ADAM_RATE: f32 = 0.001;
const SGD_RATE: f32 = 0.01;

/// The result of teaching.
pub(super) struct Learned {
    /// The network that answers afterwards.
    pub(super) net: LeNet5,
    /// The same network before its weights were quantised, where they were.
    pub(super) float: LeNet5,
    /// Whether the library would offer it. Ways without a guard always offer.
    pub(super) offered: bool,
    /// The indices of the drawings that the library left out because their label seemed wrong.
    pub(super) mislabelled: Vec<usize>,
}

impl Way {
    pub(super) fn teach(self, replay: &Arc<Replay>, drawings: Vec<Drawing>, seed: u64) -> Learned {
        let net = match self {
            Self::Ours => {
                let samples = drawings.into_iter().map(Sample::from).collect();
                let tuning = FineTune::new(Arc::clone(replay), samples, Settings::default(), seed);
                let mut tuning = tuning.expect("labels of an ink file are digits");
                while tuning.step().is_some() {}
                let taught = tuning.finish();
                let offered = taught.is_improvement();
                let Taught { net, float, mislabelled, .. } = taught;
                return Learned { net, float, offered, mislabelled };
            }
            Self::OneStep => one_step(replay.base(), &drawings),
            Self::LastLayer => samples_alone(replay.base(), drawings, seed, true),
            Self::NoReplay => samples_alone(replay.base(), drawings, seed, false),
        };
        Learned { float: net.clone(), net, offered: true, mislabelled: Vec::new() }
    }
}

fn one_step(base: &LeNet5, drawings: &[Drawing]) -> LeNet5 {
    let optimizer = Optimizer::new(Rule::Sgd { momentum: 0.0, decay: 0.0 });
    let mut trainer = Trainer::new(base.clone(), optimizer, 1);
    for Drawing { ink, label } in drawings {
        trainer.step(SGD_RATE, &OneThread, |_, example| {
            example.pixels = *lenet5::ink::normalize::normalize(ink).pixels();
            example.target = target(*label);
        });
    }
    trainer.net
}

fn samples_alone(base: &LeNet5, drawings: Vec<Drawing>, seed: u64, last_layer: bool) -> LeNet5 {
    let examples = Examples { drawings, drawing_repeats: 1, ..Examples::default() };
    let mut trainer = Trainer::new(base.clone(), Optimizer::new(Rule::AdamW { decay: 0.0 }), BATCH);
    let mut rng = Pcg64Mcg::seed_from_u64(seed);
    let draws: Vec<_> = (0..STEPS * BATCH).flat_map(|_| examples.epoch(BATCH, &mut rng)).take(STEPS * BATCH).collect();
    for (step, draws) in draws.chunks(BATCH).enumerate() {
        trainer.step(ADAM_RATE, &OneThread, |i, example| {
            let mut rng = Pcg64Mcg::seed_from_u64(seed ^ ((step * BATCH + i) as u64) << 32);
            examples.make(draws[i], &mut rng, example);
        });
        if last_layer {
            let kept = trainer.net.stored_mut().into_iter().zip(base.stored()).take(8);
            kept.for_each(|(values, before)| values.copy_from_slice(before));
        }
    }
    trainer.net
}
