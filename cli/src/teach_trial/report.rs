//! The results of a trial, as numbers and as text.

use std::fmt;

use rand::{RngExt, SeedableRng};
use rand_pcg::Pcg64Mcg;
use serde::Serialize;

use super::{count::Count, forms::Form, hand::Hand, subject::Elsewhere, ways::Way};

/// The number of bootstrap resamples, and their seed.
const RESAMPLES: usize = 2_000;
const SEED: u64 = 1;

/// All results, with counts summed over writers and splits.
#[derive(Debug, Serialize)]
pub(super) struct Report {
    pub(super) way: Way,
    pub(super) per_class: usize,
    pub(super) splits: u64,
    /// The number of writers taught.
    pub(super) writers: usize,
    /// The number of drawings taught, and the number tested.
    taught: usize,
    n: usize,
    errors_before: usize,
    errors_after: usize,
    /// After, with weights that are not quantised.
    errors_after_float: usize,
    rejected_before: usize,
    rejected_after: usize,
    wrong_and_sure_before: usize,
    wrong_and_sure_after: usize,
    /// After as a multiple of before, with a 95 % interval from resampling writers; `None` if there were none before.
    error_ratio: Option<Ratio>,
    rejected_ratio: Option<Ratio>,
    wrong_and_sure_ratio: Option<Ratio>,
    /// Writers and splits with fewer errors afterwards, and with more.
    helped: usize,
    harmed: usize,
    /// The number of results that the library would offer as an improvement.
    offered: usize,
    /// The number of wrong labels that the library found, if there were any, and of other drawings that it left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    wrong_labels_found: Option<usize>,
    left_out: usize,
    /// The share of other writers' digits read right.
    others_before: f64,
    others_after: f64,
    #[serde(flatten)]
    elsewhere: Effect,
    /// The time to learn, without the tests.
    seconds_per_writer: f64,
    #[serde(skip_serializing_if = "Option::is_none")]
    odd_forms: Option<Forms>,
    #[serde(skip_serializing_if = "Option::is_none")]
    signs: Option<Forms>,
}

#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
struct Ratio {
    ratio: f64,
    low: f64,
    high: f64,
}

/// The effect on MNIST and non-digits, where these were given.
#[derive(Debug, Default, Serialize)]
struct Effect {
    /// The accuracy on MNIST.
    #[serde(skip_serializing_if = "Option::is_none")]
    mnist_before: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    mnist_after_mean: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    mnist_after_worst: Option<f64>,
    /// The number of additional wrong answers on MNIST, per 10,000.
    #[serde(skip_serializing_if = "Option::is_none")]
    mnist_extra_mean: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    mnist_extra_worst: Option<f64>,
    /// The share of non-digits refused.
    #[serde(skip_serializing_if = "Option::is_none")]
    refused_before: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    refused_after: Option<f64>,
}

/// Odd forms, or signs.
#[derive(Debug, Serialize)]
struct Forms {
    cases: usize,
    /// The number of fresh drawings of the form, and how many of them are read right afterwards.
    n: usize,
    correct: usize,
    accuracy: f64,
    /// The share of the same writer's other digits read right.
    own_before: f64,
    own_after: f64,
    offered: usize,
    #[serde(flatten)]
    elsewhere: Effect,
}

