//! Every fast form of a kernel equals its reference bit for bit, over shapes with tails and values that are hard.

mod support;

use lenet5::{
    kernels::{
        BLOCK, conv_relu_pool,
        conv2d::{self, Conv2dShape},
        dense, max_pool, relu, tree_sum,
    },
    shape::K,
};
use rand::RngExt;
use support::{assert_same_bits, hard_values, seeded};
use wasm_bindgen_test::wasm_bindgen_test;

/// The network's own two convolutions, then shapes that fill neither tiles nor vectors.
fn conv_shapes() -> Vec<Conv2dShape> {
    let shape = |channels, height, width, out_channels| Conv2dShape { channels, height, width, out_channels };
    let mut shapes = vec![shape(1, 32, 32, 6), shape(6, 14, 14, 16), shape(1, 5, 5, 1), shape(2, 6, 5, 3)];
    let mut rng = seeded(1);
    shapes.extend((0..24).map(|_| {
        let mut size = |low, high| rng.random_range(low..high);
        shape(size(1, 9), size(K, 14), size(K, 14), size(1, 20))
    }));
    shapes
}

/// `(inputs, outputs)`: the network's three dense layers, then odd ones.
fn dense_shapes() -> Vec<(usize, usize)> {
    let mut rng = seeded(2);
    let odd = (0..24).map(|_| (rng.random_range(1..70), rng.random_range(1..70)));
    [(400, 120), (120, 84), (84, 10), (1, 1)].into_iter().chain(odd).collect()
}

/// Image `n` of a block tensor.
fn image(block: &[f32], n: usize) -> Vec<f32> {
    block.chunks_exact(BLOCK).map(|images| images[n]).collect()
}

#[wasm_bindgen_test(unsupported = test)]
fn a_fused_stage_is_convolution_then_relu_then_pooling() {
    let mut rng = seeded(3);
    for shape in conv_shapes() {
        let input = hard_values(shape.input_len(), &mut rng);
        let weight = hard_values(shape.weight_len(), &mut rng);
        let bias = hard_values(shape.out_channels, &mut rng);
        let mut maps = vec![0.0; shape.output_len()];
        conv2d::reference::forward(shape, &input, &weight, &bias, &mut maps);
        relu::forward(&mut maps);
        let pool = pool_after(shape);
        let mut expected = vec![0.0; pool.channels * (pool.height / 2) * (pool.width / 2)];
        max_pool::forward::<1>(pool, &maps, &mut expected);
        let mut got = vec![f32::NAN; expected.len()];
        macro_rules! fused {
            ($($maps:literal)*) => {
                match shape.out_channels {
                    $($maps => conv_relu_pool::forward::<$maps>(shape, &input, &weight, &bias, &mut got),)*
                    other => panic!("no instance for {other} maps"),
                }
            };
        }
        fused!(1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19);
        assert_same_bits(&got, &expected, &format!("{shape:?}"));
    }
}

fn pool_after(shape: Conv2dShape) -> max_pool::PoolShape {
    max_pool::PoolShape { channels: shape.out_channels, height: shape.out_height(), width: shape.out_width() }
}

