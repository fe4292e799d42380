//! `train`: from MNIST's files and drawn ink to weights and a report.
//!
//! The last 5,000 training images of MNIST, and one in so many writers of the ink, are held out for choosing anything;
//! t10k is looked at once, at the end, for the report.

mod data;
mod report;

use std::{path::PathBuf, time::Instant};

use clap::{Args, ValueEnum};
use indicatif::{HumanDuration, ProgressBar, ProgressStyle};
use lenet5::{
    Glyph, LeNet5,
    deform::Deformation,
    normalize::normalize,
    optim::{Average, Optimizer, Rule, Schedule},
    train::{self, Progress, Slot, Trainer},
};
use rand::SeedableRng;
use rand_pcg::Pcg64Mcg;
use rayon::prelude::*;
use serde::Serialize;

use crate::{
    failure::{Failure, Result},
    files::{self, Digits, Split, read_mnist},
    ink_file::{Drawn, read_ink},
};
use data::Data;
use report::{Epoch, Report};

/// Training images held out for choosing: the last ones.
const HELD_OUT: usize = 5_000;
/// Parts that the ink's writers are divided into, to hold one out.
const FOLDS: u8 = 5;

#[derive(Debug, Clone, Args, Serialize)]
pub(crate) struct Settings {
    /// Directory with MNIST's four IDX files, plain or .gz
    #[arg(long, value_name = "DIR")]
    mnist: PathBuf,
    /// Drawn digits to train on as well: JSON Lines, plain or .gz
    #[arg(long, value_name = "FILE", num_args = 1..)]
    ink: Vec<PathBuf>,
    /// The same, with a y axis that points up
    #[arg(long, value_name = "FILE", num_args = 1..)]
    ink_y_up: Vec<PathBuf>,
    /// How often each drawing comes in an epoch
    #[arg(long, default_value_t = 3)]
    ink_repeats: usize,
    /// Made-up digits in an epoch
    #[arg(long, default_value_t = 0)]
    synthetic: usize,
    /// Made-up drawings that are no digit in an epoch
    #[arg(long, default_value_t = 0)]
    not_digits: usize,
    /// Which fifth of the ink's writers is held out, 0 to 4; without it, none is
    #[arg(long, value_parser = clap::value_parser!(u8).range(0..i64::from(FOLDS)))]
    fold: Option<u8>,
    /// Where to write the weights, safetensors
    #[arg(long, value_name = "FILE", default_value = "lenet5.safetensors")]
    out: PathBuf,
    /// Where to write the report, JSON
    #[arg(long, value_name = "FILE", default_value = "lenet5-report.json")]
    report: PathBuf,
    /// Passes over the training images
    #[arg(long, default_value_t = 100, value_parser = clap::value_parser!(u32).range(1..))]
    epochs: u32,
    /// Images in a step
    #[arg(long, default_value_t = 128, value_parser = clap::value_parser!(u32).range(1..=16_384))]
    batch: u32,
    /// How gradients become steps
    #[arg(long, value_enum, default_value_t = Method::Adamw)]
    optimizer: Method,
    /// Largest learning rate; it climbs there over the first epoch and falls to zero as a cosine [default: by optimizer]
    #[arg(long)]
    rate: Option<f32>,
    /// Weight decay
    #[arg(long, default_value_t = 0.02)]
    decay: f32,
    /// How strong deformations are: 1 as much as MNIST's hands differ, 0 none
    #[arg(long, default_value_t = 1.0)]
    deform: f32,
    /// Steps that the average of the weights remembers
    #[arg(long, default_value_t = 2_000.0)]
    average: f32,
    /// What all that is random starts from
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// Train on the held-out images too, once everything is chosen
    #[arg(long)]
    all: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum, Serialize)]
#[serde(rename_all = "lowercase")]
enum Method {
    Adamw,
    Sgd,
}

impl Settings {
    fn rate(&self) -> f32 {
        self.rate.unwrap_or(match self.optimizer {
            Method::Adamw => 0.003,
            Method::Sgd => 0.05,
        })
    }

    fn rule(&self) -> Rule {
        match self.optimizer {
            Method::Adamw => Rule::AdamW { decay: self.decay },
            Method::Sgd => Rule::Sgd { momentum: 0.9, decay: self.decay },
        }
    }

    fn deformation(&self) -> Deformation {
        let Deformation { shift, rotate, scale, shear, elastic, thickness, sharpen } = Deformation::default();
        let s = self.deform;
        Deformation {
            shift: s * shift,
            rotate: s * rotate,
            scale: s * scale,
            shear: s * shear,
            elastic: s * elastic,
            thickness: s * thickness,
            sharpen,
        }
    }
}

