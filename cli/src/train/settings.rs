//! The options of `train`.

use std::{
    fmt::Display,
    path::{Path, PathBuf},
    str::FromStr,
};

use clap::{Args, ValueEnum};
use lenet5::training::{deform::Deformation, optim::Rule};
use serde::{Serialize, Serializer};

use crate::held_out::{Fold, path_of_fold};

/// The maximum number of examples in an epoch, over all sources: a list of them takes 16 bytes each.
pub(crate) const EXAMPLE_LIMIT: usize = 20_000_000;

// Negative numbers are parsed as numbers, so that they are refused as numbers and not as unknown options.
#[derive(Debug, Clone, Args, Serialize)]
#[command(allow_negative_numbers = true)]
pub(crate) struct Settings {
    /// Directory with MNIST's IDX files, plain or .gz
    #[arg(long, value_name = "DIR")]
    #[serde(serialize_with = "path")]
    pub(crate) mnist: PathBuf,
    /// Drawn digits to train on in addition: JSON Lines, plain or .gz
    #[arg(long, value_name = "FILE", num_args = 1..)]
    #[serde(serialize_with = "paths")]
    pub(crate) ink: Vec<PathBuf>,
    /// Drawn digits to train on in addition, with a y axis that points up
    #[arg(long, value_name = "FILE", num_args = 1..)]
    #[serde(serialize_with = "paths")]
    pub(crate) ink_y_up: Vec<PathBuf>,
    /// How many times an epoch repeats each of MNIST's images
    #[arg(long, default_value_t = 1, value_parser = |text: &str| within(text, 1, u8::MAX))]
    pub(crate) mnist_repeats: u8,
    /// How many times an epoch repeats each drawing
    #[arg(long, default_value_t = 3, value_parser = |text: &str| within(text, 0_usize, 1_000))]
    pub(crate) ink_repeats: usize,
    /// Number of generated digits in an epoch
    #[arg(long, default_value_t = 0, value_parser = |text: &str| within(text, 0, EXAMPLE_LIMIT))]
    pub(crate) synthetic: usize,
    /// Number of generated drawings in an epoch that could be either of two digits: the target is half of each
    #[arg(long, default_value_t = 0, value_parser = |text: &str| within(text, 0, EXAMPLE_LIMIT))]
    pub(crate) between: usize,
    /// Number of generated drawings that are not digits in an epoch
    #[arg(long, default_value_t = 0, value_parser = |text: &str| within(text, 0, EXAMPLE_LIMIT))]
    pub(crate) not_digits: usize,
    /// Which fifth of the ink's writers and kinds of non-digits to hold out, 0 to 4, or `all` for five runs, each without one [default: none]
    #[arg(long, value_name = "FOLD")]
    pub(crate) fold: Option<Fold>,
    /// Hold out writers only, and train on all kinds of non-digits
    #[arg(long, requires = "fold")]
    pub(crate) all_kinds: bool,
    /// Weights to start from instead of random ones
    #[arg(long, value_name = "FILE")]
    #[serde(serialize_with = "optional_path")]
    pub(crate) start: Option<PathBuf>,
    /// Weights of teachers: their mean output is most of the target for MNIST's images (distillation)
    #[arg(long, value_name = "FILE", num_args = 1..)]
    #[serde(serialize_with = "paths")]
    pub(crate) teacher: Vec<PathBuf>,
    /// Where to write the weights, safetensors
    #[arg(long, value_name = "FILE", default_value = "lenet5.safetensors")]
    #[serde(serialize_with = "path")]
    pub(crate) out: PathBuf,
    /// Where to write the report, JSON
    #[arg(long, value_name = "FILE", default_value = "lenet5-report.json")]
    #[serde(serialize_with = "path")]
    pub(crate) report: PathBuf,
    /// Number of epochs
    #[arg(long, default_value_t = 100, value_parser = |text: &str| within(text, 1_u32, 100_000))]
    pub(crate) epochs: u32,
    /// Batch size
    #[arg(long, default_value_t = 128, value_parser = |text: &str| within(text, 1_u32, 16_384))]
    pub(crate) batch: u32,
    /// The optimizer
    #[arg(long, value_enum, default_value_t = Method::Adamw)]
    pub(crate) optimizer: Method,
    /// Peak learning rate, after a warm-up of one epoch and before a cosine decay to zero [default: by optimizer]
    #[arg(long, value_parser = rate)]
    rate: Option<f32>,
    /// Weight decay
    #[arg(long, default_value_t = 0.02, value_parser = |text: &str| within(text, 0.0_f32, 1.0))]
    decay: f32,
    /// Strength of deformations: 1 for as much as MNIST's hands differ, 0 for none
    #[arg(long, default_value_t = 1.0, value_parser = |text: &str| within(text, 0.0_f32, 3.0))]
    deform: f32,
    /// Share of ink, recorded or generated, 0 to 1, that is rendered on a coarse grid as in scans and small pictures
    #[arg(long, default_value_t = 0.0, value_parser = |text: &str| within(text, 0.0, 1.0))]
    pub(crate) coarse: f64,
    /// Length of the moving average of the weights, in steps
    #[arg(long, default_value_t = 2_000.0, value_parser = |text: &str| within(text, 1.0_f32, 1e6))]
    pub(crate) average: f32,
    /// Share of the epochs, 0 to 1, at the end of the run that are quantisation-aware: weights as in the compact form
    #[arg(long, default_value_t = 0.0, value_parser = |text: &str| within(text, 0.0_f32, 1.0))]
    rounding: f32,
    /// Seed of all random numbers
    #[arg(long, default_value_t = 1, value_parser = |text: &str| within(text, 0, u64::MAX))]
    pub(crate) seed: u64,
    /// Train on the held-out images as well, after model selection
    #[arg(long)]
    pub(crate) all: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum, Serialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Method {
    Adamw,
    Sgd,
}

impl Settings {
    pub(crate) fn rate(&self) -> f32 {
        self.rate.unwrap_or(match self.optimizer {
            Method::Adamw => 0.003,
            Method::Sgd => 0.05,
        })
    }

