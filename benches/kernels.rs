//! Times each form of each kernel natively: `cargo bench --bench kernels`, or `cargo xtask bench` to run all other
//! benchmarks too.
//!
//! `src/network/kernels.rs` describes the forms. Throughput is in multiply-adds, so that forms for sixteen images can be
//! compared with forms for one; for whole passes it is in images.

use divan::{Bencher, black_box, counter::ItemsCount};
use lenet5::{
    Glyph, Ink, LeNet5, Point,
    ink::normalize::normalize,
    internals::{
        Int8LeNet5,
        kernels::{
            BLOCK,
            conv_relu_pool::{
                block::{self, Route},
                fast,
            },
            conv2d::{self, Conv2dShape},
            dense,
            max_pool::{self, PoolShape},
            relu,
        },
    },
    network::Block,
    shape::{C1_MAPS, C3_MAPS, CLASSES, GLYPH_PIXELS, K, PADDED, S2_SIDE},
    training::{
        Example, OneThread, Trainer,
        deform::Deformation,
        optim::{Optimizer, Rule},
        synth,
    },
};
use rand::{RngExt, SeedableRng};
use rand_pcg::Pcg64Mcg;

fn main() {
    divan::main();
}

/// The two convolutions, by name.
const CONVOLUTIONS: [&str; 2] = ["C1", "C3"];
/// C and OC of the dense layers C5, F6 and OUTPUT.
const DENSE: [(usize, usize); 3] = [(400, 120), (120, 84), (84, 10)];

fn convolution(layer: &str) -> Conv2dShape {
    match layer {
        "C1" => Conv2dShape { channels: 1, height: PADDED, width: PADDED, out_channels: C1_MAPS },
        _ => Conv2dShape { channels: C1_MAPS, height: S2_SIDE, width: S2_SIDE, out_channels: C3_MAPS },
    }
}

/// Values like those of a layer after ReLU: half of them are zero. Zeros do not make kernels faster, but they avoid
/// subnormal numbers, which would make them slower.
fn values(len: usize) -> Vec<f32> {
    let mut rng = Pcg64Mcg::seed_from_u64(1);
    (0..len).map(|_| (2.0 * rng.random::<f32>() - 1.0).max(0.0)).collect()
}

/// A generated digit as ink, a different one for each `seed`.
fn ink(seed: u64) -> Ink {
    synth::digit((seed % 10) as u8, &mut Pcg64Mcg::seed_from_u64(seed))
}

/// The stages C1 with S2, and C3 with S4: convolution, ReLU, pooling.
mod stage {
    use super::*;

    /// The inputs and outputs of a stage, for `inner` images.
    struct Stage {
        shape: Conv2dShape,
        pool: PoolShape,
        input: Vec<f32>,
        weight: Vec<f32>,
        bias: Vec<f32>,
        maps: Vec<f32>,
        pooled: Vec<f32>,
        routes: Vec<Route>,
    }

    impl Stage {
        fn new(layer: &str, inner: usize) -> Self {
            let shape = convolution(layer);
            let pool = PoolShape { channels: shape.out_channels, height: shape.out_height(), width: shape.out_width() };
            Self {
                shape,
                pool,
                input: values(shape.input_len() * inner),
                weight: values(shape.weight_len()),
                bias: values(shape.out_channels),
                maps: vec![0.0; shape.output_len() * inner],
                pooled: vec![0.0; shape.output_len() / 4 * inner],
                routes: vec![0; shape.output_len() / 4],
            }
        }

        fn multiply_adds(&self, images: usize) -> ItemsCount {
            ItemsCount::new(self.shape.output_len() * self.shape.channels * K * K * images)
        }
    }

    #[divan::bench(args = CONVOLUTIONS)]
    fn reference(bencher: Bencher<'_, '_>, layer: &str) {
        let mut s = Stage::new(layer, 1);
        bencher.counter(s.multiply_adds(1)).bench_local(|| {
            conv2d::reference::forward(s.shape, black_box(&s.input), &s.weight, &s.bias, &mut s.maps);
            relu::forward(&mut s.maps);
            max_pool::forward(s.pool, &s.maps, black_box(&mut s.pooled));
        });
    }

    #[divan::bench(args = CONVOLUTIONS)]
    fn fused(bencher: Bencher<'_, '_>, layer: &str) {
        let mut s = Stage::new(layer, 1);
        let forward = if layer == "C1" { fast::forward::<C1_MAPS> } else { fast::forward::<C3_MAPS> };
        bencher.counter(s.multiply_adds(1)).bench_local(|| {
            forward(s.shape, black_box(&s.input), &s.weight, &s.bias, black_box(&mut s.pooled));
        });
    }

    #[divan::bench(args = CONVOLUTIONS)]
    fn block(bencher: Bencher<'_, '_>, layer: &str) {
        let mut s = Stage::new(layer, BLOCK);
        bencher.counter(s.multiply_adds(BLOCK)).bench_local(|| {
            block::forward(s.shape, black_box(&s.input), &s.weight, &s.bias, black_box(&mut s.pooled), &mut s.routes);
        });
    }
}

