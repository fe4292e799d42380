//! `fit-numbers`: fits the weights of the number reader to numbers composed of drawn digits.
//!
//! The likelihood of each label is maximised: of a number's digits, and, for drawings that are no number, of saying so. A
//! label does not tell where the digits are, and need not: all paths that spell it count. The same files and seed give the
//! same weights, on any number of threads.

mod compose;
mod likelihood;
mod made;

use std::path::PathBuf;

use lenet5::{
    Recognizer,
    ink::segment::Segments,
    recognizer::number::{
        Lattice, Table,
        table::{STEP, WEIGHTS},
    },
};
use likelihood::loss;
use made::{Made, Maker};
use rand::{RngExt, SeedableRng};
use rand_pcg::Pcg64Mcg;
use rayon::prelude::*;

use crate::{failure::Result, files, held_out::folds, ink_file::read_ink, weights::Weights};

/// The fold of the ink's writers that is left out.
const LEFT_OUT: usize = 0;
/// Adam's learning rate at the start; it falls to 0 along a line.
const RATE: f32 = 0.1;
/// The weight of the squared weights in the loss.
const DECAY: f64 = 1e-4;
/// Examples that one thread sums up. Not the number of threads, on which the result must not depend.
const CHUNK: usize = 128;

#[derive(Debug, clap::Args)]
pub(crate) struct Settings {
    #[command(flatten)]
    weights: Weights,
    /// Files of drawn digits and of what is no digit: JSON Lines, plain or .gz
    #[arg(long, value_name = "FILE", num_args = 1..)]
    ink: Vec<PathBuf>,
    /// The same, with a y axis that points up
    #[arg(long, value_name = "FILE", num_args = 1..)]
    ink_y_up: Vec<PathBuf>,
    /// How many numbers to compose
    #[arg(long, default_value_t = 6_000)]
    numbers: usize,
    /// How often to go through all of them
    #[arg(long, default_value_t = 300)]
    steps: u16,
    /// The seed of all random choices
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// Where to write the weights, as Rust
    #[arg(long, value_name = "FILE", default_value = "src/recognizer/number/fitted.rs")]
    out: PathBuf,
    /// Where to write numbers composed of the digits of writers left out, for `evaluate --numbers`
    #[arg(long, value_name = "FILE")]
    left_out: Option<PathBuf>,
}

/// A drawing, read in all ways, and what it shows.
struct Example {
    lattice: Lattice,
    label: Option<Vec<u8>>,
}

pub(crate) fn run(settings: &Settings) -> Result<()> {
    let recognizer = Recognizer::new(settings.weights.load()?);
    let mut ink = Vec::new();
    for (paths, y_up) in [(&settings.ink, false), (&settings.ink_y_up, true)] {
        for path in paths {
            ink.extend(read_ink(path, y_up)?);
        }
    }
    let folds = folds(&ink, true);
    let (left_out, kept): (Vec<_>, Vec<_>) = ink.into_iter().zip(folds).partition(|(_, fold)| *fold == Some(LEFT_OUT));
    let [left_out, kept] = [left_out, kept].map(|drawn| drawn.into_iter().map(|(drawn, _)| drawn).collect::<Vec<_>>());

    let mut rng = Pcg64Mcg::seed_from_u64(settings.seed);
    let maker = Maker::new(&kept);
    let mut made: Vec<Made> = (0..settings.numbers).map(|_| maker.example(&mut rng)).collect();
    made.extend(
        kept.iter().filter(|drawn| drawn.label.is_none()).map(|drawn| Made { ink: drawn.ink.clone(), label: None }),
    );
    let read = |Made { ink, label }: Made| {
        let segments = Segments::of(&ink);
        Example { lattice: recognizer.lattice(&ink, &segments), label }
    };
    let examples: Vec<Example> = made.into_par_iter().map(read).collect();
    let weights = fit(&examples, settings.steps, &mut rng);
    files::write(&settings.out, rust(&weights).as_bytes())?;
    say!("{}: {WEIGHTS} weights", settings.out.display());

    if let Some(path) = &settings.left_out {
        let lines = Maker::new(&left_out).lines(settings.numbers, &mut rng);
        files::write(path, lines.as_bytes())?;
        say!("{}: {} numbers", path.display(), settings.numbers);
    }
    Ok(())
}

/// Minimises the mean loss by Adam, over all examples at each step.
fn fit(examples: &[Example], steps: u16, rng: &mut Pcg64Mcg) -> [f32; WEIGHTS] {
    let mut weights: [f32; WEIGHTS] = core::array::from_fn(|_| 0.6 * (rng.random::<f32>() - 0.5));
    weights[0] = 1.0;
    let (mut means, mut squares) = ([0.0_f32; WEIGHTS], [0.0_f32; WEIGHTS]);
    for step in 1..=steps {
        let (sum, gradient) = summed(examples, &Table(weights));
        let rate = RATE * (1.0 - f32::from(step) / f32::from(steps + 1));
        let [for_mean, for_square] = [0.9_f32, 0.99].map(|keep| 1.0 - keep.powi(step.into()));
        for (i, weight) in weights.iter_mut().enumerate() {
            let g = (gradient[i] / examples.len() as f64 + DECAY * f64::from(*weight)) as f32;
            means[i] = 0.9 * means[i] + 0.1 * g;
            squares[i] = 0.99 * squares[i] + 0.01 * g * g;
            *weight -= rate * (means[i] / for_mean) / ((squares[i] / for_square).sqrt() + 1e-8);
        }
        if step == 1 || step % 50 == 0 {
            say!("step {step:4}: loss {:.4}", sum / examples.len() as f64);
        }
    }
    weights
}

/// The losses and gradients of all examples. One that no path spells is left out: nothing could make it likely.
fn summed(examples: &[Example], table: &Table) -> (f64, Vec<f64>) {
    let sum = |chunk: &[Example]| {
        let mut sum = (0.0, vec![0.0; WEIGHTS]);
        for (one, gradient) in chunk.iter().filter_map(|e| loss(&e.lattice, e.label.as_deref(), table)) {
            sum.0 += f64::from(one);
            sum.1.iter_mut().zip(gradient).for_each(|(sum, g)| *sum += f64::from(g));
        }
        sum
    };
    let sums: Vec<_> = examples.par_chunks(CHUNK).map(sum).collect();
    sums.into_iter().fold((0.0, vec![0.0; WEIGHTS]), |(all, mut gradients), (one, gradient)| {
        gradients.iter_mut().zip(gradient).for_each(|(sum, g)| *sum += g);
        (all + one, gradients)
    })
}

/// The weights as a Rust file.
fn rust(weights: &[f32; WEIGHTS]) -> String {
    let steps: Vec<String> = weights.iter().map(|weight| ((weight / STEP).round() as i16).to_string()).collect();
    let lines: Vec<String> = steps.chunks(16).map(|line| format!("    {},\n", line.join(", "))).collect();
    format!(
        "//! Written by `lenet5 fit-numbers`; do not edit.\n\n/// The weights, in steps of `STEP`.\n#[rustfmt::skip]\n\
         pub(super) const FITTED: [i16; {WEIGHTS}] = [\n{}];\n",
        lines.concat()
    )
}
