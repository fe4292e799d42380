//! The page, the element and the module in the engines of three browsers: Chromium, Firefox and WebKit.
//!
//! Firefox and WebKitGTK's MiniBrowser come from Debian. An old Chromium, the oldest promised version, is an npm package.
//! Each engine's first test checks that it is that engine.

use std::{
    env,
    path::{Path, PathBuf},
    process::Command,
};

use super::{
    native::{node_tests, run_node_tests, test_files},
    tally::Tally,
};
use crate::{
    chromium::Chromium,
    program,
    project::root,
    shell::{Result, find, read},
    site, tools,
};

/// The paths of two browsers, and of what WebKit needs in addition: its driver, and a screen.
struct Browsers {
    firefox: PathBuf,
    webkit: PathBuf,
    driver: PathBuf,
    screen: PathBuf,
}

impl Browsers {
    /// Tells tests where the browsers are.
    fn tell<'a>(&self, node: &'a mut Command) -> &'a mut Command {
        node.env("FIREFOX", &self.firefox).env("WEBKIT", &self.webkit);
        node.env("WEBKIT_DRIVER", &self.driver).env("XVFB", &self.screen)
    }
}

const PACKAGES: [&str; 4] = ["--no-install-recommends", "firefox-esr", "webkit2gtk-driver", "xvfb"];

pub(super) fn checks(chromium: &Chromium) -> Result<Tally> {
    let browsers = ensure()?;
    let tests = root().join("tests/engines");
    tools::npm_packages("oldest", &tests.join("oldest"))?;
    site::build()?;
    let mut node = node_tests(&[tests.join("engines.test.js")]);
    browsers.tell(&mut node).env("CHROME", &chromium.browser).env("LENET5_PROGRAM", program::build()?);
    // `ENGINE` would choose a single engine.
    run_node_tests(node.env_remove("ENGINE"))
}

/// The page's own tests, in Firefox or WebKit. Tests of what an engine's driver cannot do are skipped, with the reason.
pub(super) fn page_in(engine: &str) -> Result<Tally> {
    let browsers = ensure()?;
    site::build()?;
    let mut tests = test_files("tests/page")?;
    tests.retain(|file| is_of_a_browser(file));
    let mut node = node_tests(&tests);
    browsers.tell(&mut node).env("ENGINE", engine).env("LENET5_PROGRAM", program::build()?);
    run_node_tests(&mut node)
}

/// Whether a file has tests of the page in a browser. Other tests give the same result wherever they run.
fn is_of_a_browser(file: &Path) -> bool {
    read(file).is_ok_and(|text| text.contains("support/stage.js"))
}

/// Finds the browsers. On Debian, as root, it installs them if they are missing.
fn ensure() -> Result<Browsers> {
    if let Ok(found) = locate() {
        return Ok(found);
    }
    tools::debian_packages("Firefox and WebKitGTK", &PACKAGES)?;
    locate()
}

/// `FIREFOX`, `WEBKIT`, `WEBKIT_DRIVER` and `XVFB` override the search.
fn locate() -> Result<Browsers> {
    let named = |variable, names: &[&str]| env::var_os(variable).map(PathBuf::from).or_else(|| find(names));
    let missing =
        |what: &'static str| move || format!("expected {what}, found none; see \"Engines\" in CONTRIBUTING.md");
    Ok(Browsers {
        firefox: named("FIREFOX", &["firefox-esr", "firefox"]).ok_or_else(missing("Firefox (firefox-esr)"))?,
        driver: named("WEBKIT_DRIVER", &["WebKitWebDriver"])
            .ok_or_else(missing("WebKitWebDriver (webkit2gtk-driver)"))?,
        webkit: named("WEBKIT", &[]).or_else(minibrowser).ok_or_else(missing("WebKitGTK's MiniBrowser"))?,
        screen: named("XVFB", &["Xvfb"]).ok_or_else(missing("Xvfb (xvfb)"))?,
    })
}

/// The path of MiniBrowser, which Debian puts into a folder named after the architecture.
fn minibrowser() -> Option<PathBuf> {
    let folders = std::fs::read_dir("/usr/lib").ok()?.filter_map(|entry| Some(entry.ok()?.path()));
    folders.map(|folder| folder.join("webkit2gtk-4.1/MiniBrowser")).find(|path| path.exists())
}
