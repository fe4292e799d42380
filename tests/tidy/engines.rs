//! One list of browsers: the build compiles for those that the README and the page promise.

use super::{none, sources};

const BUILD: &str = "xtask/src/wasm.rs";
const BROWSERS: [&str; 3] = ["Chrome", "Safari", "Firefox"];

/// The oldest version of a browser that the build compiles for.
fn oldest(browser: &str) -> String {
    let build = sources::read(BUILD);
    let targets =
        build.split("const OLDEST: &str = \"").nth(1).and_then(|rest| rest.split('"').next()).unwrap_or_default();
    let version = targets.split(',').find_map(|target| target.strip_prefix(&browser.to_lowercase()));
    version.unwrap_or_else(|| panic!("{BUILD}: expected {browser} among its targets, found {targets}")).to_owned()
}

/// The versions of a browser that a text names.
fn named<'a>(text: &'a str, browser: &str) -> Vec<&'a str> {
    let after = text.split(browser).skip(1).filter_map(|rest| rest.strip_prefix(' '));
    let versions = after.map(|rest| {
        let end = rest.find(|c: char| !(c.is_ascii_digit() || c == '.')).unwrap_or(rest.len());
        rest[..end].trim_end_matches('.')
    });
    versions.filter(|version| !version.is_empty()).collect()
}

#[test]
fn page_and_module_promise_the_browsers_that_they_are_built_for() {
    let mut offenders = vec![];
    let promises = ["README.md", "www/index.html"];
    let others = sources::script(&["www", "wasm/js"]).into_iter().map(|file| file.path);
    for path in promises.iter().map(|&path| path.to_owned()).chain(others) {
        let text = sources::read(&path);
        for browser in BROWSERS {
            let (oldest, found) = (oldest(browser), named(&text, browser));
            if promises.contains(&path.as_str()) && !found.contains(&oldest.as_str()) {
                offenders.push(format!("{path}: expected {browser} {oldest}, found {found:?}"));
            }
            let odd = found.iter().filter(|version| **version != oldest);
            offenders.extend(odd.map(|version| format!("{path}: expected {browser} {oldest}, found {version}")));
        }
    }
    none("what is said of browsers is what the build compiles for", offenders);
}

#[test]
fn the_reader_of_versions_reads_them() {
    assert_eq!(named("Chrome 106, Safari 15.4. Safari has none, Safari 16.", "Safari"), ["15.4", "16"]);
    assert_eq!(named("Chromium 156", "Chrome"), [""; 0]);
}
