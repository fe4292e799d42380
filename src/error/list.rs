//! Lists in messages and files.

use core::fmt;

/// Numbers as `[6, 1, 5, 5]`. The standard library's list formatting includes code for indented output.
pub(crate) struct List<'a>(pub(crate) &'a [usize]);

impl fmt::Display for List<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut before = "[";
        for number in self.0 {
            write!(f, "{before}{number}")?;
            before = ", ";
        }
        f.write_str(if self.0.is_empty() { "[]" } else { "]" })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_look_as_the_standard_library_writes_them() {
        for list in [&[][..], &[7], &[6, 1, 5, 5]] {
            assert_eq!(List(list).to_string(), format!("{list:?}"));
        }
    }
}
