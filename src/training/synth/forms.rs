//! The forms: ways to write each digit, and drawings that are not digits. Data only; [`super::sketch`] describes the
//! notation.
//!
//! In each list the common forms come first and are chosen more often. All were drawn for this project.
//!
//! A form has a digit's label only if any reader would read that digit. Forms that only their writer can tell apart are
//! in [`BETWEEN`]: a network that learnt one label for them would be sure where nobody can be.

mod bellied;
mod between;
mod round;
mod signs;
mod straight;

use self::{
    bellied::{FIVE, THREE, TWO},
    round::{EIGHT, NINE, SIX, ZERO},
    straight::{FOUR, ONE, SEVEN},
};

pub(super) use self::{
    between::BETWEEN,
    signs::{TURNED, UPRIGHT},
};

/// Ways to write 0 to 9.
pub(super) const DIGITS: [&[&str]; 10] = [ZERO, ONE, TWO, THREE, FOUR, FIVE, SIX, SEVEN, EIGHT, NINE];
