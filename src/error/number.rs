//! Numbers in messages.
//!
//! The standard library formats floats with big integers and tables, for every format. Messages need one format. The
//! WebAssembly module would carry the rest to every visitor, for errors that hardly any visitor sees.

use core::fmt;

/// A number as messages show it: the fewest digits that identify the `f32`, with an exponent if it is large or small.
pub(super) struct Number(pub(super) f32);

impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let value = f64::from(self.0.abs());
        if !value.is_finite() {
            return f.write_str(match self.0 {
                f32::INFINITY => "inf",
                f32::NEG_INFINITY => "-inf",
                _ => "NaN",
            });
        }
        // value = leading * 10^exponent, up to the rounding of the steps. The relative error is below SLACK, a
        // millionth of the distance between two f32.
        const SLACK: f64 = 1e-13;
        let (mut leading, mut power, mut exponent) = (value, 1.0, 0);
        while leading >= 10.0 {
            (leading, power, exponent) = (leading / 10.0, power * 10.0, exponent + 1);
        }
        while leading < 1.0 && leading > 0.0 {
            (leading, power, exponent) = (leading * 10.0, power / 10.0, exponent - 1);
        }
        // digits = leading * unit, unit = 10^places; nine digits identify any f32.
        let (mut unit, mut places) = (1.0, 0);
        let named = |unit: f64| {
            let near = (leading * unit).round() / unit * power;
            [1.0 - SLACK, 1.0 + SLACK].iter().all(|slack| (near * slack) as f32 == self.0.abs())
        };
        while places < 8 && !named(unit) {
            (unit, places) = (unit * 10.0, places + 1);
        }
        let mut digits = (leading * unit).round() as u64;
        // 9.9999997 becomes ten where one digit is enough.
        if digits as f64 >= 10.0 * unit {
            (digits, exponent) = (digits / 10, exponent + 1);
        }
        let plain = (-5..9).contains(&exponent);
        if plain {
            places -= exponent;
        }
        while places < 0 {
            (digits, places) = (digits * 10, places + 1);
        }
        let (sign, unit) = (if self.0 < 0.0 { "-" } else { "" }, 10_u64.pow(places as u32));
        write!(f, "{sign}{}", digits / unit)?;
        if places > 0 {
            write!(f, ".{:0width$}", digits % unit, width = places as usize)?;
        }
        if plain { Ok(()) } else { write!(f, "e{exponent}") }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_look_as_one_writes_them() {
        for (value, text) in [
            (0.0, "0"),
            (1.5, "1.5"),
            (-0.25, "-0.25"),
            (0.1, "0.1"),
            (1.000_000_1, "1.0000001"),
            (-12_345_678.0, "-12345678"),
            (1e9, "1e9"),
            (2.5e9, "2.5e9"),
            (1e-5, "0.00001"),
            (1e-6, "1e-6"),
            (f32::MAX, "3.4028235e38"),
            (f32::from_bits(1), "1e-45"),
            (f32::NAN, "NaN"),
            (f32::NEG_INFINITY, "-inf"),
        ] {
            assert_eq!(Number(value).to_string(), text);
        }
    }

    #[test]
    fn numbers_read_back() {
        for bits in (0..f32::INFINITY.to_bits()).step_by(9_973) {
            let value = f32::from_bits(bits);
            assert_eq!(Number(value).to_string().parse(), Ok(value), "{value:e}");
        }
    }
}
