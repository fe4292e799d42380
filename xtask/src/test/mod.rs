//! Runs all tests, one leg after the other.
//!
//! The page's tests mostly wait for a browser or for time to pass. They start first and run in parallel with the other
//! legs, whose compilers use the rest of the processor at a lower priority. Downloads run in parallel with compilers too.
//!
//! A leg fails if it cannot run, and also if no test ran in it: a browser flag or a renamed file must not silently skip
//! tests.

mod consumers;
mod engines;
mod native;
mod onnx;
mod package;
mod page;
mod shipped;
mod tally;
mod wasm;

use std::{
    io::Write,
    thread::{self, JoinHandle},
    time::Instant,
};

use crate::{
    chromium::{self, Chromium},
    figures,
    shell::{self, Result, joined, say},
    tools,
};
use page::Driving;
use tally::Tally;

/// What the legs share.
struct Bench {
    chromium: Chromium,
    page: Option<JoinHandle<Result<Driving>>>,
}

/// A leg's name, what it tests, and how.
type Leg = (&'static str, &'static str, fn(&mut Bench) -> Result<Tally>);

/// The leg that runs in parallel with the others.
const PAGE: &str = "page";

/// The legs that run only if they are named: each takes as long as all the others together.
const NAMED: [&str; 2] = ["firefox", "webkit"];

const LEGS: [Leg; 15] = [
    ("style", "format and lints, for native and wasm", |_| native::style()),
    ("native", "all suites, natively", |_| native::suites()),
    ("package", "the library's package, and the workspace's dependencies", |_| package::checks()),
    ("node", "the library's suites as plain wasm, in Node", |_| wasm::in_node()),
    ("browser", "the same in Chromium", |bench| wasm::in_browser(&bench.chromium)),
    ("simd", "the library's suites as wasm with SIMD, in Node and in Chromium", |bench| {
        wasm::with_simd(&bench.chromium)
    }),
    ("build", "the npm package in Node, and the module built by plain wasm-pack beside those that ship", |_| {
        wasm::builds()
    }),
    ("shipped", "the shipped site: vector instructions and bytes", |_| shipped::checks()),
    ("figures", "the numbers that README and docs quote", |_| figures()),
    ("types", "the page's types", |_| page::types()),
    ("consumers", "the npm package in plain pages, bundlers, frameworks, Node and Deno", |bench| {
        consumers::checks(&bench.chromium)
    }),
    ("engines", "page, element and module in Chromium, Firefox and WebKit", |bench| engines::checks(&bench.chromium)),
    (PAGE, "the page in Chromium, begun before the other legs", |bench| match bench.page.take() {
        Some(driving) => joined(driving)?.finish(),
        None => Err("the page is not driven".to_owned()),
    }),
    (NAMED[0], "the page's own tests in Firefox", |_| engines::page_in("Firefox")),
    (NAMED[1], "the page's own tests in WebKit", |_| engines::page_in("WebKit")),
];

/// Runs the named legs, or all except [`NAMED`]. Returns an error if anything failed.
pub(crate) fn run(names: &[&str]) -> Result<()> {
    if let Some(unknown) = names.iter().find(|name| LEGS.iter().all(|(leg, ..)| leg != *name)) {
        let known = LEGS.map(|(leg, ..)| leg).join(", ");
        return Err(format!("test: expected names of legs ({known}), got `{unknown}`"));
    }
    let chromium = thread::spawn(chromium::ensure);
    let tools = tools::ensure();
    let chromium = joined(chromium)?;
    tools?;
    let chosen = |name: &str| if names.is_empty() { !NAMED.contains(&name) } else { names.contains(&name) };
    let page = chosen(PAGE).then(|| page::begin(chromium.shell.clone()));
    if page.is_some() {
        shell::give_way();
    }
    let mut bench = Bench { chromium, page };
    let mut total = Tally::default();
    let mut report = String::new();
    for (name, what, leg) in LEGS.into_iter().filter(|(leg, ..)| chosen(leg)) {
        println!("\n== {name}: {what}");
        let start = Instant::now();
        let tally = leg(&mut bench).unwrap_or_else(Tally::failure);
        let tally = if tally.is_empty() { Tally::failure(format!("{name}: nothing ran")) } else { tally };
        let line = format!("{name:8} {tally} in {:.0} s", start.elapsed().as_secs_f32());
        println!("== {line}");
        report += &format!("\n{line}");
        total += tally;
        // Flush, so that the reader of a pipe sees each leg as it ends.
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
        println!("FAILED: {line}; if that is intended, run `cargo xtask figures`");
    }
    Ok(Tally { passed, failed })
}
