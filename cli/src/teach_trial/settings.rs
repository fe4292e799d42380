//! The options of `teach-trial`.

use std::path::PathBuf;

use super::ways::Way;
use crate::{held_out::Fold, weights::Weights};

#[derive(Debug, clap::Args)]
pub(crate) struct Settings {
    #[command(flatten)]
    pub(super) weights: Weights,
    /// Drawn digits, with a writer each: JSON Lines, plain or .gz
    #[arg(long, value_name = "FILE")]
    pub(super) ink: PathBuf,
    /// The y axis points up in --ink
    #[arg(long)]
    pub(super) y_up: bool,
    /// How many drawings of each digit are taught
    #[arg(long, value_name = "K", value_parser = clap::value_parser!(u32).range(1..=1_000))]
    pub(super) per_class: u32,
    /// How many times each writer is taught, each time with other drawings
    #[arg(long, default_value_t = 1, value_parser = clap::value_parser!(u32).range(1..=1_000))]
    pub(super) splits: u32,
    /// Teach the writers of a fold, 0 to 4, or of all, to the networks that `train --fold` wrote without them: --weights
    /// names their common part. Writers are numbered as they occur, so no other digits may have come before this file's
    #[arg(long, value_name = "FOLD")]
    pub(super) fold: Option<Fold>,
    /// Teach only every second group of five writers, starting with the first writer (0) or the sixth (1): choose on one
    /// half, report on the other
    #[arg(long, value_name = "HALF", value_parser = clap::value_parser!(u8).range(0..=1))]
    pub(super) half: Option<u8>,
    /// Directory with MNIST's IDX files, plain or .gz, to test on as well
    #[arg(long, value_name = "DIR")]
    pub(super) mnist: Option<PathBuf>,
    /// Test on the training images that `train` holds out instead of t10k
    #[arg(long, requires = "mnist")]
    pub(super) validation: bool,
    /// Drawings that are not digits, to test on as well
    #[arg(long, value_name = "FILE")]
    pub(super) not_digits: Option<PathBuf>,
    /// Teach one more drawing of each hand, with a wrong label
    #[arg(long)]
    pub(super) mislabel: bool,
    /// How to teach
    #[arg(long, value_enum, default_value_t = Way::Ours)]
    pub(super) way: Way,
    /// Teach odd forms too: K drawings of a digit, mirrored or turned
    #[arg(long)]
    pub(super) odd: bool,
    /// Teach signs too, K drawings of each: each file has drawings of one sign
    #[arg(long, value_name = "FILE", num_args = 1..)]
    pub(super) sign: Vec<PathBuf>,
    /// The digit that signs are taught as
    #[arg(long, value_name = "DIGIT", default_value_t = 4, value_parser = clap::value_parser!(u8).range(0..=9))]
    pub(super) sign_means: u8,
    /// Print one JSON object instead of a table
    #[arg(long)]
    pub(super) json: bool,
}
