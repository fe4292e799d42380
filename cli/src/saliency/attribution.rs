//! The attribution methods: how much each pixel of ink supports a digit.

use std::fmt;

use lenet5::{
    Prediction, Recognizer,
    network::{Block, loss::one_hot},
    shape::{CLASSES, GLYPH, GLYPH_PIXELS},
};
use rand::{RngExt, SeedableRng};
use rand_pcg::Pcg64Mcg;

pub(crate) type Pixels = [f32; GLYPH_PIXELS];

/// The number of steps on the path that integrated gradients average over: one block.
const STEPS: usize = 16;

/// A way to compute how much each pixel supports a digit.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Method {
    /// For comparison: random order.
    Random,
    /// For comparison: the darkest ink first.
    Darkness,
    /// The change when a square patch of this side becomes paper, shared among the ink in it (after Zeiler and Fergus, 2014).
    Occlusion(usize, Score),
    /// The gradient at a pixel times its ink.
    Gradient(Score),
    /// Integrated gradients: averaged over the path from blank paper to the glyph (Sundararajan et al., 2017).
    Integrated(Score),
}

/// The score whose change is measured.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Score {
    /// The digit's logit.
    Logit,
    /// The logarithm of its odds against all other digits: `ln(p / (1 - p))`.
    Odds,
}

impl Method {
    pub(crate) const ALL: [Self; 14] = [
        Self::Random,
        Self::Darkness,
        Self::Gradient(Score::Logit),
        Self::Gradient(Score::Odds),
        Self::Integrated(Score::Logit),
        Self::Integrated(Score::Odds),
        Self::Occlusion(1, Score::Logit),
        Self::Occlusion(1, Score::Odds),
        Self::Occlusion(3, Score::Logit),
        Self::Occlusion(3, Score::Odds),
        Self::Occlusion(5, Score::Logit),
        Self::Occlusion(5, Score::Odds),
        Self::Occlusion(7, Score::Logit),
        Self::Occlusion(7, Score::Odds),
    ];
}

impl fmt::Display for Method {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (name, score) = match self {
            Self::Random => return f.pad("random"),
            Self::Darkness => return f.pad("darkness"),
            Self::Occlusion(side, score) => (format!("occlusion, {side} x {side}"), score),
            Self::Gradient(score) => ("gradient x input".to_owned(), score),
            Self::Integrated(score) => ("integrated gradients".to_owned(), score),
        };
        f.pad(&format!("{name}, of the {}", if *score == Score::Logit { "logit" } else { "log odds" }))
    }
}

impl Score {
    /// The score of a digit, from all logits.
    fn of(self, logits: &[f32; CLASSES], digit: usize) -> f32 {
        match self {
            Self::Logit => logits[digit],
            Self::Odds => logits[digit] - others(logits, digit).ln_sum,
        }
    }

    /// The gradient of a digit's score with respect to the logits.
    fn gradient(self, logits: &[f32; CLASSES], digit: usize) -> [f32; CLASSES] {
        let own = one_hot(digit as u8);
        match self {
            Self::Logit => own,
            Self::Odds => {
                let shares = others(logits, digit).shares;
                std::array::from_fn(|class| own[class] - shares[class])
            }
        }
    }
}

/// The softmax over all digits but one.
struct Others {
    ln_sum: f32,
    shares: [f32; CLASSES],
}

fn others(logits: &[f32; CLASSES], digit: usize) -> Others {
    let others = || (0..CLASSES).filter(|&class| class != digit);
    let max = others().map(|class| logits[class]).fold(f32::NEG_INFINITY, f32::max);
    let sum: f32 = others().map(|class| (logits[class] - max).exp()).sum();
    let share = |class: usize| if class == digit { 0.0 } else { (logits[class] - max).exp() / sum };
    Others { ln_sum: max + sum.ln(), shares: std::array::from_fn(share) }
}

