//! Training steps: the gradients of a batch, summed over its blocks, and one step of the optimizer.
//!
//! A batch is split into blocks of sixteen, each with its own gradient; gradients are added in the order of the blocks.
//! So the result depends only on the seed and the batch, never on the number of threads. The library starts no threads:
//! the caller's [`Threads`] distribute the work.
//!
//! Three things can be added to plain training. *Distillation*: the mean output of teachers, networks trained before,
//! is a better target than a label because it tells an untidy 4 from a clear one (Hinton, Vinyals and Dean, "Distilling
//! the knowledge in a neural network", 2015). *Quantisation-aware training*: the passes compute with the weights that
//! the compact form will have, and the gradient is applied to the full-precision ones (Courbariaux, Bengio and David,
//! "BinaryConnect", 2015), so the network learns to work with coarse weights. *Replay*: the target of an example may be
//! earlier logits instead of a class, so that the network does not forget (see
//! [`fine_tune`](crate::training::fine_tune)).

use std::sync::{Mutex, PoisonError};

use crate::{
    network::{
        Block, LeNet5,
        kernels::BLOCK,
        loss::{argmax, cross_entropy, divergence, softmax, squared_error},
    },
    shape::CLASSES,
    training::{
        examples::{Example, Kept},
        optim::{Optimizer, PART},
    },
};

/// How the work of a step is distributed over threads.
pub trait Threads {
    /// Calls `work` on each of the `items`, in any order, on any threads.
    fn each<T: Send>(&self, items: &mut [T], work: impl Fn(&mut T) + Sync);
}

/// A single thread.
#[derive(Debug, Clone, Copy)]
pub struct OneThread;

impl Threads for OneThread {
    fn each<T: Send>(&self, items: &mut [T], work: impl Fn(&mut T) + Sync) {
        items.iter_mut().for_each(work);
    }
}

/// One block of a batch: its examples' targets and its gradient.
#[derive(Debug)]
struct Slot {
    first: usize,
    len: usize,
    example: Example,
    targets: [[f32; CLASSES]; BLOCK],
    taught: [f32; BLOCK],
    kept: [Option<Kept>; BLOCK],
    gradient: LeNet5,
    progress: Progress,
}

/// The results of a step, summed over its batch.
#[derive(Debug, Clone, Copy, Default, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Progress {
    /// Examples seen.
    pub examples: usize,
    /// The sum of the cross-entropies of the examples without logits to keep.
    pub loss: f32,
    /// The number of examples whose target is a digit.
    pub labelled: usize,
    /// The number of labelled examples that were answered correctly.
    pub correct: usize,
    /// The sum of the [divergences](divergence) from earlier answers, over the examples with logits to keep.
    #[serde(default)]
    pub drift: f32,
}

impl core::ops::AddAssign for Progress {
    fn add_assign(&mut self, other: Self) {
        self.examples += other.examples;
        self.loss += other.loss;
        self.labelled += other.labelled;
        self.correct += other.correct;
        self.drift += other.drift;
    }
}

/// A network in training, with its optimizer and its teachers.
#[derive(Debug)]
pub struct Trainer {
    /// The current network.
    pub net: LeNet5,
    /// The optimizer and its state.
    pub optimizer: Optimizer,
    /// Networks whose mean output replaces a share of the target; see [`Example::taught`].
    pub teachers: Vec<LeNet5>,
    /// Whether to compute with weights as the compact form quantises them.
    pub quantisation_aware: bool,
    slots: Vec<Slot>,
    /// A stack of blocks, as many as threads have run at once. The last block returned is the next one taken, while it
    /// is still in cache; a block per slot would be cold every time.
    blocks: Mutex<Vec<Block>>,
}

impl Trainer {
    /// Starts from `net`; a batch has `batch` examples.
    #[must_use]
    pub fn new(net: LeNet5, optimizer: Optimizer, batch: usize) -> Self {
        let mut new = Self {
            net,
            optimizer,
            teachers: Vec::new(),
            quantisation_aware: false,
            slots: Vec::new(),
            blocks: Mutex::default(),
        };
        new.resize(batch);
        new
    }

