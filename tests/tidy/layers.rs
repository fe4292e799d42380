//! Which module may import which: two towers, ink and network, that meet only under the roof.

use std::collections::BTreeSet;

use super::{none, sources};

#[derive(Debug, Clone, Copy, PartialEq)]
enum Part {
    Ground,
    Network,
    Ink,
    Roof,
}
use Part::{Ground, Ink, Network, Roof};

/// All modules from the bottom to the top, and the crates that each may use.
///
/// A module imports only from those above its line here; of those, a tower's module only from its own tower and the
/// ground.
const MODULES: [(&str, Part, &[&str]); 22] = [
    ("shape", Ground, &[]),
    ("error", Ground, &["thiserror"]),
    ("glyph", Ground, &[]),
    ("lanes", Ground, &["wide"]),
    ("kernels", Network, &[]),
    ("layers", Network, &["ndarray"]),
    ("loss", Network, &["libm"]),
    ("lenet5", Network, &["ndarray", "rand"]),
    ("optim", Network, &["libm"]),
    ("weights", Network, &["ndarray"]),
    ("ink", Ink, &[]),
    ("raster", Ink, &[]),
    ("slant", Ink, &[]),
    ("normalize", Ink, &[]),
    ("picture", Ink, &[]),
    ("deform", Ink, &["libm", "rand", "rand_pcg"]),
    ("synth", Ink, &["libm", "rand", "rand_pcg"]),
    ("idx", Ink, &[]),
    ("calibration", Network, &["serde"]),
    ("train", Roof, &["rand", "rand_pcg", "serde"]),
    ("recognizer", Roof, &["serde"]),
    // Not a module of its own: the names that `lib.rs` makes public, for use by other crates and the boundary.
    ("lib", Roof, &[]),
];

fn place(module: &str) -> Option<usize> {
    MODULES.iter().position(|(name, ..)| *name == module)
}

/// Whether code of the module at `from` may import the module at `to`.
fn allowed(from: usize, to: usize) -> bool {
    let (part, other) = (MODULES[from].1, MODULES[to].1);
    to <= from && (part == Roof || other == Ground || other == part)
}

/// The source without comments: prose may speak of anything.
fn code(text: &str) -> String {
    let lines = text.lines().map(|line| line.split_once("//").map_or(line, |(code, _)| code));
    lines.collect::<Vec<_>>().join("\n")
}

/// Names that follow `crate::` in code, one by one or in braces.
fn imported(code: &str) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    for (at, found) in code.match_indices("crate::") {
        let rest = &code[at + found.len()..];
        match rest.strip_prefix('{') {
            None => drop(names.insert(word(rest))),
            Some(list) => names.extend(first_words(list)),
        }
    }
    names
}

/// The first name of each item of a list that goes on to the closing brace: `a::b, c::{d, e}}` has `a` and `c`.
fn first_words(list: &str) -> Vec<String> {
    let (mut depth, mut words, mut at_start) = (0, vec![], true);
    for (at, character) in list.char_indices() {
        match character {
            '{' => depth += 1,
            '}' if depth == 0 => break,
            '}' => depth -= 1,
            ',' if depth == 0 => at_start = true,
            c if at_start && !c.is_whitespace() => {
                words.push(word(&list[at..]));
                at_start = false;
            }
            _ => {}
        }
    }
    words
}

fn word(text: &str) -> String {
    text.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect()
}

/// The crates that `Cargo.toml` offers to the library.
fn crates() -> BTreeSet<&'static str> {
    MODULES
        .iter()
        .flat_map(|(.., crates)| crates.iter().copied())
        .chain(["rayon", "clap", "safetensors", "serde_json"])
        .collect()
}

fn uses(code: &str, name: &str) -> bool {
    let path = format!("{name}::");
    code.match_indices(&path)
        .any(|(at, _)| !code[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_' || c == ':'))
}

#[test]
fn modules_import_only_what_lies_below_them() {
    let mut offenders = vec![];
    for file in sources::rust(&["src"]) {
        let inner = file.path.trim_start_matches("src/");
        if inner == "lib.rs" {
            continue;
        }
        let module = inner.split(['/', '.']).next().unwrap_or_default();
        let Some(from) = place(module) else {
            offenders.push(format!("{}: {module} has no place in tests/tidy/layers.rs", file.path));
            continue;
        };
        let code = code(&file.text);
        for name in imported(&code) {
            let target = if name.starts_with(char::is_uppercase) { "lib" } else { &name };
            let fits = place(target).is_some_and(|to| allowed(from, to));
            if !fits {
                offenders.push(format!("{}: must not import {name}", file.path));
            }
        }
        for name in crates().into_iter().filter(|name| !MODULES[from].2.contains(name) && uses(&code, name)) {
            offenders.push(format!("{}: must not use the crate {name}", file.path));
        }
        // From a module's own file, `super` is the whole crate, except in the module's tests.
        let above = if inner.contains('/') { "super::super" } else { "super::" };
        if code.split("mod tests").next().unwrap_or_default().contains(above) {
            offenders.push(format!("{}: says {above} where crate:: would show what is imported", file.path));
        }
    }
    none("imports go downwards, and ink and network meet only under the roof", offenders);
}

#[test]
fn the_reader_of_imports_reads_them() {
    let code = "use crate::{\n a::{b, c},\n d,\n E,\n};\nfn f() { crate::g::h(); }";
    assert_eq!(imported(code).into_iter().collect::<Vec<_>>(), ["E", "a", "d", "g"]);
    let (ink, kernels, roof) = (place("ink"), place("kernels"), place("recognizer"));
    let [Some(ink), Some(kernels), Some(roof)] = [ink, kernels, roof] else { panic!("three modules of the table") };
    assert!(allowed(roof, ink) && allowed(roof, kernels) && !allowed(ink, kernels) && !allowed(kernels, roof));
}
