//! The command line.
#![allow(dead_code, reason = "the commands that use these modules are still to come")]

mod failure;
mod files;
mod ink_file;

fn main() {}