    /// From here on, a batch has `batch` examples. The network and the optimizer's state stay.
    pub fn resize(&mut self, batch: usize) {
        let slot = |first: usize| Slot {
            first,
            len: BLOCK.min(batch - first),
            example: Example::default(),
            targets: [[0.0; CLASSES]; BLOCK],
            taught: [0.0; BLOCK],
            kept: [None; BLOCK],
            gradient: LeNet5::zeros(),
            progress: Progress::default(),
        };
        self.slots = (0..batch).step_by(BLOCK).map(slot).collect();
    }

    /// One step over a batch. `fill(i, example)` writes example `i` of the batch, on the thread that processes its
    /// block.
    pub fn step(&mut self, rate: f32, threads: &impl Threads, fill: impl Fn(usize, &mut Example) + Sync) -> Progress {
        let batch: usize = self.slots.iter().map(|slot| slot.len).sum();
        let quantised = self.quantisation_aware.then(|| self.net.quantised());
        let net = quantised.as_ref().unwrap_or(&self.net);
        let (teachers, blocks, share) = (&self.teachers, &self.blocks, 1.0 / batch as f32);
        // A panic on another thread ends the run anyway, and leaves the list intact.
        let blocks = || blocks.lock().unwrap_or_else(PoisonError::into_inner);
        threads.each(&mut self.slots, |slot| {
            let mut block = blocks().pop().unwrap_or_default();
            slot.fill(&mut block, &fill);
            slot.ask(teachers, &mut block);
            slot.learn(net, &mut block, share);
            blocks().push(block);
        });
        let mut progress = Progress::default();
        self.slots.iter().for_each(|slot| progress += slot.progress);
        let gradients: Vec<_> = self.slots.iter().map(|slot| slot.gradient.stored()).collect();
        let step = self.optimizer.begin(rate);
        threads.each(&mut self.optimizer.parts(&mut self.net), |part| {
            let mut sums = [0.0; PART];
            let sums = &mut sums[..part.len()];
            for gradient in &gradients {
                let values = &gradient[part.tensor][part.first..];
                sums.iter_mut().zip(values).for_each(|(sum, value)| *sum += value);
            }
            step.take(part, sums);
        });
        progress
    }
}

impl Slot {
    fn fill(&mut self, block: &mut Block, fill: &(impl Fn(usize, &mut Example) + Sync)) {
        for n in 0..self.len {
            fill(self.first + n, &mut self.example);
            block.load(n, &self.example.pixels);
            self.targets[n] = self.example.target;
            self.kept[n] = self.example.kept;
            self.taught[n] = if self.example.kept.is_some() { 0.0 } else { self.example.taught };
        }
    }

    /// Mixes the teachers' mean output into the targets.
    fn ask(&mut self, teachers: &[LeNet5], block: &mut Block) {
        if teachers.is_empty() || self.taught[..self.len].iter().all(|&taught| taught == 0.0) {
            return;
        }
        for (target, taught) in self.targets.iter_mut().zip(self.taught) {
            target.iter_mut().for_each(|t| *t *= 1.0 - taught);
        }
        for teacher in teachers {
            teacher.forward_block(block);
            for (n, (target, taught)) in self.targets.iter_mut().zip(self.taught).enumerate() {
                let share = taught / teachers.len() as f32;
                target.iter_mut().zip(softmax(&block.logits(n))).for_each(|(t, p)| *t += share * p);
            }
        }
    }

