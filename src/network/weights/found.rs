//! The tensors of a file, looked up by the network's names.

use super::container::Tensor;
use crate::{
    error::{Error, Result},
    network::lenet5::PARAMETER_NAMES,
};

/// The tensors that have not been taken yet.
pub(super) struct Found<'a> {
    tensors: Vec<Tensor<'a>>,
    /// What precedes the network's own names in this file: `module.` if a PyTorch wrapper holds the network,
    /// `model._orig_mod.` if two do, usually nothing.
    prefix: &'a str,
}

impl<'a> Found<'a> {
    /// The prefix is that of the first tensor whose name ends with `c1.weight`; the other names must have it too.
    pub(super) fn new(tensors: Vec<Tensor<'a>>) -> Self {
        let prefix = tensors.iter().find_map(|tensor| tensor.name.strip_suffix(PARAMETER_NAMES[0])).unwrap_or_default();
        Self { tensors, prefix }
    }

    /// Removes and returns the tensor that the network calls `name`, which must have this `shape`.
    pub(super) fn take(&mut self, name: &str, shape: &[usize]) -> Result<Tensor<'a>> {
        let is_named = |tensor: &Tensor<'_>| tensor.name.strip_prefix(self.prefix) == Some(name);
        let Some(at) = self.tensors.iter().position(is_named) else {
            let alike = self.tensors.iter().find(|tensor| tensor.name.ends_with(name));
            return Err(Error::MissingTensor {
                name: format!("{}{name}", self.prefix),
                got: alike.map(|tensor| tensor.name.into()),
            });
        };
        let tensor = self.tensors.remove(at);
        if tensor.shape == shape {
            return Ok(tensor);
        }
        Err(Error::TensorShape { name: tensor.name.into(), expected: shape.to_vec(), got: tensor.shape })
    }

    pub(super) fn expect_none_left(&self) -> Result<()> {
        match self.tensors.first() {
            Some(tensor) => Err(Error::UnexpectedTensor { name: tensor.name.into() }),
            None => Ok(()),
        }
    }
}
