//! The network as a whole: every code path gives the same answer, and the gradients are those of the loss.

use lenet5::{
    Error, Glyph, LeNet5, Recognizer,
    internals::kernels::{BLOCK, conv2d, dense, max_pool, relu},
    network::{
        Activations, Block,
        loss::{cross_entropy, one_hot, softmax},
    },
    shape::{C1_MAPS, C1_SIDE, C3_MAPS, C3_SIDE, CLASSES, GLYPH, GLYPH_PIXELS, PAD, PADDED, PARAMETERS, S2_SIDE},
    training::{
        Example, OneThread, Threads, Trainer,
        optim::{Optimizer, Rule},
    },
};
use rand::RngExt;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::support::{assert_same_bits, gradient, seeded};

/// A glyph of random greys with many zeros and many ties, as in real glyphs.
fn glyph(seed: u64) -> Glyph {
    let mut rng = seeded(seed);
    let pixels: [f32; GLYPH_PIXELS] =
        core::array::from_fn(|_| if rng.random_bool(0.3) { rng.random_range(0..=255u8) as f32 / 255.0 } else { 0.0 });
    Glyph::new(&pixels).unwrap()
}

#[wasm_bindgen_test(unsupported = test)]
fn the_network_has_61706_parameters_in_ten_tensors() {
    let net = LeNet5::zeros();
    assert_eq!(net.stored().map(<[f32]>::len).iter().sum::<usize>(), PARAMETERS);
    let shapes = net.parameters().map(|(name, tensor)| format!("{name} {:?}", tensor.shape()));
    assert_eq!(
        shapes,
        [
            "c1.weight [6, 1, 5, 5]",
            "c1.bias [6]",
            "c3.weight [16, 6, 5, 5]",
            "c3.bias [16]",
            "c5.weight [120, 400]",
            "c5.bias [120]",
            "f6.weight [84, 120]",
            "f6.bias [84]",
            "output.weight [10, 84]",
            "output.bias [10]"
        ]
    );
}

/// Every layer's output by the definition: the reference kernels in sequence.
fn defined(net: &LeNet5, glyph: &Glyph) -> Vec<f32> {
    let stored = net.stored();
    let mut input = vec![0.0; PADDED * PADDED];
    for (y, row) in glyph.pixels().chunks_exact(GLYPH).enumerate() {
        input[(y + PAD) * PADDED + PAD..][..GLYPH].copy_from_slice(row);
    }
    let mut all = vec![];
    for (layer, channels, side, out_channels) in [(0, 1, PADDED, C1_MAPS), (1, C1_MAPS, S2_SIDE, C3_MAPS)] {
        let shape = conv2d::Conv2dShape { channels, height: side, width: side, out_channels };
        let mut maps = vec![0.0; shape.output_len()];
        conv2d::reference::forward(shape, &input, stored[2 * layer], stored[2 * layer + 1], &mut maps);
        relu::forward(&mut maps);
        all.extend(&maps);
        let pool = max_pool::PoolShape { channels: out_channels, height: side - 4, width: side - 4 };
        input = vec![0.0; maps.len() / 4];
        max_pool::forward(pool, &maps, &mut input);
        all.extend(&input);
    }
    for layer in 2..5 {
        let mut units = vec![0.0; stored[2 * layer + 1].len()];
        dense::reference::forward(&input, stored[2 * layer], stored[2 * layer + 1], &mut units);
        if layer < 4 {
            relu::forward(&mut units);
        }
        all.extend(&units);
        input = units;
    }
    all
}

/// All layers' outputs, concatenated.
fn flat(all: &Activations) -> Vec<f32> {
    all.layers().map(|(_, values)| values).concat()
}

