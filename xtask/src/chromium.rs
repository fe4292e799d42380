//! The browser that the tests drive: Chromium or Chrome, and its WebDriver.

use std::{env, path::PathBuf};

use crate::{
    shell::{Result, find},
    tools,
};

/// The paths of a browser and its driver.
#[derive(Clone)]
pub(crate) struct Chromium {
    pub(crate) browser: PathBuf,
    /// The headless shell: the same engine without windows, menus and profiles, in two thirds of the time. If there is none,
    /// the browser itself.
    pub(crate) shell: PathBuf,
    pub(crate) driver: PathBuf,
}

/// Finds the browser and its driver. On Debian, as root, it installs them if either is missing.
///
/// `CHROME`, `CHROME_SHELL` and `CHROMEDRIVER` override the search.
pub(crate) fn ensure() -> Result<Chromium> {
    if let Some(found) = locate() {
        return Ok(found);
    }
    tools::debian_packages("Chromium and its driver", &["chromium", "chromium-driver", "chromium-headless-shell"])?;
    locate().ok_or_else(|| {
        "expected Chromium or Chrome and a chromedriver of the same version, found none; install them and set CHROME \
         and CHROMEDRIVER to their paths unless they are on PATH"
            .to_owned()
    })
}

fn locate() -> Option<Chromium> {
    let named = |variable| env::var_os(variable).map(PathBuf::from);
    let browsers = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];
    let mac = PathBuf::from("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome");
    let browser = named("CHROME").or_else(|| find(&browsers)).or_else(|| mac.exists().then_some(mac))?;
    // GitHub's runners name the driver's folder in CHROMEWEBDRIVER.
    let in_folder = || named("CHROMEWEBDRIVER").map(|folder| folder.join("chromedriver"));
    let driver = named("CHROMEDRIVER").or_else(|| find(&["chromedriver"])).or_else(in_folder)?;
    let shells = ["chromium-headless-shell", "chrome-headless-shell"];
    let shell = named("CHROME_SHELL").or_else(|| find(&shells)).unwrap_or_else(|| browser.clone());
    Some(Chromium { browser, shell, driver })
}