pub(crate) fn run(settings: &Settings) -> Result<()> {
    let (mut images, mut labels) = read_mnist(&settings.mnist, Split::Train)?;
    let t10k = read_mnist(&settings.mnist, Split::T10k)?;
    if images.len() <= HELD_OUT {
        let what =
            format!("expected more than the {HELD_OUT} training images that are held out, found {}", images.len());
        return Err(Failure::of_file(&settings.mnist, what));
    }
    let held_out = images.len() - HELD_OUT;
    let validation = (images[held_out..].to_vec(), labels[held_out..].to_vec());
    if !settings.all {
        images.truncate(held_out);
        labels.truncate(held_out);
    }
    let mut drawn = Vec::new();
    for (paths, y_up) in [(&settings.ink, false), (&settings.ink_y_up, true)] {
        for path in paths {
            drawn.extend(read_ink(path, y_up)?);
        }
    }
    let (others, ink) = hold_out_writers(drawn, settings.fold);
    let data = Data {
        mnist: (images, labels),
        ink,
        ink_repeats: settings.ink_repeats,
        synthetic: settings.synthetic,
        not_digits: settings.not_digits,
        deformation: settings.deformation(),
    };
    let start = Instant::now();
    let (net, epochs) = train(&data, &validation, settings);
    let report = Report {
        settings: settings.clone(),
        seconds: start.elapsed().as_secs_f64(),
        examples_per_second: Epoch::examples_per_second(&epochs),
        validation: evaluate(&net, &validation),
        other_writers: evaluate_ink(&net, &others),
        t10k: evaluate(&net, &t10k),
        epochs,
    };
    files::write(&settings.out, &net.to_safetensors())?;
    files::write(&settings.report, &report.to_json())?;
    say!("{report}");
    say!("weights: {}\nreport:  {}", settings.out.display(), settings.report.display());
    Ok(())
}

/// Drawings of the writers held out, and of all others. Writers are numbered as they first occur; every fifth is in a
/// fold, so each fold has writers from all parts of the files.
fn hold_out_writers(drawn: Vec<Drawn>, fold: Option<u8>) -> (Vec<Drawn>, Vec<Drawn>) {
    let mut writers: Vec<Option<String>> = Vec::new();
    drawn.into_iter().partition(|drawn| {
        let number = writers.iter().position(|writer| *writer == drawn.writer).unwrap_or_else(|| {
            writers.push(drawn.writer.clone());
            writers.len() - 1
        });
        fold.is_some_and(|fold| number % usize::from(FOLDS) == usize::from(fold))
    })
}

fn train(data: &Data, validation: &Digits, settings: &Settings) -> (LeNet5, Vec<Epoch>) {
    let batch = settings.batch as usize;
    let mut rng = Pcg64Mcg::seed_from_u64(settings.seed);
    let mut trainer = Trainer::new(LeNet5::random(&mut rng), Optimizer::new(settings.rule()), batch);
    let mut average = Average::new(settings.average);
    let steps = data.epoch(&mut rng).len().div_ceil(batch);
    let schedule = Schedule { peak: settings.rate(), warmup: steps as u32, steps: steps as u32 * settings.epochs };
    let bar = ProgressBar::new(u64::from(schedule.steps) * batch as u64);
    let style = "{elapsed_precise} {wide_bar} {percent}% {per_sec}, {eta} left · {msg}";
    bar.set_style(ProgressStyle::with_template(style).expect("the template is a constant"));
    let mut epochs = Vec::new();
    for epoch in 0..settings.epochs {
        let start = Instant::now();
        let draws = data.epoch(&mut rng);
        let mut progress = Progress::default();
        for step in 0..steps {
            let rate = schedule.rate(epoch * steps as u32 + step as u32);
            progress += trainer.step(rate, on_all_cores, |i, example| {
                // The last batch of an epoch borrows from its beginning to be full. Each example has a generator of its
                // own: what one thread draws cannot depend on what another does.
                let at = step * batch + i;
                let stream = (u64::from(epoch) << 32 | at as u64) ^ settings.seed.rotate_left(48);
                data.make(draws[at % draws.len()], stream, example);
            });
            average.add(&trainer.net);
            bar.inc(batch as u64);
        }
        let elapsed = start.elapsed();
        let epoch = Epoch::new(progress, elapsed, evaluate(average.net(), validation).accuracy());
        bar.set_message(epoch.to_string());
        if bar.is_hidden() {
            eprintln!("epoch {} of {}: {epoch}", epochs.len() + 1, settings.epochs);
        }
        epochs.push(epoch);
    }
    bar.finish_and_clear();
    eprintln!("trained {} epochs in {}", settings.epochs, HumanDuration(bar.elapsed()));
    (average.net().clone(), epochs)
}

fn on_all_cores(slots: &mut [Slot], work: &(dyn Fn(&mut Slot) + Sync)) {
    slots.par_iter_mut().for_each(work);
}

fn evaluate(net: &LeNet5, (images, labels): &Digits) -> train::Confusion {
    let images: Vec<[f32; 784]> = images.iter().map(|image| *Glyph::from_levels(image).pixels()).collect();
    train::evaluate(net, &images, labels)
}

/// Counts answers to drawn digits; what is no digit is left out.
fn evaluate_ink(net: &LeNet5, drawn: &[Drawn]) -> train::Confusion {
    let digits = drawn.iter().filter_map(|drawn| Some((*normalize(&drawn.ink).pixels(), drawn.label?)));
    let (images, labels): (Vec<[f32; 784]>, Vec<u8>) = digits.unzip();
    train::evaluate(net, &images, &labels)
}