#[wasm_bindgen_test(unsupported = test)]
fn one_glyph_a_batch_and_the_definition_give_the_same_bits() {
    let recognizer = Recognizer::float32(LeNet5::random(&mut seeded(11)));
    // Batch sizes around the block size: none, one, a few, one block, a block and a remainder.
    for n in [0, 1, 5, BLOCK, BLOCK + 9, 2 * BLOCK + 1] {
        let glyphs: Vec<Glyph> = (0..n as u64).map(glyph).collect();
        let rows: Vec<_> = glyphs.iter().map(|glyph| *glyph.pixels()).collect();
        let batch = recognizer.logits_batch(&rows).unwrap();
        assert_eq!(batch.len(), n);
        for (glyph, row) in glyphs.iter().zip(&batch) {
            let single = recognizer.net().forward(glyph);
            assert_same_bits(row, &single, "batch");
            assert_same_bits(&recognizer.logits(glyph), &single, "recognizer");
            let definition = defined(recognizer.net(), glyph);
            assert_same_bits(&definition[definition.len() - CLASSES..], &single, "definition");
            assert_same_bits(&flat(&recognizer.activations(glyph)), &definition, "every layer");
        }
    }
}

/// The output of a pooling layer: `(C, H, W)` to `(C, H / 2, W / 2)`, for maps of `side` x `side`.
fn pooled(maps: &[f32], side: usize) -> Vec<f32> {
    let half = side / 2;
    let winner = |i: usize| {
        let (map, y, x) = (i / (half * half), i / half % half, i % half);
        let at = |dy, dx| maps[(map * side + 2 * y + dy) * side + 2 * x + dx];
        [at(0, 1), at(1, 0), at(1, 1)].into_iter().fold(at(0, 0), f32::max)
    };
    (0..maps.len() / 4).map(winner).collect()
}

