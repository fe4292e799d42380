//! A label's likelihood, and its gradient with respect to the weights: the forward-backward algorithm on a lattice.
//!
//! A path spells a label if the label's automaton accepts the path. The state counts the digits read so far or, for a
//! drawing that is not a number, says whether any arc so far was a non-digit. The sum over all paths has one state.

use lenet5::recognizer::number::{
    Arc, Lattice, Table,
    lattice::{FEATURES, log_add},
    table::{HIDDEN, WEIGHTS},
};

/// The labels of an arc besides the digits: any digit, and no digit.
const ANY: usize = 10;
const NONE: usize = 11;

enum Automaton<'a> {
    /// Accepts every path.
    All,
    /// Accepts the paths that spell these digits.
    Number(&'a [u8]),
    /// Accepts the paths with an arc that is not a digit.
    NoNumber,
}

impl Automaton<'_> {
    fn states(&self) -> usize {
        match self {
            Self::All => 1,
            Self::Number(digits) => digits.len() + 1,
            Self::NoNumber => 2,
        }
    }

    /// The transitions: the state before an arc, a label that the arc may have, and the state after it.
    fn steps(&self) -> Vec<(usize, usize, usize)> {
        match self {
            Self::All => vec![(0, ANY, 0), (0, NONE, 0)],
            Self::Number(digits) => digits.iter().enumerate().map(|(i, &digit)| (i, digit.into(), i + 1)).collect(),
            Self::NoNumber => vec![(0, ANY, 0), (0, NONE, 1), (1, ANY, 1), (1, NONE, 1)],
        }
    }
}

/// An arc's scores, by label.
fn scores(arc: &Arc, table: &Table) -> [f32; 12] {
    let [digit, none] = arc.kinds(table);
    let mut scores = [f32::NEG_INFINITY; 12];
    for (label, log) in arc.logs.iter().enumerate() {
        scores[label] = digit + table.trust() * log;
        scores[ANY] = log_add(scores[ANY], scores[label]);
    }
    scores[NONE] = none;
    scores
}

/// The logarithm of the sum over the accepted paths. `add` gets each arc and label, and their share of the sum.
fn sum(
    lattice: &Lattice,
    scores: &[[f32; 12]],
    nodes: &[f32],
    automaton: &Automaton<'_>,
    mut add: impl FnMut(usize, usize, f32),
) -> f32 {
    let (states, steps) = (automaton.states(), automaton.steps());
    let at = |node: usize, state: usize| node * states + state;
    let mut forward = vec![f32::NEG_INFINITY; (lattice.pieces + 1) * states];
    let mut backward = forward.clone();
    forward[0] = 0.0;
    backward[at(lattice.pieces, states - 1)] = 0.0;
    for (arc, scores) in lattice.arcs.iter().zip(scores) {
        for &(before, label, after) in &steps {
            let score = forward[at(arc.first, before)] + nodes[arc.first] + scores[label];
            let sum = &mut forward[at(arc.end, after)];
            *sum = log_add(*sum, score);
        }
    }
    for (arc, scores) in lattice.arcs.iter().zip(scores).rev() {
        for &(before, label, after) in &steps {
            let score = backward[at(arc.end, after)] + nodes[arc.first] + scores[label];
            let sum = &mut backward[at(arc.first, before)];
            *sum = log_add(*sum, score);
        }
    }
    let all = forward[at(lattice.pieces, states - 1)];
    for (i, (arc, scores)) in lattice.arcs.iter().zip(scores).enumerate() {
        for &(before, label, after) in &steps {
            let path = forward[at(arc.first, before)] + nodes[arc.first] + scores[label] + backward[at(arc.end, after)];
            if path > f32::NEG_INFINITY {
                add(i, label, libm::expf(path - all));
            }
        }
    }
    all
}

