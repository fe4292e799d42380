//! `fit-numbers`: fits the weights of the number reader to numbers composed of drawn digits: first the weights of the
//! trajectory classifier, on single digits, then the weights of the lattice.
//!
//! It maximises the likelihood of each label: a number's digits or, for a drawing that is not a number, saying so. A label
//! need not tell where the digits are, since all paths that spell it count. The same files and seed give the same weights,
//! on any number of threads.

mod adam;
mod compose;
mod hands;
mod likelihood;
mod made;
mod trajectory;

use std::{array, path::PathBuf};

use adam::Adam;
use lenet5::{
    Recognizer,
    ink::segment::Segments,
    recognizer::number::{
        Lattice, Table, TrajectoryClassifier, fitted,
        lattice::REFUSED,
        table::{TABLES, WEIGHTS},
        trajectory as second,
    },
};
use likelihood::loss;
use made::{HALVES, Made, Maker};
use rand::{RngExt, SeedableRng, seq::SliceRandom};
use rand_pcg::Pcg64Mcg;
use rayon::prelude::*;

use crate::{
    failure::{Failure, Result},
    files,
    held_out::{folds, writer_numbers},
    ink_file::{Drawn, read_ink},
    weights::Weights,
};

/// The fold of the ink's writers that is held out.
const LEFT_OUT: usize = 0;
/// Adam's learning rate at the start.
const RATE: f32 = 0.03;
/// The number of examples in a step.
const BATCH: usize = 128;
/// The number of examples that one thread sums up. It is fixed, because the result must not depend on the thread count.
const CHUNK: usize = 16;

#[derive(Debug, clap::Args)]
#[command(group(clap::ArgGroup::new("drawn").required(true).multiple(true).args(["ink", "ink_y_up"])))]
pub(crate) struct Settings {
    #[command(flatten)]
    weights: Weights,
    /// Files of drawn digits and of non-digits: JSON Lines, plain or .gz
    #[arg(long, value_name = "FILE", num_args = 1..)]
    ink: Vec<PathBuf>,
    /// Files of drawings whose y axis points up
    #[arg(long, value_name = "FILE", num_args = 1..)]
    ink_y_up: Vec<PathBuf>,
    /// How many numbers to compose
    #[arg(long, default_value_t = 6_000, value_parser = clap::value_parser!(u32).range(1..=1_000_000))]
    numbers: u32,
    /// How many times to go through all of them
    #[arg(long, default_value_t = 40, value_parser = clap::value_parser!(u16).range(1..))]
    epochs: u16,
    /// The seed of all random choices
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// Where to write the weights
    #[arg(long, value_name = "FILE", default_value = "src/recognizer/number/fitted.bin")]
    out: PathBuf,
    /// Where to write numbers composed of the held-out writers' digits, for `evaluate --numbers`
    #[arg(long, value_name = "FILE")]
    left_out: Option<PathBuf>,
}

/// The lattice of a drawing, which holds every way to read it, and the drawing's label.
struct Example {
    lattice: Lattice,
    label: Option<Vec<u8>>,
}

pub(crate) fn run(settings: &Settings) -> Result<()> {
    files::expect_writable([&settings.out].into_iter().chain(&settings.left_out).map(PathBuf::as_path))?;
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
    let others = Maker::new(&left_out);
    if let (Some(path), true) = (&settings.left_out, others.is_empty()) {
        let what = "expected a writer of all ten digits among those held out, to compose numbers of, found none";
        return Err(Failure::of_file(path, what));
    }

    let mut rng = Pcg64Mcg::seed_from_u64(settings.seed);
    let mut networks =
        |drawn: &[&Drawn], count: usize| -> Vec<_> { (0..count).map(|_| trajectory::fit(drawn, &mut rng)).collect() };
    let all: Vec<&Drawn> = kept.iter().collect();
    let classifier = TrajectoryClassifier(networks(&all, second::NETWORKS));
    // Each half of the writers is read by a classifier that has seen only the other half, as when it reads strangers.
    let writers = writer_numbers(&kept);
    let strangers: [_; HALVES] = array::from_fn(|half| {
        let others = all.iter().zip(&writers).filter(|(_, writer)| made::half(**writer) != half);
        TrajectoryClassifier(networks(&others.map(|(drawn, _)| *drawn).collect::<Vec<_>>(), 1))
    });

    let maker = Maker::new(&kept);
    let mut made: Vec<Made> = (0..settings.numbers).map(|_| maker.example(&mut rng)).collect();
    for (i, drawn) in kept.iter().filter(|drawn| drawn.label.is_none()).enumerate() {
        made.extend((0..REFUSED).map(|_| Made { ink: drawn.ink.clone(), label: None, half: i % HALVES }));
    }
    let read = |Made { ink, label, half }: Made| {
        let segments = Segments::of(&ink);
        Example { lattice: recognizer.lattice(&ink, &segments, &strangers[half]), label }
    };
    let examples: Vec<Example> = made.into_par_iter().map(read).collect();
    let tables: [_; TABLES] = array::from_fn(|_| Table(fit(&examples, settings.epochs, &mut rng)));
    files::write(&settings.out, &fitted::to_bytes(&tables, &classifier))?;
    say!("{}: {} weights", settings.out.display(), TABLES * WEIGHTS + second::NETWORKS * second::WEIGHTS);

    if let Some(path) = &settings.left_out {
        let lines = others.lines(settings.numbers, &mut rng);
        files::write(path, lines.as_bytes())?;
        say!("{}: {} numbers", path.display(), settings.numbers);
    }
    Ok(())
}

/// Minimises the mean loss.
fn fit(examples: &[Example], epochs: u16, rng: &mut Pcg64Mcg) -> [f32; WEIGHTS] {
    let mut weights: [f32; WEIGHTS] = array::from_fn(|_| 0.6 * (rng.random::<f32>() - 0.5));
    weights[0] = 1.0;
    let mut order: Vec<&Example> = examples.iter().collect();
    let mut adam = Adam::new(WEIGHTS, RATE, usize::from(epochs) * examples.len().div_ceil(BATCH));
    for epoch in 1..=epochs {
        order.shuffle(rng);
        let mut all = 0.0;
        for batch in order.chunks(BATCH) {
            let (sum, gradient) = summed(batch, &Table(weights));
            all += sum;
            adam.step(&mut weights, &gradient, batch.len());
        }
        if epoch == 1 || epoch % 10 == 0 {
            say!("epoch {epoch:3}: loss {:.4}", all / examples.len() as f64);
        }
    }
    weights
}

/// The summed losses and gradients of all examples, without those that no path spells: nothing could make them likely.
fn summed(examples: &[&Example], table: &Table) -> (f64, Vec<f64>) {
    let sum = |chunk: &[&Example]| {
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