#[wasm_bindgen_test(unsupported = test)]
fn activations_are_those_of_the_answer() {
    let (int8, float32) = (Recognizer::default(), Recognizer::float32(LeNet5::shipped()));
    assert!(int8.is_int8() && !float32.is_int8());
    for glyph in [glyph(7), Glyph::from_fn(|y, x| f32::from(u8::from(y == 12 || x == 9))), Glyph::blank()] {
        let [exact, near] = [&float32, &int8].map(|recognizer| {
            let all = recognizer.activations(&glyph);
            assert_same_bits(&all.logits, &recognizer.logits(&glyph), "logits");
            assert_same_bits(all.s2.as_flattened(), &pooled(all.c1.as_flattened(), C1_SIDE), "S2 pools C1");
            assert_same_bits(all.s4.as_flattened(), &pooled(all.c3.as_flattened(), C3_SIDE), "S4 pools C3");
            all
        });
        // Four roundings, each to 2^-14 of the layer's largest value; logits are in the tens.
        for ((layer, near), (_, exact)) in near.layers().into_iter().zip(exact.layers()) {
            assert!(near.iter().zip(exact).all(|(a, b)| (a - b).abs() < 0.05), "{layer} of int8 is next to float32's");
        }
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn logits_and_probabilities_are_those_of_the_answer() {
    let (int8, float32) = (Recognizer::default(), Recognizer::float32(LeNet5::shipped()));
    let (written, blank) = (glyph(7), Glyph::blank());
    for recognizer in [&int8, &float32] {
        let rows = [*written.pixels(), *blank.pixels()];
        for (glyph, row) in [&written, &blank].into_iter().zip(recognizer.logits_batch(&rows).unwrap()) {
            assert_same_bits(&recognizer.logits(glyph), &row, "logits");
            let answer = recognizer.recognize_glyph(glyph.clone()).probabilities;
            assert_same_bits(&recognizer.probabilities(glyph), &answer, "probabilities");
        }
        let softmax = softmax(&recognizer.logits(&written));
        assert_same_bits(&recognizer.probabilities(&written), &softmax, "probabilities");
        assert_eq!(recognizer.probabilities(&blank), [0.0; CLASSES]);
    }
    assert_ne!(int8.logits(&written), float32.logits(&written), "two ways to compute");
}

#[wasm_bindgen_test(unsupported = test)]
fn a_batch_that_does_not_fit_is_refused() {
    // Only the boundary to JavaScript, where a batch is still one flat array, throws this.
    let error = Error::BatchLength { n: 2, got: 1566 };
    assert_eq!(error.to_string(), "a batch of 2 glyphs: expected 2 x 784 intensities, got 1566");
    for recognizer in [Recognizer::default(), Recognizer::float32(LeNet5::zeros())] {
        let mut rows = [[0.0; GLYPH_PIXELS]; 2];
        rows[1][3] = f32::NAN;
        let error = recognizer.logits_batch(&rows).unwrap_err();
        assert!(matches!(error, Error::GlyphIntensity { index: 787, .. }), "{error}");
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn the_gradient_of_every_layer_and_of_the_glyphs_is_that_of_the_loss() {
    let mut rng = seeded(13);
    let mut net = LeNet5::random(&mut rng);
    net.stored_mut().into_iter().skip(1).step_by(2).flatten().for_each(|b| *b = 0.1 * (rng.random::<f32>() - 0.5));
    let glyphs: Vec<Glyph> = (0..BLOCK as u64).map(|seed| glyph(seed + 100)).collect();
    let mut target = one_hot(3);
    (target[3], target[8]) = (0.75, 0.25);

    let (mut block, mut gradient) = (Block::new(), LeNet5::zeros());
    glyphs.iter().enumerate().for_each(|(n, glyph)| block.load(n, glyph.pixels()));
    net.forward_block(&mut block);
    for n in 0..BLOCK {
        block.set_d_logits(n, cross_entropy(&block.logits(n), &target).1);
    }
    net.backward_block(&mut block, &mut gradient);

    gradient::check(&net, &gradient, &glyphs, |_, logits| gradient::cross_entropy(logits, &target), &mut rng);
    let d_glyphs = net.d_glyphs(&mut block);
    assert_eq!(d_glyphs.len(), glyphs.len());
    for (d_glyph, glyph) in d_glyphs.iter().zip(&glyphs).take(3) {
        gradient::check_glyph(&net, d_glyph, glyph, |logits| gradient::cross_entropy(logits, &target));
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn training_depends_on_the_seed_and_on_nothing_else() {
    struct Backwards;
    impl Threads for Backwards {
        fn each<T: Send>(&self, items: &mut [T], work: impl Fn(&mut T) + Sync) {
            items.iter_mut().rev().for_each(work);
        }
    }
    fn train(threads: &impl Threads) -> LeNet5 {
        let mut trainer =
            Trainer::new(LeNet5::random(&mut seeded(17)), Optimizer::new(Rule::AdamW { decay: 0.01 }), 40);
        for _ in 0..3 {
            let fill = |i: usize, example: &mut Example| {
                example.pixels = *glyph(i as u64).pixels();
                example.target = one_hot((i % CLASSES) as u8);
            };
            trainer.step(0.01, threads, fill);
        }
        trainer.net
    }
    let (net, again) = (train(&OneThread), train(&Backwards));
    for (a, b) in net.stored().into_iter().zip(again.stored()) {
        assert_same_bits(a, b, "whichever comes first");
    }
    assert_ne!(net, LeNet5::random(&mut seeded(17)));
}

#[wasm_bindgen_test(unsupported = test)]
fn a_few_glyphs_can_be_learned_by_heart() {
    let mut trainer = Trainer::new(LeNet5::random(&mut seeded(19)), Optimizer::new(Rule::AdamW { decay: 0.0 }), 20);
    let mut progress = Default::default();
    for _ in 0..60 {
        progress = trainer.step(0.003, &OneThread, |i, example| {
            example.pixels = *glyph(i as u64).pixels();
            example.target = one_hot((i % CLASSES) as u8);
        });
    }
    assert_eq!((progress.examples, progress.correct), (20, 20));
}

#[wasm_bindgen_test(unsupported = test)]
fn batches_may_change_their_size_and_what_was_learned_stays() {
    let new = |batch| Trainer::new(LeNet5::random(&mut seeded(23)), Optimizer::new(Rule::AdamW { decay: 0.0 }), batch);
    let step = |trainer: &mut Trainer| {
        let fill = |i: usize, example: &mut Example| {
            example.pixels = *glyph(i as u64).pixels();
            example.target = one_hot((i % CLASSES) as u8);
        };
        trainer.step(0.003, &OneThread, fill).examples
    };
    let (mut trainer, mut straight) = (new(5), new(40));
    trainer.resize(40);
    assert_eq!((step(&mut trainer), step(&mut straight)), (40, 40));
    assert_eq!(trainer.net, straight.net);
    let before = trainer.optimizer.clone();
    trainer.resize(7);
    assert_eq!((&trainer.net, &trainer.optimizer), (&straight.net, &before));
    assert_eq!(step(&mut trainer), 7);
    assert_ne!(trainer.net, straight.net);
}
