//! The benchmarks: the native kernels, and the module beside its peers in a browser.
//!
//! `benches/browser/` says what the browser part measures and how. This module builds it, serves it and writes its
//! table.

use std::path::{Path, PathBuf};

use crate::{
    chromium,
    project::{cargo, root, target},
    server::{Server, compressed},
    shell::{Result, capture, run, say},
    site, tables, tools, wasm,
};

/// Runs the native benchmarks, the browser's, or both if neither is named. `--write` also updates the browser's table in
/// docs/benchmarks.md.
pub(crate) fn run_all(flags: &[&str]) -> Result<()> {
    if let Some(unknown) = flags.iter().find(|flag| !["--native", "--browser", "--write"].contains(flag)) {
        return Err(format!("bench: expected --native, --browser or --write, got `{unknown}`"));
    }
    let [native, browser, write] = ["--native", "--browser", "--write"].map(|flag| flags.contains(&flag));
    if native || !browser {
        run(cargo().args(["bench", "--bench", "*"]))?;
    }
    if browser || !native {
        let report = race()?;
        print!("{report}");
        if write {
            tables::put("benchmark", &report)?;
        }
    }
    Ok(())
}

/// Benchmarks the module and its peers in the browser and returns the report.
fn race() -> Result<String> {
    let dist = site::build()?;
    let chromium = chromium::ensure()?;
    let folder = root().join("benches/browser");
    tools::npm_packages("npm-bench", &folder)?;
    let pages = pages(&folder)?;
    let (pages, dist) = (compressed("bench", &pages)?, compressed("site", &dist)?);
    let (pages, dist) = (Server::start(&pages, 0)?, Server::start(&dist, 0)?);
    say("benchmarking in Chromium; keep the machine otherwise idle");
    let mut drive = tools::command("node");
    drive.arg(folder.join("drive.js")).env("CHROME", &chromium.browser);
    drive.env("BENCH_URL", pages.url()).env("SITE_URL", dist.url());
    Ok(String::from_utf8_lossy(&capture(&mut drive)?).into_owned())
}

/// Builds the benchmark's pages and returns their folder.
fn pages(folder: &Path) -> Result<PathBuf> {
    let pages = target().join("xtask/bench");
    let mut build = tools::command("node");
    build.arg(folder.join("build.js")).arg(&pages);
    build.arg(wasm::pack()?).arg(wasm::pack_without_simd()?);
    run(&mut build)?;
    Ok(pages)
}