    pub(crate) fn rule(&self) -> Rule {
        match self.optimizer {
            Method::Adamw => Rule::AdamW { decay: self.decay },
            Method::Sgd => Rule::Sgd { momentum: 0.9, decay: self.decay },
        }
    }

    pub(crate) fn deformation(&self) -> Deformation {
        Deformation::of_strength(self.deform)
    }

    /// Whether training is quantisation-aware in an epoch.
    pub(crate) fn rounds(&self, epoch: u32) -> bool {
        epoch as f32 >= (1.0 - self.rounding) * self.epochs as f32
    }

    pub(crate) fn to_json(&self) -> String {
        serde_json::to_string(self).expect("numbers and text always serialise")
    }

    /// The same run with one fold held out. Its files lie beside the other folds' files.
    pub(crate) fn of_fold(&self, fold: usize) -> Self {
        let [out, report] = [&self.out, &self.report].map(|path| path_of_fold(path, fold));
        Self { fold: Some(Fold::One(fold)), out, report, ..self.clone() }
    }
}

/// Parses a number between two bounds, both included. Text that is not a number, and NaN, are refused.
fn within<T: FromStr + PartialOrd + Display>(text: &str, low: T, high: T) -> Result<T, String> {
    let found = text.parse().ok().filter(|number| (&low..=&high).contains(&number));
    found.ok_or_else(|| format!("expected a number from {low} to {high}"))
}

fn rate(text: &str) -> Result<f32, String> {
    let found = within(text, 0.0_f32, 1.0).ok().filter(|&rate| rate > 0.0);
    found.ok_or_else(|| "expected a number greater than 0, at most 1".to_owned())
}

/// Paths as text, even if they are not UTF-8.
fn path<S: Serializer>(path: &Path, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(&path.display())
}

fn optional_path<S: Serializer>(path: &Option<PathBuf>, serializer: S) -> Result<S::Ok, S::Error> {
    path.as_ref().map(|path| path.display().to_string()).serialize(serializer)
}

fn paths<S: Serializer>(paths: &[PathBuf], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_seq(paths.iter().map(|path| path.display().to_string()))
}
