//! The benchmarks: kernels natively, and the module beside its peers in a browser.
//!
//! What the browser part measures, and how, is said in `benches/browser/`; here it is built, served and written down.

use std::path::{Path, PathBuf};

use crate::{
    chromium,
    project::{root, target},
    server::Server,
    shell::{Result, capture, run, say, write},
    site,
    test::native::cargo,
    tools,
    wasm::Build,
};

/// Runs the benchmarks that are asked for: `--native`, `--browser`, or both where neither is named.
pub(crate) fn run_all(flags: &[&str]) -> Result<()> {
    if let Some(unknown) = flags.iter().find(|flag| !["--native", "--browser"].contains(flag)) {
        return Err(format!("bench: expected --native or --browser, got `{unknown}`"));
    }
    let wanted = |flag| flags.is_empty() || flags.contains(&flag);
    if wanted("--native") {
        run(cargo().args(["bench", "--bench", "*"]))?;
    }
    if wanted("--browser") {
        browser()?;
    }
    Ok(())
}

/// Where the table is kept.
fn results() -> PathBuf {
    root().join("benches/results.md")
}

fn browser() -> Result<()> {
    let dist = site::build()?;
    let chromium = chromium::ensure()?;
    let folder = root().join("benches/browser");
    tools::npm_packages("npm-bench", &folder)?;
    let pages = pages(&folder)?;
    let (pages, dist) = (Server::start(&pages, 0)?, Server::start(&dist, 0)?);
    say("racing in Chromium; the less the machine does meanwhile, the better");
    let mut drive = tools::command("node");
    drive.arg(folder.join("drive.js")).env("CHROME", &chromium.browser);
    drive.env("BENCH_URL", pages.url()).env("SITE_URL", dist.url());
    let report = capture(&mut drive)?;
    print!("{}", String::from_utf8_lossy(&report));
    write(&results(), report)
}

/// Puts together what the browser loads, and returns the folder.
fn pages(folder: &Path) -> Result<PathBuf> {
    let pages = target().join("xtask/bench");
    let mut build = tools::command("node");
    build.arg(folder.join("build.js")).arg(&pages);
    build.arg(Build { simd: true }.pack()?).arg(Build { simd: false }.pack()?);
    run(&mut build)?;
    Ok(pages)
}
