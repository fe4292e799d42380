//! The forward pass of any number of glyphs.

use super::{block::Block, lenet5::LeNet5};
use crate::{
    lanes::{LANES, QUAD},
    network::kernels::BLOCK,
    shape::{CLASSES, GLYPH_PIXELS},
};

impl LeNet5 {
    /// Float32 logits of N glyphs, `(N, 784)` to `(N, 10)`. Each row equals [`LeNet5::forward`] bit for bit.
    ///
    /// Blocks pay off where vectors are wider than the four lanes that one image fills, and only for more than a few
    /// glyphs: a block costs the same however few it holds.
    pub(crate) fn forward_rows(&self, rows: &[[f32; GLYPH_PIXELS]]) -> Vec<[f32; CLASSES]> {
        let mut logits = vec![[0.0; CLASSES]; rows.len()];
        let worth_a_block = |glyphs: usize| LANES > QUAD && glyphs >= BLOCK / 2;
        let mut block = worth_a_block(rows.len()).then(Block::new);
        for (rows, logits) in rows.chunks(BLOCK).zip(logits.chunks_mut(BLOCK)) {
            match &mut block {
                Some(block) if worth_a_block(rows.len()) => {
                    for (n, row) in rows.iter().enumerate() {
                        block.load(n, row);
                    }
                    self.forward_block(block);
                    for (n, logits) in logits.iter_mut().enumerate() {
                        *logits = block.logits(n);
                    }
                }
                _ => {
                    for (row, logits) in rows.iter().zip(logits) {
                        *logits = self.forward_pixels(row);
                    }
                }
            }
        }
        logits
    }
}
