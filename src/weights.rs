//! Weights as files: safetensors in and out.
//!
//! | form | tensors | bytes | for |
//! |---|---|---|---|
//! | full | ten of type F32, PyTorch's names and shapes | 247 k | training, other programs |
//! | compact | weights of type I8, beside each `NAME.scale` of type F32 with one scale per output channel; biases F32 | 64 k | shipping |
//!
//! A compact weight is `scale * q` with the scale that the channel's largest weight asks for: each channel uses its
//! whole range of steps, which one scale per tensor would not. Computing goes on in `f32` either way. Convolutions and
//! OUTPUT have 127 steps either way; C5 and F6, nine tenths of the network, have 31: that changes about one answer in ten
//! thousand, and the page compresses to 15 kB less.
//!
//! Reading checks everything that a file can get wrong and names the tensor: a network half read would answer, and
//! nobody would know.

use ndarray::ArrayViewD;
use safetensors::{Dtype, SafeTensors, tensor::TensorView};

use crate::{
    error::{Error, Result},
    lenet5::LeNet5,
};

/// The weights that this crate ships, in the compact form.
static SHIPPED: &[u8] = include_bytes!("weights/lenet5.safetensors");

/// Largest magnitude of a compact weight. -128 stays unused, so that a weight and its negative are equally near.
const FINE: f32 = 127.0;
/// The same for C5 and F6, whose many weights each matter little.
const COARSE: f32 = 31.0;

impl LeNet5 {
    /// The network with the weights that this crate ships.
    #[must_use]
    pub fn shipped() -> Self {
        Self::from_safetensors(SHIPPED).expect("the shipped weights are tested with the crate")
    }

    /// Reads either form.
    ///
    /// # Errors
    ///
    /// [`Error::Safetensors`] for bytes of another format; [`Error::MissingTensor`], [`Error::UnexpectedTensor`],
    /// [`Error::TensorType`], [`Error::TensorShape`] and [`Error::TensorValue`] for a file of another network.
    pub fn from_safetensors(bytes: &[u8]) -> Result<Self> {
        let file = SafeTensors::deserialize(bytes)
            .map_err(|error| Error::Safetensors { got: bytes.len(), reason: error.to_string() })?;
        let mut net = Self::zeros();
        let mut used = Vec::new();
        for (name, mut tensor) in net.parameters_mut() {
            let found = file.tensor(name).map_err(|_| Error::MissingTensor { name: name.into() })?;
            expect_shape(name, &found, tensor.shape())?;
            used.push(name.to_owned());
            match found.dtype() {
                Dtype::F32 => {
                    let values = floats(name, &found)?;
                    tensor.iter_mut().zip(values).for_each(|(w, value)| *w = value);
                }
                Dtype::I8 => {
                    let name = scale_name(name);
                    let scale = file.tensor(&name).map_err(|_| Error::MissingTensor { name: name.clone() })?;
                    expect_shape(&name, &scale, &tensor.shape()[..1])?;
                    let scales = floats(&name, &scale)?;
                    used.push(name);
                    let channel = tensor.len() / scales.len();
                    let values = found.data().chunks_exact(channel).zip(scales);
                    let values =
                        values.flat_map(|(row, scale)| row.iter().map(move |&q| scale * f32::from(q.cast_signed())));
                    tensor.iter_mut().zip(values).for_each(|(w, value)| *w = value);
                }
                other => {
                    let (name, got) = (name.into(), other.to_string());
                    return Err(Error::TensorType { name, expected: "F32 or I8", got });
                }
            }
        }
        match file.names().into_iter().find(|name| !used.iter().any(|used| used == name)) {
            Some(name) => Err(Error::UnexpectedTensor { name: name.into() }),
            None => Ok(net),
        }
    }

    /// Writes the full form; reading it back gives the same bits.
    #[must_use]
    pub fn to_safetensors(&self) -> Vec<u8> {
        serialize(
            self.parameters().map(|(name, tensor)| float_tensor(name.into(), tensor.shape(), tensor.iter())).into(),
        )
    }

