//! The vector types of the kernels, and the only module that asks which vectors the target has.
//!
//! Vectors come from the `wide` crate: safe types that are one machine register where the target has it, and a plain
//! array elsewhere, with the same IEEE results. Nothing here fuses a multiplication with an addition. A fused
//! multiply-add rounds once instead of twice, and this crate prefers the same bits everywhere to its speed.
//!
//! The width follows the instructions that the crate was *compiled* for. Choosing at run time would need a second copy
//! of every kernel, and `unsafe` to call it. A WebAssembly engine could not run such a copy anyway.

#[cfg(not(target_feature = "avx"))]
use wide::f32x4 as Wide;
#[cfg(all(target_feature = "avx", not(target_feature = "avx512f")))]
use wide::f32x8 as Wide;
#[cfg(target_feature = "avx512f")]
use wide::f32x16 as Wide;
use wide::{bytemuck::cast, f32x4, i16x8, i32x4, u64x2};

/// The widest vector of `f32` that the target has, for kernels that hold one image per lane.
pub(crate) type Lanes = Wide;

/// The number of lanes of [`Lanes`]: 4, 8 or 16.
pub(crate) const LANES: usize = size_of::<Lanes>() / size_of::<f32>();

/// Four lanes, WebAssembly's width, for kernels that work on one image.
pub(crate) type Quad = f32x4;

/// The number of lanes of a [`Quad`].
pub(crate) const QUAD: usize = 4;

/// Four pairs of 16-bit integers. `dot` gives the dot product of each pair with its counterpart, in one instruction
/// where the target has it.
pub(crate) type Pairs = i16x8;

/// Four 32-bit accumulators.
pub(crate) type Sums = i32x4;

/// The `N` values from position `at` on.
///
/// # Panics
///
/// If there are fewer, as indexing does. One bounds check for a whole window instead of one for each value keeps the
/// inner loops free of branches.
#[inline(always)]
pub(crate) fn window<const N: usize, T>(values: &[T], at: usize) -> &[T; N] {
    values[at..].first_chunk().expect("the window lies within the values")
}

/// A mutable [`window`].
///
/// # Panics
///
/// Like [`window`].
#[inline(always)]
pub(crate) fn window_mut<const N: usize, T>(values: &mut [T], at: usize) -> &mut [T; N] {
    values[at..].first_chunk_mut().expect("the window lies within the values")
}

/// Loads [`LANES`] values from position `at` on.
#[inline(always)]
pub(crate) fn load(values: &[f32], at: usize) -> Lanes {
    Lanes::from(*window::<LANES, f32>(values, at))
}

/// Stores [`LANES`] values from position `at` on.
#[inline(always)]
pub(crate) fn store(values: &mut [f32], at: usize, lanes: Lanes) {
    *window_mut::<LANES, f32>(values, at) = lanes.to_array();
}

/// Loads [`QUAD`] values from position `at` on.
#[inline(always)]
pub(crate) fn load_quad(values: &[f32], at: usize) -> Quad {
    Quad::from(*window::<QUAD, f32>(values, at))
}

/// Transposes a matrix.
#[inline(always)]
pub(crate) fn transpose(rows: &[[f32; 16]; 16]) -> [[f32; 16]; 16] {
    let mut columns = [[0.0; 16]; 16];
    for y in (0..16).step_by(QUAD) {
        for x in (0..16).step_by(QUAD) {
            let tile = Quad::transpose(core::array::from_fn(|i| load_quad(&rows[y + i], x)));
            for (column, quad) in columns[x..].iter_mut().zip(tile) {
                *window_mut(column, y) = quad.to_array();
            }
        }
    }
    columns
}

/// Each lane, or `0.0` where it is not positive. The result is never NaN or `-0.0`.
#[inline(always)]
pub(crate) fn rectify(quad: Quad) -> Quad {
    quad & quad.simd_gt(Quad::splat(0.0))
}

/// One bit for each of 4 to 32 values, starting at the lowest: whether the value is neither `0.0` nor `-0.0`.
#[inline(always)]
pub(crate) fn not_zeros(values: &[f32]) -> u32 {
    let mut bits = 0;
    for at in (0..values.len()).step_by(QUAD) {
        // The last quad may overlap the one before. Bits set twice agree.
        let at = at.min(values.len() - QUAD);
        bits |= load_quad(values, at).simd_ne(Quad::splat(0.0)).to_bitmask() << at;
    }
    bits
}

/// The larger of the first two lanes, and of the last two. No lane may be negative or NaN.
#[inline(always)]
pub(crate) fn larger_neighbours(quad: Quad) -> [f32; 2] {
    let right: Quad = cast(cast::<_, u64x2>(quad) >> 32_u32);
    let [left, _, right, _] = quad.fast_max(right).to_array();
    [left, right]
}

/// Loads four pairs from position `at` on.
#[inline(always)]
pub(crate) fn load_pairs(values: &[i16], at: usize) -> Pairs {
    Pairs::from(*window::<8, i16>(values, at))
}

/// The same pair in all four places.
#[inline(always)]
pub(crate) fn splat_pair(pair: [i16; 2]) -> Pairs {
    cast(Sums::splat(cast(pair)))
}

/// The pairs `(a, b)`, each value rounded as [`round_to_row`] does.
#[inline(always)]
pub(crate) fn round_to_pairs(a: Quad, b: Quad) -> Pairs {
    let [a, b] = [a, b].map(round);
    cast((a & Sums::splat(0xffff)) | (b << 16_u32))
}

/// The values of `a`, then those of `b`, each rounded to the nearest integer, ties to even. Values must be in
/// `0.0..=32767.0`.
#[inline(always)]
pub(crate) fn round_to_row(a: Quad, b: Quad) -> Pairs {
    Pairs::from_i32x8_saturate(cast([a, b].map(|quad| round(quad) & Sums::splat(0x7fff))))
}

/// Rounds to an integer in the lowest 16 bits; the bits above are meaningless.
///
/// From 2^23 on every float is an integer, so adding 2^23 rounds and leaves the result in the lowest bits. This avoids
/// a conversion instruction, which differs between targets.
#[inline(always)]
fn round(quad: Quad) -> Sums {
    cast(quad + Quad::splat(8_388_608.0))
}

/// The largest of `4 * n` values, none of which may be negative or NaN; zero if there are none.
#[inline(never)]
pub(crate) fn largest(values: &[f32]) -> f32 {
    // Floats that are not negative are ordered as their bits are.
    let quads = values.as_chunks::<QUAD>().0.iter();
    let largest = quads.fold(Sums::splat(0), |largest, &quad| largest.max(cast(quad)));
    f32::from_bits(largest.to_array().into_iter().fold(0, i32::max).cast_unsigned())
}
