//! The benchmarks: the native kernels, and the module compared with its peers in a browser.
//!
//! `benches/browser/` says what the browser part measures and how. This module builds it, serves it and writes its
//! table.

use std::{
    path::{Path, PathBuf},
    process::Command,
};

use crate::{
    chromium, program,
    project::{cargo, root, target},
    server::{Server, compressed},
    shell::{Result, capture, run, say},
    site, tables, tools, wasm,
};

/// A script that runs benchmarks in a browser, and the name of its table in docs/benchmarks.md.
type Drive = (&'static str, &'static str);
const RACE: Drive = ("drive.js", "benchmark");
const DRAWING: Drive = ("drive-drawing.js", "drawing benchmark");
const NUMBERS: Drive = ("drive-numbers.js", "number benchmark");
const TEACHING: Drive = ("drive-teaching.js", "teaching benchmark");

/// Runs the native benchmarks, the browser benchmarks, or both if neither is named. `--drawing`, `--numbers` and
/// `--teaching` are parts of the browser benchmarks. `--write` also updates their tables in docs/benchmarks.md.
pub(crate) fn run_all(flags: &[&str]) -> Result<()> {
    const FLAGS: [&str; 6] = ["--native", "--browser", "--drawing", "--numbers", "--teaching", "--write"];
    if let Some(unknown) = flags.iter().find(|flag| !FLAGS.contains(flag)) {
        return Err(format!("bench: expected {}, got `{unknown}`", FLAGS.join(", ")));
    }
    let [native, browser, drawing, numbers, teaching, write] = FLAGS.map(|flag| flags.contains(&flag));
    let all = !(native || browser || drawing || numbers || teaching);
    if native || all {
        run(cargo().args(["bench", "--bench", "*"]))?;
    }
    let parts = [(false, RACE), (drawing, DRAWING), (numbers, NUMBERS), (teaching, TEACHING)];
    let chosen = parts.into_iter().filter(|(part, _)| browser || all || *part);
    let drives: Vec<Drive> = chosen.map(|(_, drive)| drive).collect();
    if drives.is_empty() {
        return Ok(());
    }
    for ((_, table), report) in drives.iter().zip(race(&drives)?) {
        println!("{report}");
        if write {
            tables::put(table, &report)?;
        }
    }
    Ok(())
}

/// Benchmarks the modules and their peers in the browser, and returns each drive's report.
fn race(drives: &[Drive]) -> Result<Vec<String>> {
    let dist = site::build()?;
    let chromium = chromium::ensure()?;
    let folder = root().join("benches/browser");
    tools::npm_packages("npm-bench", &folder)?;
    let pages = pages(&folder)?;
    let (pages, dist) = (compressed("bench", &pages)?, compressed("site", &dist)?);
    let (pages, dist) = (Server::start(&pages, 0)?, Server::start(&dist, 0)?);
    say("benchmarking in Chromium; keep the machine otherwise idle");
    let report = |script: &str| {
        let mut drive = tools::command("node");
        drive.arg(folder.join(script)).env("CHROME", &chromium.browser);
        drive.env("BENCH_URL", pages.url()).env("SITE_URL", dist.url());
        Ok(String::from_utf8_lossy(&capture(&mut drive)?).into_owned())
    };
    drives.iter().map(|(script, _)| report(script)).collect()
}

/// Builds the benchmark's pages and returns their folder.
fn pages(folder: &Path) -> Result<PathBuf> {
    let pages = target().join("xtask/bench");
    let mut build = tools::command("node");
    build.arg(folder.join("build.js")).arg(&pages);
    build.arg(wasm::pack()?).arg(wasm::pack_without_simd()?);
    run(&mut build)?;
    run(Command::new(program::build()?).args(["export", "--onnx", "--out"]).arg(pages.join("model.onnx")))?;
    Ok(pages)
}
