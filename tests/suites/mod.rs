//! Suites that run natively, in Node and in browsers from the same source, with the same results.

mod ink;
mod int8;
mod kernels;
mod lattice;
mod network;
mod number_pictures;
mod numbers;
mod safetensors;
mod segments;
mod specks;
mod surroundings;
mod target;
mod taught;
mod teaching;
mod tiny;
mod weights;
