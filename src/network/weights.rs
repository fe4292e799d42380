//! Weights as safetensors files.
//!
//! | form | tensors | bytes | for |
//! |---|---|---|---|
//! | full | ten of type F32, with PyTorch's names and shapes | 247 k | training, other programs |
//! | compact | weights of type I8, each with a tensor `NAME.scale` of type F32, one scale per output channel; biases F32 | 64 k | shipping |
//!
//! A compact weight is `scale * q`. The scale is the channel's largest weight divided by its number of steps, so each
//! channel uses its whole range, unlike with one scale per tensor. Both forms are read as `f32` weights.
//! Convolutions and OUTPUT have 127 steps in each direction. C5 and F6, nine tenths of the network, have 7.
//! So few steps are enough thanks to quantisation-aware training, in which each pass uses
//! [quantised](LeNet5::quantised) weights. The few steps make the compressed page 30 kB smaller.
//!
//! Reading also accepts what PyTorch saves for the same network: F16, BF16 and F64 instead of F32, and a prefix that
//! all names share, such as `module.` if a wrapper holds the network.
//!
//! Reading checks everything that can be wrong with a file, and the error names the tensor: a network read in part
//! would still answer, and nobody would notice. All parameters read are within [`LIMIT`], so no sum overflows.

mod container;
mod found;

use container::{F32, I8, Outgoing, Tensor};
use found::Found;
use ndarray::ArrayViewD;

use crate::{
    error::{Error, Result},
    network::{
        kernels::int8::{LARGEST, magnitude, steps},
        lenet5::{LeNet5, PARAMETER_NAMES, PARAMETER_SHAPES},
    },
};

/// The weights that this crate ships, in the compact form.
static SHIPPED: &[u8] = include_bytes!("weights/lenet5.safetensors");

/// Largest magnitude of a weight or bias that is read. Trained ones are below 3. Layers sum 25, 150, 400, 120 and 84
/// products, so no logit exceeds 1e31, and no sum overflows.
const LIMIT: f32 = 10_000.0;

/// Largest magnitude of a compact weight of C5 and F6, whose many weights each matter little; elsewhere [`LARGEST`].
const COARSE: f32 = 7.0;

impl LeNet5 {
    /// The network with the weights that this crate ships.
    #[must_use]
    pub fn shipped() -> Self {
        Self::from_safetensors(SHIPPED).unwrap_or_else(|error| panic!("the shipped weights: {error}"))
    }

    /// Reads either form. Float tensors may be of type F16, BF16, F32 or F64, which is rounded to the nearest `f32`; all
    /// names may share a prefix that ends with a dot.
    ///
    /// # Errors
    ///
    /// [`Error::Safetensors`] for bytes in another format; [`Error::MissingTensor`], [`Error::UnexpectedTensor`],
    /// [`Error::TensorType`], [`Error::TensorShape`] and [`Error::TensorValue`] for the weights of another network.
    pub fn from_safetensors(bytes: &[u8]) -> Result<Self> {
        let tensors = container::read(bytes).map_err(|reason| Error::Safetensors { got: bytes.len(), reason })?;
        let mut found = Found::new(tensors);
        let mut net = Self::zeros();
        for ((name, shape), stored) in PARAMETER_NAMES.iter().zip(PARAMETER_SHAPES).zip(net.stored_mut()) {
            fill(stored, &mut found, name, shape)?;
        }
        found.expect_none_left()?;
        Ok(net)
    }

    /// Writes the full form; reading it back gives the same bits.
    #[must_use]
    pub fn to_safetensors(&self) -> Vec<u8> {
        let mut file = Outgoing::default();
        for ((name, shape), stored) in PARAMETER_NAMES.iter().zip(PARAMETER_SHAPES).zip(self.stored()) {
            file.announce(name, F32, shape);
            for channel in 0..shape[0] {
                file.floats(stored[channel..].iter().step_by(shape[0]));
            }
        }
        file.finish()
    }

    /// The network with its weights rounded as the compact form rounds them.
    #[must_use]
    pub fn quantised(&self) -> Self {
        let mut quantised = self.clone();
        for (name, mut tensor) in quantised.parameters_mut() {
            if tensor.ndim() > 1 {
                for mut channel in tensor.outer_iter_mut() {
                    let scale = magnitude(&channel) / largest(name);
                    channel.mapv_inplace(|w| scale * steps(w, scale));
                }
            }
        }
        quantised
    }

    /// Writes the compact form; reading it back gives weights within half a scale of these.
    #[must_use]
    pub fn to_compact_safetensors(&self) -> Vec<u8> {
        let scale = |name: &str, channel: &ArrayViewD<'_, f32>| magnitude(channel) / largest(name);
        let mut file = Outgoing::default();
        // Elements of four bytes come first, so that each tensor is aligned to its element size.
        for (name, tensor) in self.parameters() {
            if tensor.ndim() == 1 {
                file.announce(name, F32, tensor.shape());
                file.floats(tensor.iter());
            } else {
                file.announce(&scale_name(name), F32, &tensor.shape()[..1]);
                file.floats(tensor.outer_iter().map(|channel| scale(name, &channel)).collect::<Vec<_>>().iter());
            }
        }
        for (name, tensor) in self.parameters().into_iter().filter(|(_, tensor)| tensor.ndim() > 1) {
            file.announce(name, I8, tensor.shape());
            for channel in tensor.outer_iter() {
                let scale = scale(name, &channel);
                file.bytes(channel.iter().map(|&w| steps(w, scale) as i8 as u8));
            }
        }
        file.finish()
    }
}

/// Largest magnitude of a compact weight of tensor `name`.
fn largest(name: &str) -> f32 {
    if matches!(name, "c5.weight" | "f6.weight") { COARSE } else { f32::from(LARGEST) }
}

fn scale_name(name: &str) -> String {
    format!("{name}.scale")
}

/// Fills the memory of parameter `name`, `(…, OC)`, from its tensors in the file, `(OC, …)`.
fn fill(stored: &mut [f32], found: &mut Found<'_>, name: &str, shape: &[usize]) -> Result<()> {
    let (channels, inputs) = (shape[0], stored.len() / shape[0]);
    let tensor = found.take(name, shape)?;
    let mut values = values_of(&tensor, true)?;
    if tensor.dtype == I8 {
        let scale = found.take(&scale_name(name), &shape[..1])?;
        let scales = values_of(&scale, false)?;
        for (i, value) in values.iter_mut().enumerate() {
            *value *= scales[i / inputs];
        }
        expect_within_limit(tensor.name, &values)?;
    }
    for (i, value) in values.into_iter().enumerate() {
        stored[i % inputs * channels + i / inputs] = value;
    }
    Ok(())
}

/// The values of a tensor, all within [`LIMIT`].
fn values_of(tensor: &Tensor<'_>, may_be_int8: bool) -> Result<Vec<f32>> {
    let values = tensor.values().filter(|_| may_be_int8 || tensor.dtype != I8);
    let values = values.ok_or_else(|| Error::TensorType {
        name: tensor.name.into(),
        expected: if may_be_int8 { "F16, BF16, F32, F64 or I8" } else { "F16, BF16, F32 or F64" },
        got: tensor.dtype.into(),
    })?;
    expect_within_limit(tensor.name, &values)?;
    Ok(values)
}

fn expect_within_limit(name: &str, values: &[f32]) -> Result<()> {
    match values.iter().position(|value| value.is_nan() || value.abs() > LIMIT) {
        Some(index) => Err(Error::TensorValue { name: name.into(), index, limit: LIMIT, got: values[index] }),
        None => Ok(()),
    }
}
