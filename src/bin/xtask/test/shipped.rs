//! The site as it ships.

use std::path::Path;

use super::tally::Tally;
use crate::{
    project::{files, relative},
    server::brotli,
    shell::{Context, Result, say},
    site,
    wasm::Build,
};

/// The module for engines with SIMD has at least this many vector instructions: fewer mean that a loop of the kernels
/// is no longer vectorised.
const VECTOR_INSTRUCTIONS: usize = 1;

/// A first visit transfers at most this many bytes, compressed by Brotli.
const FIRST_VISIT_BYTES: usize = 200_000;

pub(super) fn checks() -> Result<Tally> {
    let dist = site::build()?;
    let with = vector_instructions(&dist.join("pkg/lenet5_bg.wasm"))?;
    let without = vector_instructions(&Build { simd: false }.pack()?.join("lenet5_bg.wasm"))?;
    let bytes = first_visit_bytes(&dist)?;
    say(&format!("{with} vector instructions, {without} in the module without SIMD; a first visit is {bytes} bytes"));
    let mut tally = Tally::check(demand(with >= VECTOR_INSTRUCTIONS, || {
        format!("expected at least {VECTOR_INSTRUCTIONS} vector instructions, found {with}")
    }));
    tally += Tally::check(demand(without == 0, || {
        format!("expected no vector instruction in the module without SIMD, found {without}")
    }));
    tally += Tally::check(demand(bytes <= FIRST_VISIT_BYTES, || {
        format!("expected a first visit of at most {FIRST_VISIT_BYTES} bytes, found {bytes}")
    }));
    Ok(tally)
}

fn demand(holds: bool, otherwise: impl FnOnce() -> String) -> Result<()> {
    if holds { Ok(()) } else { Err(otherwise()) }
}

/// Counts the instructions of a linked module that begin with the vector prefix.
///
/// Only the linked module counts: with link-time optimisation, what the compiler emits before shows no vector code.
fn vector_instructions(module: &Path) -> Result<usize> {
    const VECTOR_PREFIX: u8 = 0xfd;
    let bytes = std::fs::read(module).context(|| format!("could not read {}", module.display()))?;
    let malformed = || format!("{}: malformed", module.display());
    let mut count = 0;
    for payload in wasmparser::Parser::new(0).parse_all(&bytes) {
        let wasmparser::Payload::CodeSectionEntry(body) = payload.context(malformed)? else { continue };
        let operators = body.get_operators_reader().context(malformed)?;
        for operator in operators.into_iter_with_offsets() {
            let (_, offset) = operator.context(malformed)?;
            let offset = usize::try_from(offset).context(malformed)?;
            count += usize::from(bytes[offset] == VECTOR_PREFIX);
        }
    }
    Ok(count)
}

/// The sum of all files that a first visit loads: neither icons nor the offline worker, which waits for the page.
fn first_visit_bytes(dist: &Path) -> Result<usize> {
    let mut sum = 0;
    for file in files(dist)? {
        let name = relative(dist, &file);
        if [".html", ".css", ".js", ".wasm"].iter().any(|end| name.ends_with(end)) && name != "sw.js" {
            sum += brotli(&file)?.len();
        }
    }
    Ok(sum)
}
