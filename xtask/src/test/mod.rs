//! Every test there is, one leg after the other.
//!
//! A leg that cannot run has failed, and so has a leg in which nothing ran: a browser's flags or a renamed file must
//! not turn tests into silence.

mod native;
mod package;
mod page;
mod shipped;
mod tally;
mod wasm;

use std::{io::Write, time::Instant};

use crate::{
    chromium::{self, Chromium},
    figures,
    shell::{Result, say},
    tools,
};
use tally::Tally;

/// A leg's name, what it tests, and how.
type Leg = (&'static str, &'static str, fn(&Chromium) -> Result<Tally>);

const LEGS: [Leg; 11] = [
    ("style", "format and lints, for native and wasm", |_| native::style()),
    ("native", "all suites, natively", |_| native::suites()),
    ("package", "the library as a package, and what the workspace depends on", |_| package::checks()),
    ("node", "the core's suites as wasm without SIMD, in Node", |_| wasm::in_node()),
    ("simd", "the core's suites as wasm with SIMD, in Node", |_| wasm::in_node_with_simd()),
    ("browser", "the core's suites as wasm, without and with SIMD, in Chromium", wasm::in_browser),
    ("build", "the module as wasm-pack builds it by itself", |_| wasm::plain_build()),
    ("shipped", "the site as it ships: vector instructions and bytes", |_| shipped::checks()),
    ("figures", "the numbers that README and docs quote", |_| figures()),
    ("types", "the page's types", |_| page::types()),
    ("page", "the page in Chromium", page::behaviour),
];

/// Runs the named legs, or all; an error if anything failed.
pub(crate) fn run(names: &[&str]) -> Result<()> {
    if let Some(unknown) = names.iter().find(|name| LEGS.iter().all(|(leg, ..)| leg != *name)) {
        let known = LEGS.map(|(leg, ..)| leg).join(", ");
        return Err(format!("test: expected names of legs ({known}), got `{unknown}`"));
    }
    tools::ensure()?;
    let chromium = chromium::ensure()?;
    let mut total = Tally::default();
    let mut report = String::new();
    for (name, what, leg) in LEGS.into_iter().filter(|(leg, ..)| names.is_empty() || names.contains(leg)) {
        println!("\n== {name}: {what}");
        let start = Instant::now();
        let tally = leg(&chromium).unwrap_or_else(Tally::failure);
        let tally = if tally.is_empty() { Tally::failure(format!("{name}: nothing ran")) } else { tally };
        let line = format!("{name:8} {tally} in {:.0} s", start.elapsed().as_secs_f32());
        println!("== {line}");
        report += &format!("\n{line}");
        total += tally;
        // Whoever reads a pipe sees each leg when it ends.
        let _ = std::io::stdout().flush();
    }
    say(&format!("all legs:{report}"));
    println!("{total}");
    if total.failed == 0 { Ok(()) } else { Err(format!("{} of the tests failed", total.failed)) }
}

fn figures() -> Result<Tally> {
    let (passed, differ) = figures::compare()?;
    let failed = differ.len();
    for line in differ {
        println!("FAILED: {line}; if that is meant, `cargo xtask figures` writes it down");
    }
    Ok(Tally { passed, failed })
}