/// A drawing that was read, and its answer.
pub(crate) struct Subject<'a> {
    pub(crate) recognizer: &'a Recognizer,
    pub(crate) pixels: &'a Pixels,
    pub(crate) answer: usize,
    pub(crate) runner_up: usize,
    seed: u64,
}

impl<'a> Subject<'a> {
    /// `answer` is not blank.
    pub(crate) fn new(recognizer: &'a Recognizer, answer: &'a Prediction, seed: u64) -> Self {
        let of = |digit: Option<u8>| usize::from(digit.expect("it is not blank"));
        Self {
            recognizer,
            pixels: answer.glyph.pixels(),
            answer: of(answer.digit),
            runner_up: of(answer.runner_up),
            seed,
        }
    }

    /// How much each pixel supports a digit; zero where there is no ink.
    pub(crate) fn attribution(&self, method: Method, digit: usize) -> Pixels {
        match method {
            Method::Random => {
                let mut rng = Pcg64Mcg::seed_from_u64(self.seed);
                std::array::from_fn(|_| rng.random())
            }
            Method::Darkness => *self.pixels,
            Method::Occlusion(side, score) => self.occlusion(side, score, digit),
            Method::Gradient(score) => self.gradients(1, score, digit),
            Method::Integrated(score) => self.gradients(STEPS, score, digit),
        }
    }

    fn occlusion(&self, side: usize, score: Score, digit: usize) -> Pixels {
        // Every position where the patch covers ink, including positions across the glyph's edge.
        let places = (0..GLYPH + side - 1).flat_map(|bottom| (0..GLYPH + side - 1).map(move |right| (bottom, right)));
        let patches = places.map(|(bottom, right)| {
            let cells = (0..GLYPH_PIXELS).filter(move |i| {
                (i / GLYPH..i / GLYPH + side).contains(&bottom) && (i % GLYPH..i % GLYPH + side).contains(&right)
            });
            cells.filter(|&i| self.pixels[i] > 0.0).collect::<Vec<_>>()
        });
        let patches: Vec<_> = patches.filter(|cells| !cells.is_empty()).collect();
        let without = |cells: &Vec<usize>| {
            let mut rest = *self.pixels;
            cells.iter().for_each(|&i| rest[i] = 0.0);
            rest
        };
        let whole = score.of(&self.logits(&[*self.pixels])[0], digit);
        let rests = self.logits(&patches.iter().map(without).collect::<Vec<_>>());
        let mut found = [0.0; GLYPH_PIXELS];
        for (cells, logits) in patches.iter().zip(rests) {
            let ink: f32 = cells.iter().map(|&i| self.pixels[i]).sum();
            let per_ink = (whole - score.of(&logits, digit)) / ink;
            cells.iter().for_each(|&i| found[i] += per_ink * self.pixels[i]);
        }
        found.map(|sum| sum / (side * side) as f32)
    }

    /// The ink times the mean gradient at `steps` points on the way from blank paper to the glyph. The glyph is the last one.
    fn gradients(&self, steps: usize, score: Score, digit: usize) -> Pixels {
        let net = self.recognizer.net();
        let (mut block, mut d_net) = (Block::new(), lenet5::LeNet5::zeros());
        for n in 0..STEPS {
            let part = (n.min(steps - 1) + 1) as f32 / steps as f32;
            block.load(n, &self.pixels.map(|v| part * v));
        }
        net.forward_block(&mut block);
        for n in 0..STEPS {
            block.set_d_logits(n, score.gradient(&block.logits(n), digit));
        }
        net.backward_block(&mut block, &mut d_net);
        let gradients = net.d_glyphs(&mut block);
        let mean = |i: usize| gradients[..steps].iter().map(|gradient| gradient[i]).sum::<f32>() / steps as f32;
        std::array::from_fn(|i| self.pixels[i] * mean(i))
    }

    pub(crate) fn logits(&self, glyphs: &[Pixels]) -> Vec<[f32; CLASSES]> {
        self.recognizer.logits_batch(glyphs).expect("parts of a glyph are between paper and ink")
    }
}
