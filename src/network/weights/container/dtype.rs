//! The types of a tensor's elements, by their names in the header.

pub(in crate::network::weights) const F32: &str = "F32";
pub(in crate::network::weights) const I8: &str = "I8";

/// Bytes of an element, and its value as a function of its bits.
type Element = (usize, fn(u64) -> f32);

/// The elements of a type; `None` for a type that this crate does not read.
///
/// F64 is rounded to the nearest `f32`; the other types fit.
pub(super) fn element(dtype: &str) -> Option<Element> {
    match dtype {
        I8 => Some((1, |bits| f32::from(bits as i8))),
        "F16" => Some((2, half)),
        "BF16" => Some((2, |bits| f32::from_bits((bits as u32) << 16))),
        F32 => Some((4, |bits| f32::from_bits(bits as u32))),
        "F64" => Some((8, |bits| f64::from_bits(bits) as f32)),
        _ => None,
    }
}

/// The value of a float16: a sign, an exponent of five bits biased by 15, ten bits of the fraction.
///
/// With its exponent in the place of `f32`'s, whose bias is 127, it is too small by a factor of 2^112. Multiplying by
/// that is exact, subnormals included. Infinities and NaN, whose exponents have all bits set, become 2^16 or more.
fn half(bits: u64) -> f32 {
    const TOO_SMALL: f32 = f32::from_bits((127 + 112) << 23);
    let bits = bits as u32;
    let magnitude = f32::from_bits((bits & 0x7fff) << 13) * TOO_SMALL;
    let special = if magnitude < 65_536.0 { 0 } else { f32::INFINITY.to_bits() };
    f32::from_bits((bits & 0x8000) << 16 | magnitude.to_bits() | special)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_float16_has_its_value() {
        for bits in 0..=u16::MAX {
            let (exponent, fraction) = (i32::from(bits >> 10 & 31), f64::from(bits & 1023));
            let magnitude = match exponent {
                0 => fraction * 2_f64.powi(-24),
                31 if fraction == 0.0 => f64::INFINITY,
                31 => f64::NAN,
                _ => (1024.0 + fraction) * 2_f64.powi(exponent - 25),
            };
            let (got, sign) = (half(bits.into()), bits >> 15 == 1);
            assert!(got.is_nan() && magnitude.is_nan() || f64::from(got.abs()) == magnitude, "{bits:#06x}: {got:e}");
            assert_eq!(got.is_sign_negative(), sign, "{bits:#06x}");
        }
    }
}
