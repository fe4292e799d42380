//! How fast the answer changes as the ink ranked most important is removed or added.

use lenet5::network::loss::softmax;
use serde::Serialize;

use super::attribution::{Method, Pixels, Subject};

/// The number of steps from all of the ink to none.
const STEPS: usize = 20;

/// The mean probability over each curve: the area under it.
#[derive(Debug, Clone, Copy, Default, Serialize)]
pub(crate) struct Curves {
    /// The answer's probability while the ink that supports it is removed. Low is good.
    pub(crate) deletion: f32,
    /// The answer's probability while the same ink is put on blank paper. High is good.
    pub(crate) insertion: f32,
    /// The runner-up's probability while the ink that opposes it is removed. High is good.
    pub(crate) runner_up: f32,
}

impl Curves {
    pub(crate) fn of(subject: &Subject<'_>, method: Method) -> Self {
        let speaks_for = subject.attribution(method, subject.answer);
        let speaks_against = subject.attribution(method, subject.runner_up).map(|v| -v);
        let (gone, left) = curve(subject.pixels, &speaks_for);
        let area = |glyphs: &[Pixels], digit: usize| {
            let logits = subject.logits(glyphs);
            let probabilities: Vec<_> = logits.iter().map(|logits| softmax(logits)[digit]).collect();
            // The trapezoidal rule.
            probabilities.windows(2).map(|pair| (pair[0] + pair[1]) / 2.0).sum::<f32>() / STEPS as f32
        };
        Self {
            deletion: area(&left, subject.answer),
            insertion: area(&gone, subject.answer),
            runner_up: area(&curve(subject.pixels, &speaks_against).1, subject.runner_up),
        }
    }

    pub(crate) fn mean<'a>(all: impl Iterator<Item = &'a Self> + Clone) -> Self {
        let n = all.clone().count() as f32;
        let mean = |value: fn(&Self) -> f32| all.clone().map(value).sum::<f32>() / n;
        Self {
            deletion: mean(|curves| curves.deletion),
            insertion: mean(|curves| curves.insertion),
            runner_up: mean(|curves| curves.runner_up),
        }
    }
}

/// The ink removed and the ink left after each step. The ink with the highest number goes first.
fn curve(pixels: &Pixels, order: &Pixels) -> (Vec<Pixels>, Vec<Pixels>) {
    let mut ink: Vec<usize> = (0..pixels.len()).filter(|&i| pixels[i] > 0.0).collect();
    ink.sort_by(|&a, &b| order[b].total_cmp(&order[a]));
    let step = |step: usize| {
        let (mut gone, mut left): (Pixels, _) = ([0.0; _], *pixels);
        for &i in &ink[..ink.len() * step / STEPS] {
            (gone[i], left[i]) = (pixels[i], 0.0);
        }
        (gone, left)
    };
    (0..=STEPS).map(step).unzip()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ink_goes_in_the_order_that_is_said() {
        let mut pixels = [0.0; 784];
        for i in 0..40 {
            pixels[i] = 0.5;
        }
        let order = std::array::from_fn(|i| i as f32);
        let (gone, left) = curve(&pixels, &order);
        assert_eq!((gone.len(), left.len()), (STEPS + 1, STEPS + 1));
        assert_eq!((gone[0], left[0]), ([0.0; 784], pixels));
        assert_eq!((gone[STEPS], left[STEPS]), (pixels, [0.0; 784]));
        assert!(left[1][38] == 0.0 && left[1][39] == 0.0 && left[1][37] == 0.5);
        for (gone, left) in gone.iter().zip(&left) {
            assert!(gone.iter().zip(left).zip(&pixels).all(|((gone, left), all)| gone + left == *all));
        }
    }
}
