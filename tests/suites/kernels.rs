//! Every fast form of a kernel equals its reference bit for bit, over shapes with remainders and over extreme values.

use lenet5::{
    internals::kernels::{
        BLOCK,
        conv_relu_pool::{backward::Backward, block, fast},
        conv2d::{self, Conv2dShape},
        dense, max_pool, relu, tree_sum,
    },
    shape::K,
};
use rand::RngExt;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::support::{assert_same_bits, hard_values, seeded};

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

/// `(inputs, outputs)`: the network's three dense layers, a single weight, more inputs than any of these, random sizes.
fn dense_shapes() -> Vec<(usize, usize)> {
    let mut rng = seeded(2);
    let odd = (0..24).map(|_| (rng.random_range(1..70), rng.random_range(1..70)));
    [(400, 120), (120, 84), (84, 10), (1, 1), (450, 9)].into_iter().chain(odd).collect()
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
        let [_, expected] = stage(shape, &input, &weight, &bias);
        let mut got = vec![f32::NAN; expected.len()];
        macro_rules! fused {
            ($($maps:literal)*) => {
                match shape.out_channels {
                    $($maps => fast::forward::<$maps>(shape, &input, &weight, &bias, &mut got),)*
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

/// A stage's forward pass of one image by the definition: the maps after ReLU, and the pooled maps.
fn stage(shape: Conv2dShape, input: &[f32], weight: &[f32], bias: &[f32]) -> [Vec<f32>; 2] {
    let pool = pool_after(shape);
    let mut maps = vec![0.0; shape.output_len()];
    let mut pooled = vec![0.0; pool.channels * (pool.height / 2) * (pool.width / 2)];
    conv2d::reference::forward(shape, input, weight, bias, &mut maps);
    relu::forward(&mut maps);
    max_pool::forward(pool, &maps, &mut pooled);
    [maps, pooled]
}

#[wasm_bindgen_test(unsupported = test)]
fn a_block_goes_through_a_stage_and_back_as_each_of_its_images_does() {
    let mut rng = seeded(4);
    for shape in conv_shapes() {
        let mut input = hard_values(shape.input_len() * BLOCK, &mut rng);
        // A blank image: all four values in a window are equal.
        input.iter_mut().step_by(BLOCK).for_each(|value| *value = 0.0);
        let weight = hard_values(shape.weight_len(), &mut rng);
        let bias = hard_values(shape.out_channels, &mut rng);
        let pool = pool_after(shape);
        let windows = pool.channels * (pool.height / 2) * (pool.width / 2);
        let (mut pooled, mut routes) = (vec![f32::NAN; windows * BLOCK], vec![0; windows]);
        block::forward(shape, &input, &weight, &bias, &mut pooled, &mut routes);
        let expected: [_; BLOCK] = core::array::from_fn(|n| stage(shape, &image(&input, n), &weight, &bias));
        for (n, [_, expected]) in expected.iter().enumerate() {
            assert_same_bits(&image(&pooled, n), expected, &format!("pooled {shape:?}"));
        }

        let d_pooled = hard_values(windows * BLOCK, &mut rng);
        let mut d_input = vec![f32::NAN; input.len()];
        let mut got = vec![f32::NAN; shape.weight_len() + shape.out_channels];
        let (d_weight, d_bias) = got.split_at_mut(shape.weight_len());
        macro_rules! backward {
            ($($channels:literal $places:literal),*) => {
                match (shape.channels, if shape.width > 16 { 32 } else { 16 }) {
                    $(($channels, $places) => {
                        let mut backward = Backward::<$channels, $places>::new(shape);
                        // Twice, because nothing may remain of an earlier block.
                        for values in [&hard_values(d_pooled.len(), &mut rng), &d_pooled] {
                            backward.load(&input, &pooled, &routes, values);
                            backward.parameters(d_weight, d_bias);
                            backward.input(&weight, &mut d_input);
                        }
                    })*
                    other => panic!("no instance for {other:?}"),
                }
            };
        }
        backward!(1 16, 2 16, 3 16, 4 16, 5 16, 6 16, 7 16, 8 16, 1 32);
        let shares: [Vec<f32>; BLOCK] = core::array::from_fn(|n| {
            let ([maps, pooled], input) = (&expected[n], image(&input, n));
            let mut d_maps = vec![f32::NAN; maps.len()];
            max_pool::backward(pool, maps, pooled, &image(&d_pooled, n), &mut d_maps);
            relu::backward(maps, &mut d_maps);
            let mut expected = vec![f32::NAN; input.len()];
            conv2d::reference::backward_input(shape, &d_maps, &weight, &mut expected);
            assert_same_bits(&image(&d_input, n), &expected, &format!("d_input {shape:?}"));
            let mut share = vec![f32::NAN; shape.weight_len() + shape.out_channels];
            let (d_weight, d_bias) = share.split_at_mut(shape.weight_len());
            conv2d::reference::backward_parameters(shape, &input, &d_maps, d_weight, d_bias);
            share
        });
        let expected: Vec<f32> = (0..got.len()).map(|i| tree_sum(core::array::from_fn(|n| shares[n][i]))).collect();
        assert_same_bits(&got, &expected, &format!("parameters {shape:?}"));
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
        let mut got = vec![f32::NAN; outputs * (inputs + 1)];
        let mut expected = got.clone();
        let (d_weight, d_bias) = got.split_at_mut(inputs * outputs);
        dense::block::backward_parameters(&input, &d_output, d_weight, d_bias);
        let (d_weight, d_bias) = expected.split_at_mut(inputs * outputs);
        dense::reference::backward_parameters(&input, &d_output, d_weight, d_bias);
        assert_same_bits(&got, &expected, &what);
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn pooling_sends_each_gradient_to_the_first_largest_value() {
    let mut rng = seeded(7);
    for (channels, height, width) in [(6, 28, 28), (16, 10, 10), (1, 2, 2), (3, 5, 7), (2, 1, 4)] {
        let shape = max_pool::PoolShape { channels, height, width };
        let pooled = channels * (height / 2) * (width / 2);
        // Few distinct values, so that windows have ties.
        let input: Vec<f32> = (0..channels * height * width).map(|_| rng.random_range(0..3) as f32).collect();
        let d_output = hard_values(pooled, &mut rng);
        let (mut output, mut d_input) = (vec![f32::NAN; pooled], vec![f32::NAN; input.len()]);
        max_pool::forward(shape, &input, &mut output);
        max_pool::backward(shape, &input, &output, &d_output, &mut d_input);
        let mut windows = output.iter().zip(&d_output);
        for c in 0..channels {
            for y in 0..height / 2 {
                for x in 0..width / 2 {
                    let window =
                        [(0, 0), (0, 1), (1, 0), (1, 1)].map(|(dy, dx)| (c * height + 2 * y + dy) * width + 2 * x + dx);
                    let (&largest, &d) = windows.next().expect("one for each window");
                    assert!(window.iter().all(|&at| input[at] <= largest), "{shape:?}");
                    let first = window.into_iter().find(|&at| input[at] == largest).expect("one of them");
                    let expected = window.map(|at| if at == first { d } else { 0.0 });
                    assert_same_bits(&window.map(|at| d_input[at]), &expected, &format!("{shape:?}"));
                }
            }
        }
        assert!(windows.next().is_none(), "{shape:?}");
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