/// The negative log likelihood of the label, and its gradient; `None` if no path spells the label. A drawing without a
/// label is not a number.
pub(super) fn loss(lattice: &Lattice, label: Option<&[u8]>, table: &Table) -> Option<(f32, [f32; WEIGHTS])> {
    let by_arc: Vec<[f32; 12]> = lattice.arcs.iter().map(|arc| scores(arc, table)).collect();
    let nodes: Vec<f32> = (0..lattice.pieces).map(|node| lattice.boundary(table, node)).collect();
    let automaton = label.map_or(Automaton::NoNumber, Automaton::Number);
    let mut gradient = [0.0; WEIGHTS];
    // For each arc: its share as a digit, and as no digit, among all paths, less that among the paths that spell the label.
    let mut shares = vec![[0.0_f32; 2]; lattice.arcs.len()];
    let mut add = |i: usize, label: usize, share: f32| {
        shares[i][usize::from(label == NONE)] += share;
        let logs = &lattice.arcs[i].logs;
        gradient[0] += match label {
            NONE => 0.0,
            ANY => (0..10).map(|digit| share * libm::expf(by_arc[i][digit] - by_arc[i][ANY]) * logs[digit]).sum(),
            digit => share * logs[digit],
        };
    };
    let all = sum(lattice, &by_arc, &nodes, &Automaton::All, &mut add);
    let right = sum(lattice, &by_arc, &nodes, &automaton, |i, label, share| add(i, label, -share));
    if right == f32::NEG_INFINITY {
        return None;
    }
    for (arc, shares) in lattice.arcs.iter().zip(shares).filter(|(_, shares)| *shares != [0.0; 2]) {
        let inputs = arc.inputs(table);
        for (kind, share) in shares.into_iter().enumerate() {
            add_scaled(&mut gradient[Table::kind(kind)], share, &inputs);
        }
        for unit in (0..HIDDEN).filter(|unit| inputs[FEATURES + unit] > 0.0) {
            let weight = |kind| table.0[Table::kind(kind)][FEATURES + unit];
            let d_unit = shares[0] * weight(0) + shares[1] * weight(1);
            add_scaled(&mut gradient[Table::hidden(unit)], d_unit, &arc.features);
        }
        if arc.first > 0 {
            add_scaled(&mut gradient[Table::join()], shares[0] + shares[1], &lattice.joins[arc.first - 1]);
        }
    }
    Some((all - right, gradient))
}

fn add_scaled(sums: &mut [f32], by: f32, values: &[f32]) {
    for (sum, value) in sums.iter_mut().zip(values) {
        *sum += by * value;
    }
}

#[cfg(test)]
mod tests {
    use lenet5::{
        Ink, Point, Recognizer, ink::segment::Segments, recognizer::number::TrajectoryClassifier, training::synth,
    };
    use rand::SeedableRng;
    use rand_pcg::Pcg64Mcg;

    use super::*;

    /// Two digits by one hand, side by side.
    fn lattice() -> Lattice {
        let digits = synth::digits(&[4, 5], &mut Pcg64Mcg::seed_from_u64(3));
        let strokes = digits.iter().enumerate().flat_map(|(i, ink)| {
            ink.strokes()
                .map(move |stroke| stroke.iter().map(|p| Point { x: p.x + i as f32, y: p.y }).collect::<Vec<_>>())
        });
        let ink = Ink::new(strokes.collect::<Vec<_>>()).unwrap();
        Recognizer::default().lattice(&ink, &Segments::of(&ink), &TrajectoryClassifier::fitted())
    }

    #[test]
    fn gradients_are_the_slopes_of_the_loss() {
        // Small enough that no hidden unit switches on or off, and large enough that rounding does not show.
        const STEP: f32 = 1e-3;
        let lattice = lattice();
        let weights: [f32; WEIGHTS] = core::array::from_fn(|i| ((i * 37 % 19) as f32 - 9.3) / 41.0);
        for label in [Some(&[4, 5][..]), Some(&[7]), None] {
            let (_, gradient) = loss(&lattice, label, &Table(weights)).unwrap();
            for i in 0..WEIGHTS {
                let beside = |step: f32| {
                    let mut weights = weights;
                    weights[i] += step;
                    f64::from(loss(&lattice, label, &Table(weights)).unwrap().0)
                };
                let slope = (beside(STEP) - beside(-STEP)) / (2.0 * f64::from(STEP));
                let scale = 1.0 + slope.abs();
                assert!((slope - f64::from(gradient[i])).abs() < 0.02 * scale, "{i}: {slope} {}", gradient[i]);
            }
        }
    }

    #[test]
    fn a_label_longer_than_any_path_has_no_loss() {
        assert!(loss(&lattice(), Some(&[1; 40]), &Table([0.0; WEIGHTS])).is_none());
    }
}
