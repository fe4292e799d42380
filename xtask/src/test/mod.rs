//! Runs all tests, leg after leg.
//!
//! Tests that drive a browser mostly wait, for it or for time to pass. Their legs run in a second process of this program,
//! beside those whose compilers take the rest of the processor at a lower priority. What only downloads runs beside
//! compilers as well.
//!
//! A leg fails if it cannot run, and also if no test ran in it: a browser flag or a renamed file must not skip tests in
//! silence.

mod consumers;
mod engines;
mod native;
mod onnx;
mod package;
mod page;
mod shipped;
mod tally;
mod wasm;

use std::{env, io::Write, mem::swap, process::Command, thread, time::Instant};

use crate::{
    chromium::{self, Chromium},
    figures,
    shell::{self, Context, Result, Running, joined, say},
    tools,
};
use tally::Tally;

/// A leg's name, what it tests, and how.
type Leg = (&'static str, &'static str, fn(&Chromium) -> Result<Tally>);

/// The leg that runs only if it is named: it takes as long as all others.
const FIREFOX: &str = "firefox";

/// The legs that run in a process of their own if others are to run as well.
const BESIDE: [&str; 4] = ["page", "consumers", "engines", FIREFOX];

const LEGS: [Leg; 14] = [
    ("style", "format and lints, for native and wasm", |_| native::style()),
    ("native", "all suites, natively", |_| native::suites()),
    ("package", "the library's package, and the workspace's dependencies", |_| package::checks()),
    ("node", "the library's suites as plain wasm, in Node", |_| wasm::in_node()),
    ("browser", "the same in Chromium", wasm::in_browser),
    ("simd", "the library's suites as wasm with SIMD, in Node and in Chromium", wasm::with_simd),
    ("build", "the npm package in Node, and the module built by plain wasm-pack beside those that ship", |_| {
        wasm::builds()
    }),
    ("shipped", "the shipped site: vector instructions and bytes", |_| shipped::checks()),
    ("figures", "the numbers that README and docs quote", |_| figures()),
    ("types", "the page's types", |_| page::types()),
    ("page", "the page in Chromium", page::checks),
    ("consumers", "the npm package in plain pages, bundlers, frameworks, Node and Deno", consumers::checks),
    ("engines", "page, element and module in Chromium, Firefox and WebKit", engines::checks),
    (FIREFOX, "the page's own tests in Firefox", |_| engines::page_in_firefox()),
];

/// Runs the named legs, or all but [`FIREFOX`]; an error if anything failed.
pub(crate) fn run(names: &[&str]) -> Result<()> {
    if let Some(unknown) = names.iter().find(|name| LEGS.iter().all(|(leg, ..)| leg != *name)) {
        let known = LEGS.map(|(leg, ..)| leg).join(", ");
        return Err(format!("test: expected names of legs ({known}), got `{unknown}`"));
    }
    let chromium = thread::spawn(chromium::ensure);
    let tools = tools::ensure();
    let chromium = joined(chromium)?;
    tools?;
    let chosen = |name: &str| if names.is_empty() { name != FIREFOX } else { names.contains(&name) };
    let legs = LEGS.into_iter().filter(|(leg, ..)| chosen(leg));
    let (mut beside, mut legs): (Vec<Leg>, Vec<Leg>) = legs.partition(|(leg, ..)| BESIDE.contains(leg));
    if legs.is_empty() {
        swap(&mut beside, &mut legs);
    }
    let beside = (!beside.is_empty()).then(|| begin(&beside)).transpose()?;
    if beside.is_some() {
        shell::give_way();
    }
    let (mut total, mut report) = run_legs(&legs, &chromium);
    if let Some(beside) = beside {
        let (succeeded, output) = beside.finish()?;
        total += Tally::of_legs(succeeded, &output);
        report.extend(output.lines().filter_map(|line| line.strip_prefix(ENDED)).map(str::to_owned));
    }
    say(&format!("all legs:\n{}", report.join("\n")));
    println!("{total}");
    if total.failed == 0 { Ok(()) } else { Err(format!("{} of the tests failed", total.failed)) }
}

/// How a line begins that says what a leg has come to.
const ENDED: &str = "=> ";

/// Starts legs in another process of this program.
fn begin(legs: &[Leg]) -> Result<Running> {
    let program = env::current_exe().context(|| "could not find this program".to_owned())?;
    shell::start(Command::new(program).arg("test").args(legs.iter().map(|(name, ..)| name)))
}

/// Runs legs in this process. Returns their sum, and a line for each.
fn run_legs(legs: &[Leg], chromium: &Chromium) -> (Tally, Vec<String>) {
    let mut total = Tally::default();
    let mut report = Vec::new();
    for (name, what, leg) in legs {
        println!("\n== {name}: {what}");
        let start = Instant::now();
        let tally = leg(chromium).unwrap_or_else(Tally::failure);
        let tally = if tally.is_empty() { Tally::failure(format!("{name}: nothing ran")) } else { tally };
        let line = format!("{name:8} {tally} in {:.0} s", start.elapsed().as_secs_f32());
        println!("{ENDED}{line}");
        report.push(line);
        total += tally;
        // A pipe's reader sees each leg when it ends.
        let _ = std::io::stdout().flush();
    }
    (total, report)
}

fn figures() -> Result<Tally> {
    let (passed, differ) = figures::compare()?;
    let failed = differ.len();
    for line in differ {
        println!("FAILED: {line}; if that is intended, run `cargo xtask figures`");
    }
    Ok(Tally { passed, failed })
}