/// The fully connected layers.
mod dense_layer {
    use super::*;

    type Forward = fn(&[f32], &[f32], &[f32], &mut [f32]);

    fn run(bencher: Bencher<'_, '_>, (inputs, outputs): (usize, usize), images: usize, forward: Forward) {
        let (input, weight, bias) = (values(inputs * images), values(inputs * outputs), values(outputs));
        let mut output = vec![0.0; outputs * images];
        bencher.counter(ItemsCount::new(inputs * outputs * images)).bench_local(|| {
            forward(black_box(&input), &weight, &bias, black_box(&mut output));
        });
    }

    #[divan::bench(args = DENSE)]
    fn reference(bencher: Bencher<'_, '_>, sizes: (usize, usize)) {
        run(bencher, sizes, 1, dense::reference::forward);
    }

    #[divan::bench(args = DENSE)]
    fn fast(bencher: Bencher<'_, '_>, sizes: (usize, usize)) {
        run(bencher, sizes, 1, dense::fast::forward);
    }

    #[divan::bench(args = DENSE)]
    fn block(bencher: Bencher<'_, '_>, sizes: (usize, usize)) {
        run(bencher, sizes, BLOCK, dense::block::forward);
    }
}

/// The whole network, with throughput in images.
mod network {
    use super::*;

    #[divan::bench]
    fn every_layer(bencher: Bencher<'_, '_>) {
        let (net, glyph) = (LeNet5::shipped(), normalize(&ink(3)));
        bencher.counter(ItemsCount::new(1_u8)).bench_local(|| net.activations(black_box(&glyph)));
    }

    #[divan::bench]
    fn every_layer_in_int8(bencher: Bencher<'_, '_>) {
        let (net, glyph) = (Int8LeNet5::lossless(&LeNet5::shipped()).expect("compact weights"), normalize(&ink(3)));
        bencher.counter(ItemsCount::new(1_u8)).bench_local(|| net.activations(black_box(&glyph)));
    }

    #[divan::bench]
    fn one_image(bencher: Bencher<'_, '_>) {
        let (net, glyph) = (LeNet5::shipped(), normalize(&ink(3)));
        bencher.counter(ItemsCount::new(1_u8)).bench_local(|| net.forward(black_box(&glyph)));
    }

    #[divan::bench]
    fn one_image_in_int8(bencher: Bencher<'_, '_>) {
        let (net, glyph) = (Int8LeNet5::lossless(&LeNet5::shipped()).expect("compact weights"), normalize(&ink(3)));
        bencher.counter(ItemsCount::new(1_u8)).bench_local(|| net.forward(black_box(&glyph)));
    }

    #[divan::bench]
    fn block(bencher: Bencher<'_, '_>) {
        let (net, mut block) = (LeNet5::shipped(), Block::new());
        for n in 0..BLOCK {
            block.load(n, normalize(&ink(n as u64)).pixels());
        }
        bencher.counter(ItemsCount::new(BLOCK)).bench_local(|| net.forward_block(black_box(&mut block)));
    }

    /// Forward pass, backward pass and optimizer step over a batch, on one thread. The network is trained, as it
    /// is for most of a training run: a random network's gradients have fewer zeros.
    #[divan::bench(args = [128])]
    fn training_step(bencher: Bencher<'_, '_>, batch: usize) {
        let glyphs: Vec<Glyph> = (0..batch).map(|i| normalize(&ink(i as u64))).collect();
        let mut trainer = Trainer::new(LeNet5::shipped(), Optimizer::new(Rule::AdamW { decay: 0.01 }), batch);
        bencher.counter(ItemsCount::new(batch)).bench_local(|| {
            trainer.step(1e-3, &OneThread, |i, example: &mut Example| {
                example.pixels = *glyphs[i].pixels();
                example.target = core::array::from_fn(|class| if class == i % CLASSES { 1.0 } else { 0.0 });
            })
        });
    }
}

/// Normalisation of ink, with throughput in points; deformation, with throughput in glyphs.
mod from_ink {
    use super::*;

    /// A spiral of `points` points.
    fn spiral(points: usize) -> Ink {
        let at = |i: usize| {
            let turn = 12.0 * i as f32 / points as f32;
            Point { x: turn * turn.cos(), y: turn * turn.sin() }
        };
        Ink::new([(0..points).map(at).collect::<Vec<_>>()]).expect("a spiral is ink")
    }

    #[divan::bench(args = [50, 10_000])]
    fn normalise(bencher: Bencher<'_, '_>, points: usize) {
        let ink = spiral(points);
        bencher.counter(ItemsCount::new(points)).bench_local(|| normalize(black_box(&ink)));
    }

    #[divan::bench]
    fn deform(bencher: Bencher<'_, '_>) {
        let (glyph, mut rng) = (normalize(&ink(3)), Pcg64Mcg::seed_from_u64(1));
        let (deformation, mut out) = (Deformation::default(), [0.0; GLYPH_PIXELS]);
        bencher.counter(ItemsCount::new(1_u8)).bench_local(|| {
            deformation.apply(black_box(glyph.pixels()), &mut rng, black_box(&mut out));
        });
    }
}