    /// What the compact form makes of these weights.
    #[must_use]
    pub fn rounded(&self) -> Self {
        let mut rounded = self.clone();
        for (name, mut tensor) in rounded.parameters_mut() {
            if tensor.ndim() > 1 {
                for mut channel in tensor.outer_iter_mut() {
                    let scale = scale(name, channel.view());
                    channel.mapv_inplace(|w| scale * steps(w, scale));
                }
            }
        }
        rounded
    }

    /// Writes the compact form; reading it back gives weights within half a scale step of these.
    #[must_use]
    pub fn to_compact_safetensors(&self) -> Vec<u8> {
        let mut tensors = Vec::new();
        for (name, tensor) in self.parameters() {
            if tensor.ndim() == 1 {
                tensors.push(float_tensor(name.into(), tensor.shape(), tensor.iter()));
                continue;
            }
            let scales: Vec<f32> = tensor.outer_iter().map(|channel| scale(name, channel)).collect();
            let quantised = tensor.outer_iter().zip(&scales).flat_map(|(channel, &scale)| {
                channel.iter().map(|&w| steps(w, scale) as i8 as u8).collect::<Vec<u8>>()
            });
            tensors.push((name.to_owned(), Dtype::I8, tensor.shape().to_vec(), quantised.collect()));
            tensors.push(float_tensor(scale_name(name), &[scales.len()], scales.iter()));
        }
        serialize(tensors)
    }
}

/// How much one step of a compact weight is worth: what the channel's largest weight asks for.
fn scale(name: &str, channel: ArrayViewD<'_, f32>) -> f32 {
    let largest = if matches!(name, "c5.weight" | "f6.weight") { COARSE } else { FINE };
    channel.iter().fold(0.0, |max: f32, w| max.max(w.abs())) / largest
}

/// A weight in whole steps. A channel of zeros has scale zero, and stays as it is.
fn steps(w: f32, scale: f32) -> f32 {
    if scale > 0.0 { (w / scale).round_ties_even() } else { 0.0 }
}

fn scale_name(name: &str) -> String {
    format!("{name}.scale")
}

fn expect_shape(name: &str, found: &TensorView<'_>, expected: &[usize]) -> Result<()> {
    if found.shape() == expected {
        return Ok(());
    }
    Err(Error::TensorShape { name: name.into(), expected: expected.to_vec(), got: found.shape().to_vec() })
}

/// The finite numbers of an F32 tensor.
fn floats(name: &str, found: &TensorView<'_>) -> Result<Vec<f32>> {
    if found.dtype() != Dtype::F32 {
        return Err(Error::TensorType { name: name.into(), expected: "F32", got: found.dtype().to_string() });
    }
    let (chunks, _) = found.data().as_chunks::<4>();
    let values: Vec<f32> = chunks.iter().map(|&bytes| f32::from_le_bytes(bytes)).collect();
    match values.iter().position(|value| !value.is_finite()) {
        Some(index) => Err(Error::TensorValue { name: name.into(), index, got: values[index] }),
        None => Ok(values),
    }
}

/// A tensor on its way out: name, type, shape, bytes.
type Outgoing = (String, Dtype, Vec<usize>, Vec<u8>);

fn float_tensor<'a>(name: String, shape: &[usize], values: impl Iterator<Item = &'a f32>) -> Outgoing {
    (name, Dtype::F32, shape.to_vec(), values.flat_map(|value| value.to_le_bytes()).collect())
}

fn serialize(tensors: Vec<Outgoing>) -> Vec<u8> {
    let views = tensors.iter().map(|(name, dtype, shape, bytes)| {
        let view = TensorView::new(*dtype, shape.clone(), bytes).expect("bytes were made from the shape");
        (name.as_str(), view)
    });
    safetensors::serialize(views, None).expect("ten tensors of known shapes always serialise")
}