    fn learn(&mut self, net: &LeNet5, block: &mut Block, share: f32) {
        net.forward_block(block);
        self.progress = Progress { examples: self.len, ..Progress::default() };
        for (n, target) in self.targets.iter().enumerate() {
            if n >= self.len {
                block.set_d_logits(n, [0.0; CLASSES]);
                continue;
            }
            let logits = block.logits(n);
            if let Some(Kept { logits: kept, weight }) = &self.kept[n] {
                let (_, d_logits) = squared_error(&logits, kept);
                self.progress.drift += divergence(&logits, kept);
                block.set_d_logits(n, d_logits.map(|d| d * weight * share));
                continue;
            }
            let (loss, d_logits) = cross_entropy(&logits, target);
            let class = argmax(target);
            let labelled = target[class] > 0.5;
            self.progress.loss += loss;
            self.progress.labelled += usize::from(labelled);
            self.progress.correct += usize::from(labelled && argmax(&logits) == class);
            block.set_d_logits(n, d_logits.map(|d| d * share));
        }
        net.backward_block(block, &mut self.gradient);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{network::loss::one_hot, training::optim::Rule};

    /// What a step at rate 0 reports. Each example is a target, the share of it that is taught, and any logits to keep.
    fn seen(net: LeNet5, teachers: &[LeNet5], examples: &[([f32; CLASSES], f32, Option<Kept>)]) -> Progress {
        let mut trainer = Trainer::new(net, Optimizer::new(Rule::AdamW { decay: 0.0 }), examples.len());
        trainer.teachers = teachers.to_vec();
        trainer.step(0.0, &OneThread, |i, example| (example.target, example.taught, example.kept) = examples[i])
    }

    #[test]
    fn a_step_counts_each_example_of_its_batch_once() {
        let mut logits = [0.0; CLASSES];
        (logits[6], logits[2]) = (2.0, 1.0);
        let mut either = [0.0; CLASSES];
        (either[6], either[1]) = (0.5, 0.5);
        let kept = Kept { logits: one_hot(3), weight: 1.0 };
        // More than a block.
        let kinds =
            [(one_hot(6), 0.0, None), (one_hot(1), 0.0, None), (either, 0.0, None), (one_hot(6), 0.0, Some(kept))];
        let examples: Vec<_> = kinds.into_iter().cycle().take(BLOCK + 4).collect();
        let progress = seen(LeNet5::always(logits), &[], &examples);
        let of_each = (examples.len() / kinds.len()) as f32;
        assert_eq!((progress.examples, progress.labelled), (examples.len(), examples.len() / 2));
        assert_eq!(progress.correct, examples.len() / 4);
        let losses = [one_hot(6), one_hot(1), either].map(|target| cross_entropy(&logits, &target).0);
        assert!((progress.loss - of_each * losses.iter().sum::<f32>()).abs() < 1e-3, "{progress:?}");
        assert!((progress.drift - of_each * divergence(&logits, &one_hot(3))).abs() < 1e-3, "{progress:?}");
    }

    #[test]
    fn a_share_of_the_target_is_the_teachers_mean_answer() {
        let logits = core::array::from_fn(|digit| 0.3 * digit as f32);
        let taught = [one_hot(3), one_hot(5)].map(|logits| logits.map(|logit| 4.0 * logit));
        let teachers = taught.map(LeNet5::always);
        let loss = |share: f32| {
            let mean = |digit| taught.iter().map(|logits| softmax(logits)[digit]).sum::<f32>() / 2.0;
            let target = core::array::from_fn(|digit| (1.0 - share) * one_hot(7)[digit] + share * mean(digit));
            cross_entropy(&logits, &target).0
        };
        // Some examples of the first block are taught, and all of the second.
        let shares: Vec<f32> = (0..2 * BLOCK).map(|i| if i < BLOCK { 0.25 * (i % 2) as f32 } else { 0.75 }).collect();
        let examples: Vec<_> = shares.iter().map(|&share| (one_hot(7), share, None)).collect();
        let expected: f32 = shares.iter().map(|&share| loss(share)).sum();
        let found = seen(LeNet5::always(logits), &teachers, &examples).loss;
        assert!((found - expected).abs() < 1e-3, "{found}, not {expected}");
        // Without teachers the targets stay.
        let found = seen(LeNet5::always(logits), &[], &examples).loss;
        assert!((found - examples.len() as f32 * loss(0.0)).abs() < 1e-3, "{found}");
    }
}