#[wasm_bindgen_test(unsupported = test)]
fn a_block_convolves_each_image_as_the_reference_does() {
    let mut rng = seeded(4);
    for shape in conv_shapes() {
        let input = hard_values(shape.input_len() * BLOCK, &mut rng);
        let weight = hard_values(shape.weight_len(), &mut rng);
        let bias = hard_values(shape.out_channels, &mut rng);
        let d_output = hard_values(shape.output_len() * BLOCK, &mut rng);
        let mut output = vec![f32::NAN; shape.output_len() * BLOCK];
        conv2d::block::forward(shape, &input, &weight, &bias, &mut output);
        let mut d_input = vec![f32::NAN; input.len()];
        conv2d::block::backward_input(shape, &d_output, &weight, &mut d_input);
        for n in 0..BLOCK {
            let mut expected = vec![0.0; shape.output_len()];
            conv2d::reference::forward(shape, &image(&input, n), &weight, &bias, &mut expected);
            assert_same_bits(&image(&output, n), &expected, &format!("forward {shape:?}"));
            let mut expected = vec![0.0; shape.input_len()];
            conv2d::reference::backward_input(shape, &image(&d_output, n), &weight, &mut expected);
            assert_same_bits(&image(&d_input, n), &expected, &format!("d_input {shape:?}"));
        }
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn a_block_adds_the_images_parameter_gradients_as_a_tree() {
    let mut rng = seeded(5);
    for shape in conv_shapes() {
        let input = hard_values(shape.input_len() * BLOCK, &mut rng);
        let d_output = hard_values(shape.output_len() * BLOCK, &mut rng);
        let before = hard_values(shape.weight_len() + shape.out_channels, &mut rng);
        let mut got = before.clone();
        let (d_weight, d_bias) = got.split_at_mut(shape.weight_len());
        conv2d::block::backward_parameters(shape, &input, &d_output, d_weight, d_bias);
        let shares: [Vec<f32>; BLOCK] = core::array::from_fn(|n| {
            let mut share = vec![0.0; before.len()];
            let (d_weight, d_bias) = share.split_at_mut(shape.weight_len());
            conv2d::reference::backward_parameters(shape, &image(&input, n), &image(&d_output, n), d_weight, d_bias);
            share
        });
        let expected: Vec<f32> = before
            .iter()
            .enumerate()
            .map(|(i, &before)| before + tree_sum(core::array::from_fn(|n| shares[n][i])))
            .collect();
        assert_same_bits(&got, &expected, &format!("{shape:?}"));
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn a_dense_layer_has_one_result_in_all_forms() {
    let mut rng = seeded(6);
    for (inputs, outputs) in dense_shapes() {
        let what = format!("{inputs} -> {outputs}");
        let input = hard_values(inputs * BLOCK, &mut rng);
        let weight = hard_values(inputs * outputs, &mut rng);
        let bias = hard_values(outputs, &mut rng);
        let d_output = hard_values(outputs * BLOCK, &mut rng);
        let mut output = vec![f32::NAN; outputs * BLOCK];
        dense::block::forward(&input, &weight, &bias, &mut output);
        let mut d_input = vec![f32::NAN; inputs * BLOCK];
        dense::block::backward_input(&d_output, &weight, &mut d_input);
        for n in 0..BLOCK {
            let (mut expected, mut fast) = (vec![0.0; outputs], vec![f32::NAN; outputs]);
            dense::reference::forward(&image(&input, n), &weight, &bias, &mut expected);
            dense::fast::forward(&image(&input, n), &weight, &bias, &mut fast);
            assert_same_bits(&fast, &expected, &what);
            assert_same_bits(&image(&output, n), &expected, &what);
            let mut expected = vec![0.0; inputs];
            dense::reference::backward_input(&image(&d_output, n), &weight, &mut expected);
            assert_same_bits(&image(&d_input, n), &expected, &what);
        }
        let before = hard_values(outputs * (inputs + 1), &mut rng);
        let (mut got, mut expected) = (before.clone(), before);
        let (d_weight, d_bias) = got.split_at_mut(inputs * outputs);
        dense::block::backward_parameters(&input, &d_output, d_weight, d_bias);
        let (d_weight, d_bias) = expected.split_at_mut(inputs * outputs);
        dense::reference::backward_parameters(&input, &d_output, d_weight, d_bias);
        assert_same_bits(&got, &expected, &what);
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn pooling_a_block_pools_each_image() {
    let mut rng = seeded(7);
    for (channels, height, width) in [(6, 28, 28), (16, 10, 10), (1, 2, 2), (3, 5, 7), (2, 1, 4)] {
        let shape = max_pool::PoolShape { channels, height, width };
        let pooled = channels * (height / 2) * (width / 2);
        // Few different values, so that windows have ties.
        let input: Vec<f32> = (0..channels * height * width * BLOCK).map(|_| rng.random_range(0..3) as f32).collect();
        let d_output = hard_values(pooled * BLOCK, &mut rng);
        let (mut output, mut d_input) = (vec![f32::NAN; pooled * BLOCK], vec![f32::NAN; input.len()]);
        max_pool::forward::<BLOCK>(shape, &input, &mut output);
        max_pool::backward::<BLOCK>(shape, &input, &output, &d_output, &mut d_input);
        for n in 0..BLOCK {
            let (input, d_output) = (image(&input, n), image(&d_output, n));
            let (mut expected, mut d_expected) = (vec![0.0; pooled], vec![f32::NAN; input.len()]);
            max_pool::forward::<1>(shape, &input, &mut expected);
            max_pool::backward::<1>(shape, &input, &expected, &d_output, &mut d_expected);
            assert_same_bits(&image(&output, n), &expected, "output");
            assert_same_bits(&image(&d_input, n), &d_expected, "d_input");
            // All of each gradient arrives, and at one place: a sum over distinct windows has no rounding to hide in.
            let arrived: Vec<f32> = d_expected.iter().copied().filter(|d| *d != 0.0).collect();
            let mut sent: Vec<f32> = d_output.iter().copied().filter(|d| *d != 0.0).collect();
            assert_eq!(arrived.len(), sent.len());
            sent.sort_by(f32::total_cmp);
            let mut arrived = arrived;
            arrived.sort_by(f32::total_cmp);
            assert_same_bits(&arrived, &sent, "gradients");
        }
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn relu_lets_nothing_but_positive_numbers_through() {
    let mut values = [-1.0, -0.0, 0.0, f32::NAN, 1e-40, 2.0, f32::NEG_INFINITY];
    relu::forward(&mut values);
    assert_same_bits(&values, &[0.0, 0.0, 0.0, 0.0, 1e-40, 2.0, 0.0], "forward");
    let mut d_values = [7.0; 7];
    relu::backward(&values, &mut d_values);
    assert_same_bits(&d_values, &[0.0, 0.0, 0.0, 0.0, 7.0, 7.0, 0.0], "backward");
}
