//! Checks the shipped site against its limits.

use super::tally::Tally;
use crate::{
    measures::{Measures, measure},
    shell::{Result, line},
};

/// The minimum number of vector instructions in the module that reads and in the one that learns. Fewer mean that a loop
/// in the kernels is no longer vectorised.
const VECTOR_INSTRUCTIONS: [usize; 2] = [1_950, 6_900];

/// The maximum number of bytes that a first visit transfers, compressed with Brotli.
const FIRST_VISIT_BYTES: u64 = 90_500;

/// The same maximum for the form control in other people's pages, with its module.
const ELEMENT_BYTES: u64 = 85_000;

pub(super) fn checks() -> Result<Tally> {
    let measures = measure()?;
    line(&format!("{measures:#?}"));
    let Measures { vector_instructions, refusals, machine_paths, element_bytes, first_visit_bytes, .. } = measures;
    let enough = vector_instructions.iter().zip(VECTOR_INSTRUCTIONS).all(|(&found, least)| found >= least);
    let mut tally = Tally::check(demand(enough, || {
        format!("expected at least {VECTOR_INSTRUCTIONS:?} vector instructions, found {vector_instructions:?}")
    }));
    tally += Tally::check(demand(refusals.is_empty(), || {
        format!("expected modules that old engines accept, but they reject: {}", refusals.join("; "))
    }));
    tally += Tally::check(demand(machine_paths == 0, || {
        format!("expected no path of this machine in the modules, found {machine_paths}")
    }));
    tally += Tally::check(demand(first_visit_bytes <= FIRST_VISIT_BYTES, || {
        format!("expected a first visit of at most {FIRST_VISIT_BYTES} bytes, found {first_visit_bytes}")
    }));
    tally += Tally::check(demand(element_bytes <= ELEMENT_BYTES, || {
        format!("expected the element to have at most {ELEMENT_BYTES} bytes, found {element_bytes}")
    }));
    Ok(tally)
}

fn demand(holds: bool, otherwise: impl FnOnce() -> String) -> Result<()> {
    if holds { Ok(()) } else { Err(otherwise()) }
}