impl Report {
    pub(super) fn new(way: Way, per_class: usize, splits: u64, hands: &[Hand]) -> Self {
        let sum = |count: fn(&Hand) -> Count| sum(hands.iter().map(count));
        let (before, after, float) = (sum(|hand| hand.before), sum(|hand| hand.after), sum(|hand| hand.after_float));
        let count = |holds: fn(&Hand) -> bool| hands.iter().filter(|hand| holds(hand)).count();
        let seconds: f64 = hands.iter().map(|hand| hand.time.as_secs_f64()).sum();
        let ratio = |figure: fn(&Count) -> usize| ratio(hands, figure);
        Self {
            way,
            per_class,
            splits,
            writers: hands.len() / splits.max(1) as usize,
            taught: hands.iter().map(|hand| hand.taught).sum(),
            n: before.n,
            errors_before: before.errors,
            errors_after: after.errors,
            errors_after_float: float.errors,
            rejected_before: before.rejected,
            rejected_after: after.rejected,
            wrong_and_sure_before: before.wrong_and_sure,
            wrong_and_sure_after: after.wrong_and_sure,
            error_ratio: ratio(|count| count.errors),
            rejected_ratio: ratio(|count| count.rejected),
            wrong_and_sure_ratio: ratio(|count| count.wrong_and_sure),
            helped: count(|hand| hand.after.errors < hand.before.errors),
            harmed: count(|hand| hand.after.errors > hand.before.errors),
            offered: count(|hand| hand.offered),
            wrong_labels_found: hands.iter().map(|hand| hand.wrong_label_found.map(usize::from)).sum(),
            left_out: hands.iter().map(|hand| hand.left_out).sum(),
            others_before: sum(|hand| hand.others[0]).right(),
            others_after: sum(|hand| hand.others[1]).right(),
            elsewhere: Effect::of(hands.iter().map(|hand| &hand.elsewhere)),
            seconds_per_writer: seconds / hands.len().max(1) as f64,
            odd_forms: None,
            signs: None,
        }
    }

    pub(super) fn with_forms(mut self, odd: Option<&[Form]>, signs: Option<&[Form]>) -> Self {
        [self.odd_forms, self.signs] = [odd, signs].map(|forms| forms.map(Forms::of));
        self
    }
}

impl Forms {
    fn of(forms: &[Form]) -> Self {
        let after = sum(forms.iter().map(|form| form.after));
        let [own_before, own_after] = [0, 1].map(|when| sum(forms.iter().map(|form| form.own[when])).right());
        Self {
            cases: forms.len(),
            n: after.n,
            correct: after.n - after.errors,
            accuracy: after.right(),
            own_before,
            own_after,
            offered: forms.iter().filter(|form| form.offered).count(),
            elsewhere: Effect::of(forms.iter().map(|form| &form.elsewhere)),
        }
    }
}

impl Effect {
    fn of<'a>(cases: impl Iterator<Item = &'a [Elsewhere; 2]> + Clone) -> Self {
        let (mut effect, n) = (Self::default(), cases.clone().count() as f64);
        let mean = |right: fn(&[Elsewhere; 2]) -> f64| cases.clone().map(right).sum::<f64>() / n;
        if cases.clone().any(|[before, _]| before.mnist.n > 0) {
            let change = |[before, after]: &[Elsewhere; 2]| 1e4 * (before.mnist.right() - after.mnist.right());
            effect.mnist_before = Some(mean(|[before, _]| before.mnist.right()));
            effect.mnist_after_mean = Some(mean(|[_, after]| after.mnist.right()));
            effect.mnist_after_worst = cases.clone().map(|[_, after]| after.mnist.right()).reduce(f64::min);
            effect.mnist_extra_mean = Some(cases.clone().map(change).sum::<f64>() / n);
            effect.mnist_extra_worst = cases.clone().map(change).reduce(f64::max);
        }
        if cases.clone().any(|[before, _]| before.not_digits.n > 0) {
            effect.refused_before = Some(mean(|[before, _]| before.not_digits.right()));
            effect.refused_after = Some(mean(|[_, after]| after.not_digits.right()));
        }
        effect
    }
}

fn sum(counts: impl Iterator<Item = Count>) -> Count {
    let mut sum = Count::default();
    counts.for_each(|count| sum += count);
    sum
}

