//! Runs all tests, in legs.
//!
//! Three lanes run in parallel, because none keeps two cores busy by itself: tests wait for a browser or for time to pass,
//! and a suite ends with its longest test. The page's tests start first. The other lanes have a lower priority, since their
//! compilers would take all of the processor. Downloads run in parallel with compilers too.
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
    sync::mpsc::{self, Receiver},
    thread,
    time::Instant,
};

use crate::{
    chromium::{self, Chromium},
    figures,
    shell::{self, Result, joined, say},
    tools,
};
use tally::Tally;

/// What a leg does: its tests, in this browser where they need one.
type Run = fn(&Chromium) -> Result<Tally>;

/// Where a leg runs.
#[derive(Clone, Copy)]
enum Lane {
    /// In the first lane, whose output is shown as it comes.
    First(Run),
    /// In the second lane, which starts with the first. Its output is kept until all legs listed before it have ended.
    Second(Run),
    /// In parallel with both lanes.
    Page,
    /// In the first lane, but only if it is named: it takes as long as all others.
    Named(Run),
}

/// A leg's name, what it tests, and where.
type Leg = (&'static str, &'static str, Lane);

const LEGS: [Leg; 15] = [
    ("style", "format and lints, for native and wasm", Lane::First(|_| native::style())),
    ("native", "all suites, natively", Lane::First(|_| native::suites())),
    ("engines", "page, element and module in Chromium, Firefox and WebKit", Lane::First(engines::checks)),
    ("package", "the library's package, and the workspace's dependencies", Lane::Second(|_| package::checks())),
    ("node", "the library's suites as plain wasm, in Node", Lane::Second(|_| wasm::in_node())),
    ("browser", "the same in Chromium", Lane::Second(wasm::in_browser)),
    ("simd", "the library's suites as wasm with SIMD, in Node and in Chromium", Lane::Second(wasm::with_simd)),
    (
        "build",
        "the npm package in Node, and the module built by plain wasm-pack beside those that ship",
        Lane::Second(|_| wasm::builds()),
    ),
    ("shipped", "the shipped site: vector instructions and bytes", Lane::Second(|_| shipped::checks())),
    ("figures", "the numbers that README and docs quote", Lane::Second(|_| figures())),
    ("types", "the page's types", Lane::Second(|_| page::types())),
    (
        "consumers",
        "the npm package in plain pages, bundlers, frameworks, Node and Deno",
        Lane::Second(consumers::checks),
    ),
    ("page", "the page in Chromium", Lane::Page),
    ("firefox", "the page's own tests in Firefox", Lane::Named(|_| engines::page_in("Firefox"))),
    ("webkit", "the page's own tests in WebKit", Lane::Named(|_| engines::page_in("WebKit"))),
];

/// Runs the named legs, or all but those that have to be named; an error if anything failed.
pub(crate) fn run(names: &[&str]) -> Result<()> {
    if let Some(unknown) = names.iter().find(|name| LEGS.iter().all(|(leg, ..)| leg != *name)) {
        let known = LEGS.map(|(leg, ..)| leg).join(", ");
        return Err(format!("test: expected names of legs ({known}), got `{unknown}`"));
    }
    let chromium = thread::spawn(chromium::ensure);
    let tools = tools::ensure();
    let chromium = joined(chromium)?;
    tools?;
    let chosen = |&(name, _, lane): &Leg| {
        if names.is_empty() { !matches!(lane, Lane::Named(_)) } else { names.contains(&name) }
    };
    let legs: Vec<Leg> = LEGS.into_iter().filter(chosen).collect();
    let mut page =
        legs.iter().any(|(.., lane)| matches!(lane, Lane::Page)).then(|| page::begin(chromium.shell.clone()));
    if page.is_some() {
        shell::give_way();
    }
    let second = legs.iter().filter_map(|&(.., lane)| if let Lane::Second(run) = lane { Some(run) } else { None });
    let second = beside(second.collect(), chromium.clone());
    let mut total = Tally::default();
    let mut report = String::new();
    for (name, what, lane) in legs {
        shell::line(&format!("\n== {name}: {what}"));
        let (tally, seconds) = match lane {
            Lane::First(run) | Lane::Named(run) => timed(|| run(&chromium)),
            Lane::Second(_) => second.recv().map_or_else(
                |_| (Tally::failure("the second lane has ended; see above".to_owned()), 0.0),
                |(ran, output)| {
                    shell::print(&output);
                    ran
                },
            ),
            Lane::Page => timed(|| joined(page.take().ok_or("the page is not driven")?)?.finish()),
        };
        let tally = if tally.is_empty() { Tally::failure(format!("{name}: nothing ran")) } else { tally };
        let line = format!("{name:8} {tally} in {seconds:.0} s");
        shell::line(&format!("== {line}"));
        report += &format!("\n{line}");
        total += tally;
    }
    say(&format!("all legs:{report}"));
    shell::line(&total.to_string());
    if total.failed == 0 { Ok(()) } else { Err(format!("{} of the tests failed", total.failed)) }
}

/// How a leg ended, and its seconds.
type Ran = (Tally, f32);

/// Runs legs in another thread, one after the other. Returns how each ended, with its output.
fn beside(legs: Vec<Run>, chromium: Chromium) -> Receiver<(Ran, String)> {
    let (sender, ended) = mpsc::channel();
    thread::spawn(move || legs.into_iter().try_for_each(|run| sender.send(shell::kept(|| timed(|| run(&chromium))))));
    ended
}

fn timed(leg: impl FnOnce() -> Result<Tally>) -> Ran {
    let start = Instant::now();
    let tally = leg().unwrap_or_else(Tally::failure);
    (tally, start.elapsed().as_secs_f32())
}

fn figures() -> Result<Tally> {
    let (passed, differ) = figures::compare()?;
    let failed = differ.len();
    for figure in differ {
        shell::line(&format!("FAILED: {figure}; if that is intended, run `cargo xtask figures`"));
    }
    Ok(Tally { passed, failed })
}
