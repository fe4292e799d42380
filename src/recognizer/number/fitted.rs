//! The weights of the number reader, as `lenet5 fit-numbers` writes them: integer multiples of a step, as 16-bit
//! little-endian integers. The weights of the tables come first, then those of the trajectory classifier's networks.

use super::{
    table::{self, TABLES, Table},
    trajectory::{self, TrajectoryClassifier, TrajectoryNetwork},
};

const FILE: &[u8] = include_bytes!("fitted.bin");
/// The offset at which the networks begin.
const TABLE_BYTES: usize = 2 * TABLES * table::WEIGHTS;

/// The file that holds these weights, rounded.
#[must_use]
pub fn to_bytes(tables: &[Table; TABLES], classifier: &TrajectoryClassifier) -> Vec<u8> {
    let steps = |weights: &[f32], step: f32| -> Vec<u8> {
        weights.iter().flat_map(|weight| ((weight / step).round() as i16).to_le_bytes()).collect()
    };
    let tables = tables.iter().flat_map(|table| steps(&table.0, table::STEP));
    let networks = classifier.0.iter().flat_map(|network| steps(&network.0, trajectory::STEP));
    tables.chain(networks).collect()
}

fn from_bytes(bytes: &[u8], step: f32) -> Vec<f32> {
    bytes.as_chunks().0.iter().map(|&pair| f32::from(i16::from_le_bytes(pair)) * step).collect()
}

impl Table {
    /// The fitted weights.
    #[must_use]
    pub fn fitted() -> [Self; TABLES] {
        let weights = from_bytes(&FILE[..TABLE_BYTES], table::STEP);
        let tables = weights.as_chunks().0;
        core::array::from_fn(|i| Self(tables[i]))
    }
}

impl TrajectoryClassifier {
    /// The fitted weights.
    #[must_use]
    pub fn fitted() -> Self {
        let weights = from_bytes(&FILE[TABLE_BYTES..], trajectory::STEP);
        Self(weights.chunks_exact(trajectory::WEIGHTS).map(|network| TrajectoryNetwork(network.to_vec())).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_file_has_a_place_for_each_weight() {
        assert_eq!(FILE.len(), TABLE_BYTES + 2 * trajectory::NETWORKS * trajectory::WEIGHTS);
        assert_eq!(to_bytes(&Table::fitted(), &TrajectoryClassifier::fitted()), FILE);
    }
}