/// After as a multiple of before, pooled, with a 95 % bootstrap interval. It resamples as many writers, each with all of
/// its splits, since these are not independent.
///
/// Source: Efron, "Bootstrap methods: another look at the jackknife", 1979; percentiles.
fn ratio(hands: &[Hand], figure: fn(&Count) -> usize) -> Option<Ratio> {
    let mut writers = std::collections::BTreeMap::<usize, [usize; 2]>::new();
    for hand in hands {
        let [before, after] = writers.entry(hand.writer).or_default();
        *before += figure(&hand.before);
        *after += figure(&hand.after);
    }
    let writers: Vec<[usize; 2]> = writers.into_values().collect();
    let pooled = |writers: &mut dyn Iterator<Item = [usize; 2]>| {
        let (before, after) = writers.fold((0, 0), |(before, after), [b, a]| (before + b, after + a));
        (before > 0).then(|| after as f64 / before as f64)
    };
    let ratio = pooled(&mut writers.iter().copied())?;
    let mut rng = Pcg64Mcg::seed_from_u64(SEED);
    let mut draw = |_| pooled(&mut writers.iter().map(|_| writers[rng.random_range(0..writers.len())]));
    let mut ratios: Vec<f64> = (0..RESAMPLES).filter_map(&mut draw).collect();
    ratios.sort_by(f64::total_cmp);
    let at = |share: f64| ratios.get((share * ratios.len() as f64) as usize).copied().unwrap_or(ratio);
    Some(Ratio { ratio, low: at(0.025), high: at(0.975) })
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { writers, taught, n, way, .. } = self;
        let percent = |count: usize| 100.0 * count as f64 / (*n).max(1) as f64;
        writeln!(f, "{way:?}: {writers} writers, {taught} drawings taught, {n} tested")?;
        let rows = [
            ("errors", self.errors_before, self.errors_after, self.error_ratio),
            ("unsure", self.rejected_before, self.rejected_after, self.rejected_ratio),
            ("wrong and sure", self.wrong_and_sure_before, self.wrong_and_sure_after, self.wrong_and_sure_ratio),
        ];
        for (name, before, after, ratio) in rows {
            write!(f, "{name:14} {:.2} % before, {:.2} % after", percent(before), percent(after))?;
            match ratio {
                Some(Ratio { ratio, low, high }) => {
                    writeln!(f, ", times {ratio:.2} (95 % interval {low:.2} to {high:.2})")?;
                }
                None => writeln!(f)?,
            }
        }
        writeln!(f, "errors in float32, before weights are quantised: {:.2} %", percent(self.errors_after_float))?;
        let Self { helped, harmed, offered, others_before, others_after, seconds_per_writer, .. } = self;
        writeln!(f, "{helped} helped, {harmed} harmed, {offered} offered; {seconds_per_writer:.2} s each")?;
        if let Some(found) = self.wrong_labels_found {
            write!(f, "{found} wrong labels found, ")?;
        }
        writeln!(f, "{} rightly labelled drawings left out", self.left_out)?;
        write!(f, "other writers: {others_before:.5} right before, {others_after:.5} after{}", self.elsewhere)?;
        for (name, forms) in [("odd forms", &self.odd_forms), ("signs", &self.signs)] {
            if let Some(Forms { cases, n, correct, own_before, own_after, offered, elsewhere, .. }) = forms {
                write!(f, "\n{name}: {cases} taught, {offered} offered, {correct} of {n} fresh drawings right, ")?;
                write!(f, "the writer's others {own_before:.4} before, {own_after:.4} after{elsewhere}")?;
            }
        }
        Ok(())
    }
}

impl fmt::Display for Effect {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let (Some(before), Some(mean), Some(worst)) =
            (self.mnist_before, self.mnist_extra_mean, self.mnist_extra_worst)
        {
            write!(f, "; MNIST {before:.4} before, {mean:+.1} errors of 10,000 in the mean, {worst:+.0} at worst")?;
        }
        if let (Some(before), Some(after)) = (self.refused_before, self.refused_after) {
            write!(f, "; non-digits {before:.4} refused before, {after:.4} after")?;
        }
        Ok(())
    }
}
