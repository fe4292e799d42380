//! Weights as safetensors files.
//!
//! | form | tensors | bytes | for |
//! |---|---|---|---|
//! | full | ten of type F32, PyTorch's names and shapes | 247 k | training, other programs |
//! | compact | weights of type I8, each with a tensor `NAME.scale` of type F32, one scale per output channel; biases F32 | 64 k | shipping |
//!
//! A compact weight is `scale * q`. The scale is the channel's largest weight divided by its number of steps, so each
//! channel uses its whole range, unlike with one scale per tensor. Reading gives `f32` weights in both forms.
//! Convolutions and OUTPUT have 127 steps in each direction. C5 and F6, nine tenths of the network, have 7.
//! Quantisation-aware training, in which each pass uses [quantised](LeNet5::quantised) weights, makes so few steps
//! enough. They make the compressed page 30 kB smaller.
//!
//! Reading checks everything that can be wrong with a file, and the error names the tensor: a network read halfway
//! would answer, and nobody would notice. All parameters read are finite, as the kernels expect.

mod container;

use container::{Dtype, Outgoing, Tensor};

use crate::{
    error::{Error, Result},
    network::{
        kernels::int8::{LARGEST, magnitude, steps},
        lenet5::{LeNet5, PARAMETER_NAMES, PARAMETER_SHAPES},
    },
};

/// The weights that this crate ships, in the compact form.
static SHIPPED: &[u8] = include_bytes!("weights/lenet5.safetensors");

/// Largest magnitude of a compact weight of C5 and F6, whose many weights matter little each; elsewhere [`LARGEST`].
const COARSE: f32 = 7.0;

impl LeNet5 {
    /// The network with the weights that this crate ships.
    #[must_use]
    pub fn shipped() -> Self {
        Self::from_safetensors(SHIPPED).unwrap_or_else(|error| panic!("the shipped weights: {error}"))
    }

    /// Reads either form.
    ///
    /// # Errors
    ///
    /// [`Error::Safetensors`] for bytes in another format; [`Error::MissingTensor`], [`Error::UnexpectedTensor`],
    /// [`Error::TensorType`], [`Error::TensorShape`] and [`Error::TensorValue`] for the weights of another network.
    pub fn from_safetensors(bytes: &[u8]) -> Result<Self> {
        let mut found = container::read(bytes).map_err(|reason| Error::Safetensors { got: bytes.len(), reason })?;
        let mut net = Self::zeros();
        for ((name, shape), stored) in PARAMETER_NAMES.into_iter().zip(PARAMETER_SHAPES).zip(net.stored_mut()) {
            let tensor = take(&mut found, name, shape)?;
            let channels = shape[0];
            let inputs = stored.len() / channels;
            let values = match tensor.dtype {
                Dtype::F32 => floats(&tensor)?,
                Dtype::I8 => {
                    let scales = floats(&take(&mut found, &scale_name(name), &shape[..1])?)?;
                    let mut values: Vec<f32> = tensor.data.iter().map(|q| f32::from(q.cast_signed())).collect();
                    for (values, scale) in values.chunks_exact_mut(inputs).zip(scales) {
                        values.iter_mut().for_each(|value| *value *= scale);
                    }
                    finite(name, values)?
                }
                Dtype::Other(got) => {
                    return Err(Error::TensorType { name: name.into(), expected: "F32 or I8", got: got.into() });
                }
            };
            // A file is (OC, …), memory is (…, OC).
            for (channel, values) in values.chunks_exact(inputs).enumerate() {
                for (stored, value) in stored[channel..].iter_mut().step_by(channels).zip(values) {
                    *stored = *value;
                }
            }
        }
        match found.first() {
            Some(Tensor { name, .. }) => Err(Error::UnexpectedTensor { name: (*name).into() }),
            None => Ok(net),
        }
    }

    /// Writes the full form; reading it back gives the same bits.
    #[must_use]
    pub fn to_safetensors(&self) -> Vec<u8> {
        let named = PARAMETER_NAMES.into_iter().zip(PARAMETER_SHAPES).zip(self.stored());
        container::write(
            named
                .map(|((name, shape), stored)| {
                    let channels = shape[0];
                    let rows = (0..channels).flat_map(|channel| stored[channel..].iter().step_by(channels));
                    float_tensor(name.into(), shape, rows)
                })
                .collect(),
        )
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
        let mut tensors = Vec::new();
        for (name, tensor) in self.parameters() {
            if tensor.ndim() == 1 {
                tensors.push(float_tensor(name.into(), tensor.shape(), tensor.iter()));
                continue;
            }
            let scales: Vec<f32> = tensor.outer_iter().map(|channel| magnitude(&channel) / largest(name)).collect();
            let quantised = tensor.outer_iter().zip(&scales).flat_map(|(channel, &scale)| {
                channel.iter().map(|&w| steps(w, scale) as i8 as u8).collect::<Vec<u8>>()
            });
            tensors.push((name.to_owned(), Dtype::I8, tensor.shape().to_vec(), quantised.collect()));
            tensors.push(float_tensor(scale_name(name), &[scales.len()], scales.iter()));
        }
        container::write(tensors)
    }
}

/// Largest magnitude of a compact weight of tensor `name`.
fn largest(name: &str) -> f32 {
    if matches!(name, "c5.weight" | "f6.weight") { COARSE } else { f32::from(LARGEST) }
}

fn scale_name(name: &str) -> String {
    format!("{name}.scale")
}

/// Removes tensor `name` from `found`, if it has this `shape`.
fn take<'a>(found: &mut Vec<Tensor<'a>>, name: &str, shape: &[usize]) -> Result<Tensor<'a>> {
    let at = found.iter().position(|tensor| tensor.name == name);
    let tensor = found.remove(at.ok_or_else(|| Error::MissingTensor { name: name.into() })?);
    if tensor.shape == shape {
        return Ok(tensor);
    }
    Err(Error::TensorShape { name: name.into(), expected: shape.to_vec(), got: tensor.shape })
}

/// The values of an F32 tensor, all finite.
fn floats(tensor: &Tensor<'_>) -> Result<Vec<f32>> {
    if tensor.dtype != Dtype::F32 {
        let got = tensor.dtype.name().into();
        return Err(Error::TensorType { name: tensor.name.into(), expected: "F32", got });
    }
    let (chunks, _) = tensor.data.as_chunks::<4>();
    finite(tensor.name, chunks.iter().map(|&bytes| f32::from_le_bytes(bytes)).collect())
}

/// Refuses values that are not finite. The product of a finite scale and a weight can overflow.
fn finite(name: &str, values: Vec<f32>) -> Result<Vec<f32>> {
    match values.iter().position(|value| !value.is_finite()) {
        Some(index) => Err(Error::TensorValue { name: name.into(), index, got: values[index] }),
        None => Ok(values),
    }
}

fn float_tensor<'a>(name: String, shape: &[usize], values: impl Iterator<Item = &'a f32>) -> Outgoing {
    (name, Dtype::F32, shape.to_vec(), values.flat_map(|value| value.to_le_bytes()).collect())
}
