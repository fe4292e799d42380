//! The benchmarks: kernels natively, and the module beside its peers in a browser.
//!
//! What the browser part measures, and how, is said in `benches/browser/`; here it is built, served and written down.

use std::path::{Path, PathBuf};

use crate::{
    chromium,
    project::{cargo, root, target},
    server::{Server, compressed},
    shell::{Result, capture, run, say},
    site, tables, tools, wasm,
};

/// Runs the benchmarks that are asked for: `--native`, `--browser`, or both where neither is named; with `--write`, the
/// browser's table goes into docs/benchmarks.md as well.
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

/// Runs the module beside its peers and returns the report.
fn race() -> Result<String> {
    let dist = site::build()?;
    let chromium = chromium::ensure()?;
    let folder = root().join("benches/browser");
    tools::npm_packages("npm-bench", &folder)?;
    let pages = pages(&folder)?;
    let (pages, dist) = (compressed("bench", &pages)?, compressed("site", &dist)?);
    let (pages, dist) = (Server::start(&pages, 0)?, Server::start(&dist, 0)?);
    say("racing in Chromium; the less the machine does meanwhile, the better");
    let mut drive = tools::command("node");
    drive.arg(folder.join("drive.js")).env("CHROME", &chromium.browser);
    drive.env("BENCH_URL", pages.url()).env("SITE_URL", dist.url());
    Ok(String::from_utf8_lossy(&capture(&mut drive)?).into_owned())
}

/// Puts together what the browser loads, and returns the folder.
fn pages(folder: &Path) -> Result<PathBuf> {
    let pages = target().join("xtask/bench");
    let mut build = tools::command("node");
    build.arg(folder.join("build.js")).arg(&pages);
    build.arg(wasm::pack()?).arg(wasm::pack_without_simd()?);
    run(&mut build)?;
    Ok(pages)
}
