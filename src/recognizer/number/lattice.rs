//! All ways to read a drawing as a number: a graph from the first piece of ink to the last.
//!
//! A node is a place between two pieces, an arc a candidate for a digit. A path from the first node to the last one uses each
//! piece once, so no ink is dropped. The score of a path is the sum over its arcs and the nodes between them, and its
//! probability is the softmax over all paths: a semi-Markov conditional random field (Sarawagi and Cohen, 2004). An arc may
//! also say that its ink is *no digit*, so a drawing that is not a number has likely paths as well.

use libm::{expf, logf};

use super::{
    best,
    table::{HIDDEN, Table},
};
use crate::{
    ink::segment::{JOIN, SHAPE},
    shape::CLASSES,
};

/// The features of a reading: the logarithm of the best probability, that of its complement, and the best probability.
const READING: usize = 3;
/// The number of an arc's features: its shape's, then those of each reading.
pub const FEATURES: usize = SHAPE + 3 * READING;

/// How many times the fit counts a recorded non-digit: it learns to refuse these better than with equal weights.
pub const REFUSED: u8 = 2;
/// The factor by which the odds of a number are raised to make up for [`REFUSED`].
const ODDS: f32 = REFUSED as f32;

/// The probabilities of a candidate's digits, by different readers.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Readings {
    /// The network's.
    pub network: [f32; CLASSES],
    /// The network's, revised by the pen's trajectory.
    pub revised: [f32; CLASSES],
    /// The trajectory's alone if a pen drew the ink; otherwise the revised ones.
    pub trajectory: [f32; CLASSES],
}

/// A candidate with its readings.
#[derive(Debug, Clone)]
pub struct Arc {
    /// Its first piece.
    pub first: usize,
    /// The piece after its last.
    pub end: usize,
    /// The logarithms of the ten revised probabilities.
    pub logs: [f32; CLASSES],
    /// The features that its score also depends on.
    pub features: [f32; FEATURES],
}

/// The graph; arcs are ordered by their ends.
#[derive(Debug, Clone)]
pub struct Lattice {
    /// The number of pieces: nodes are numbered from 0 to this.
    pub pieces: usize,
    /// The candidates.
    pub arcs: Vec<Arc>,
    /// The features of each place between two pieces.
    pub joins: Vec<[f32; JOIN]>,
}

/// A path from the first piece to the last.
#[derive(Debug, Clone, PartialEq)]
pub struct Path {
    /// The arcs, in reading order.
    pub arcs: Vec<usize>,
    /// Its probability, with the best digit on each arc, among all paths and labels.
    pub probability: f32,
}

impl Arc {
    /// An arc with these readings and this shape.
    #[must_use]
    pub fn new(first: usize, end: usize, readings: &Readings, shape: &[f32; SHAPE]) -> Self {
        // Far below any probability that decides something.
        const LEAST: f32 = 1e-6;
        let mut features = [0.0; FEATURES];
        features[..SHAPE].copy_from_slice(shape);
        let Readings { network, revised, trajectory } = readings;
        let own = features[SHAPE..].as_chunks_mut::<READING>().0;
        for (own, probabilities) in own.iter_mut().zip([network, revised, trajectory]) {
            let best = best(probabilities);
            *own = [logf(best.max(LEAST)), logf((1.0 - best).max(1e-3)), best];
        }
        Self { first, end, logs: revised.map(|p| logf(p.max(LEAST))), features }
    }

    /// The features, followed by the hidden units.
    #[must_use]
    pub fn inputs(&self, table: &Table) -> [f32; FEATURES + HIDDEN] {
        let mut inputs = [0.0; FEATURES + HIDDEN];
        inputs[..FEATURES].copy_from_slice(&self.features);
        for (unit, value) in inputs[FEATURES..].iter_mut().enumerate() {
            *value = dot(&table.0[Table::hidden(unit)], &self.features).max(0.0);
        }
        inputs
    }

    /// The scores of being a digit, without the term of its probability, and of being no digit.
    #[must_use]
    pub fn kinds(&self, table: &Table) -> [f32; 2] {
        let inputs = self.inputs(table);
        [0, 1].map(|kind| dot(&table.0[Table::kind(kind)], &inputs))
    }
}

impl Lattice {
    /// The score of the boundary before the piece `node`.
    #[must_use]
    pub fn boundary(&self, table: &Table, node: usize) -> f32 {
        if node == 0 { 0.0 } else { dot(&table.0[Table::join()], &self.joins[node - 1]) }
    }

    /// The path of digits with the highest score, averaged over the tables.
    #[must_use]
    pub fn best(&self, tables: &[Table]) -> Path {
        let n = tables.len() as f32;
        let mean = |score: &dyn Fn(&Table) -> f32| tables.iter().map(score).sum::<f32>() / n;
        let trust = mean(&Table::trust);
        // For each node: the best score and the arc that ends there, and the log-sum-exp over all paths.
        let mut best = vec![(f32::NEG_INFINITY, usize::MAX); self.pieces + 1];
        let mut all = vec![f32::NEG_INFINITY; self.pieces + 1];
        (best[0].0, all[0]) = (0.0, 0.0);
        for (i, arc) in self.arcs.iter().enumerate() {
            let before = mean(&|table| self.boundary(table, arc.first));
            let kinds = tables.iter().map(|table| arc.kinds(table));
            let [digit, other] = kinds.fold([0.0; 2], |[a, b], [c, d]| [a + c, b + d]).map(|sum| sum / n);
            let top = arc.logs.iter().fold(f32::NEG_INFINITY, |top, &log| top.max(log));
            let score = best[arc.first].0 + before + digit + trust * top;
            if score > best[arc.end].0 {
                best[arc.end] = (score, i);
            }
            let labels = arc.logs.iter().fold(other, |sum, log| log_add(sum, digit + trust * log));
            all[arc.end] = log_add(all[arc.end], all[arc.first] + before + labels);
        }
        let (mut arcs, mut node) = (Vec::new(), self.pieces);
        while node > 0 {
            let arc = best[node].1;
            arcs.push(arc);
            node = self.arcs[arc].first;
        }
        arcs.reverse();
        let share = expf(best[self.pieces].0 - all[self.pieces]);
        Path { arcs, probability: ODDS * share / (1.0 + (ODDS - 1.0) * share) }
    }
}

/// `ln(exp(a) + exp(b))`.
#[inline(never)]
#[must_use]
pub fn log_add(a: f32, b: f32) -> f32 {
    let (high, low) = if a > b { (a, b) } else { (b, a) };
    if low == f32::NEG_INFINITY { high } else { high + logf(1.0 + expf(low - high)) }
}

/// The dot product, summed in ascending order so that the bits are the same everywhere.
#[inline(never)]
fn dot(weights: &[f32], features: &[f32]) -> f32 {
    weights.iter().zip(features).map(|(w, f)| w * f).sum()
}
