//! Which module may import which, in every crate of the workspace.
//!
//! Each crate lists its modules, lowest layer first: a module may import only from the lines before its own. The
//! library's rooms, its top-level folders, may use only the rooms that [`FLOORS`] allows. The lists are complete: the
//! test fails for a module without a line, and for a line without a module.

use std::collections::BTreeSet;

use super::{
    imports::{code, imports, module, uses},
    none, sources,
};

/// One crate: its folder, and its modules with the crates that each may use. A module's line covers all files in its
/// folder that have no line of their own.
struct Crate {
    folder: &'static str,
    modules: &'static [(&'static str, &'static [&'static str])],
}

const LIBRARY: Crate = Crate {
    folder: "src",
    modules: &[
        ("shape", &[]),
        ("error", &["thiserror"]),
        ("glyph", &[]),
        ("lanes", &["wide"]),
        ("ink", &[]),
        ("ink::raster", &[]),
        ("ink::slant", &[]),
        ("ink::specks", &[]),
        ("ink::normalize", &[]),
        ("ink::trajectory", &[]),
        ("ink::segment", &[]),
        ("picture::bounds", &[]),
        ("picture::brightness", &[]),
        ("picture::light", &[]),
        ("picture::pieces", &[]),
        ("picture::separate", &[]),
        ("picture::frame", &[]),
        ("picture::writing", &[]),
        ("picture", &[]),
        ("network::kernels", &[]),
        ("network::layers", &["ndarray"]),
        ("network::loss", &["libm"]),
        ("network::activations", &[]),
        ("network::lenet5", &["ndarray", "rand"]),
        ("network::block", &[]),
        ("network::batch", &[]),
        ("network::int8", &[]),
        ("network::weights", &["ndarray"]),
        ("network", &[]),
        ("training::idx", &[]),
        ("training::synth", &["libm", "rand"]),
        ("training::coarse", &["rand"]),
        ("training::deform", &["libm", "rand"]),
        ("training::optim", &["libm"]),
        ("training::confusion", &["serde"]),
        ("training::calibration", &["serde"]),
        ("training::examples", &["rand"]),
        ("training::trainer", &["serde"]),
        ("training::fine_tune", &["rand", "rand_pcg", "serde"]),
        ("training", &[]),
        ("recognizer", &["libm", "serde"]),
        ("", &[]),
    ],
};

/// What each room of the library may use besides itself. The ground is every module outside the rooms.
const FLOORS: [(&str, &[&str]); 5] = [
    ("ink", &["ground"]),
    ("network", &["ground"]),
    ("picture", &["ground", "ink"]),
    ("training", &["ground", "ink", "network"]),
    ("recognizer", &["ground", "ink", "network", "picture"]),
];

/// The programs and the boundary. They may use any crate in their manifests.
const OTHERS: [Crate; 3] = [
    Crate {
        folder: "cli/src",
        modules: &[
            ("failure", &[]),
            ("output", &[]),
            ("files", &[]),
            ("ink_file", &[]),
            ("weights", &[]),
            ("tally", &[]),
            ("held_out", &[]),
            ("convert::data_set", &[]),
            ("convert::words", &[]),
            ("convert::omniglot", &[]),
            ("convert::quickdraw", &[]),
            ("convert::uji", &[]),
            ("convert::unipen", &[]),
            ("convert", &[]),
            ("evaluate", &[]),
            ("export", &[]),
            ("predict::answer", &[]),
            ("predict::numbers", &[]),
            ("predict", &[]),
            ("saliency::attribution", &[]),
            ("saliency::curves", &[]),
            ("saliency", &[]),
            ("fit_numbers::compose", &[]),
            ("fit_numbers::hands", &[]),
            ("fit_numbers::made", &[]),
            ("fit_numbers::likelihood", &[]),
            ("fit_numbers::adam", &[]),
            ("fit_numbers::trajectory", &[]),
            ("fit_numbers", &[]),
            ("train::settings", &[]),
            ("train::report", &[]),
            ("train::measure", &[]),
            ("train::state", &[]),
            ("train::checkpoint", &[]),
            ("train::run", &[]),
            ("train", &[]),
            ("teach_trial::count", &[]),
            ("teach_trial::ways", &[]),
            ("teach_trial::settings", &[]),
            ("teach_trial::subject", &[]),
            ("teach_trial::hand", &[]),
            ("teach_trial::forms", &[]),
            ("teach_trial::report", &[]),
            ("teach_trial", &[]),
            ("", &[]),
        ],
    },
    Crate {
        folder: "wasm/src",
        modules: &[
            ("thrown", &[]),
            ("ink", &[]),
            ("picture", &[]),
            ("prediction", &[]),
            ("plain", &[]),
            ("activations", &[]),
            ("framing", &[]),
            ("model", &[]),
            ("read", &[]),
            ("number", &[]),
            ("teach::given", &[]),
            ("teach::plain", &[]),
            ("teach::teacher", &[]),
            ("teach::trainer", &[]),
            ("teach::scratch", &[]),
            ("teach", &[]),
            ("", &[]),
        ],
    },
    Crate {
        folder: "xtask/src",
        modules: &[
            ("shell", &[]),
            ("project", &[]),
            ("tools", &[]),
            ("chromium", &[]),
            ("program", &[]),
            ("wasm::names", &[]),
            ("wasm::crates", &[]),
            ("wasm::notices", &[]),
            ("wasm::sbom", &[]),
            ("wasm", &[]),
            ("site", &[]),
            ("server", &[]),
            ("measures", &[]),
            ("figures", &[]),
            ("tables", &[]),
            ("bench", &[]),
            ("benchmark_ink", &[]),
            ("benchmark_numbers", &[]),
            ("test::tally", &[]),
            ("test::onnx", &[]),
            ("test::native", &[]),
            ("test::consumers", &[]),
            ("test::engines", &[]),
            ("test::package", &[]),
            ("test::wasm", &[]),
            ("test::shipped", &[]),
            ("test::page", &[]),
            ("test", &[]),
            ("", &[]),
        ],
    },
];

impl Crate {
    /// The line of a path's module: the longest listed prefix of the path, or else the root's line.
    fn line(&self, path: &str) -> usize {
        let within = |name: &str| path == name || path.starts_with(&format!("{name}::"));
        let lines = self.modules.iter().enumerate().filter(|(_, (name, _))| name.is_empty() || within(name));
        lines.max_by_key(|(_, (name, _))| name.len()).map(|(line, _)| line).expect("each list has the root")
    }

    fn name(&self, line: usize) -> &'static str {
        self.modules[line].0
    }
}

/// The room that a module of the library belongs to.
fn room(module: &str) -> &str {
    let room = module.split("::").next().unwrap_or_default();
    if FLOORS.iter().any(|(name, _)| *name == room) { room } else { "ground" }
}

/// Whether a module of the library may import another, by their rooms. The root only re-exports, and may import any.
fn fits(from: &str, to: &str) -> bool {
    let allowed = FLOORS.iter().find(|(name, _)| *name == room(from)).map_or(&[][..], |(_, allowed)| allowed);
    from.is_empty() || room(from) == room(to) || allowed.contains(&room(to))
}

/// Whether a file has only unit tests, which may use what other tests use.
fn is_tests(file: &sources::File) -> bool {
    file.path.ends_with("/tests.rs")
}

#[test]
fn imports_go_downwards() {
    let mut offenders = vec![];
    for owner in OTHERS.iter().chain([&LIBRARY]) {
        for file in sources::rust(&[owner.folder]).iter().filter(|file| !is_tests(file)) {
            let own = module(&file.path[owner.folder.len() + 1..]);
            let (line, code) = (owner.line(&own), code(&file.text));
            let from = owner.name(line);
            let is_module = |name: &str| owner.modules.iter().any(|(listed, _)| *listed == name);
            for path in imports(&code, &own, is_module) {
                let to = owner.line(&path);
                let downwards = to <= line && (owner.folder != "src" || fits(from, owner.name(to)));
                if !downwards {
                    offenders.push(format!("{}: must not import {path}", file.path));
                }
            }
            if code.contains("super::super") {
                offenders.push(format!("{}: says super::super where crate:: would show what is imported", file.path));
            }
        }
    }
    none("imports go downwards", offenders);
}

#[test]
fn each_module_has_its_line_and_each_line_its_module() {
    let mut offenders = vec![];
    for owner in OTHERS.iter().chain([&LIBRARY]) {
        let files = sources::rust(&[owner.folder]);
        let modules: BTreeSet<String> = files.iter().map(|file| module(&file.path[owner.folder.len() + 1..])).collect();
        for (name, _) in owner.modules {
            if !modules.contains(*name) {
                offenders.push(format!("{}: {name} has a line and no file", owner.folder));
            }
        }
        // Files below a listed module need no line.
        let unlisted = modules.iter().filter(|name| !name.is_empty() && owner.name(owner.line(name)).is_empty());
        offenders.extend(unlisted.map(|name| format!("{}: {name} has a file and no line", owner.folder)));
        let split = |name: &str| owner.modules.iter().any(|(listed, _)| listed.starts_with(&format!("{name}::")));
        let halves = modules.iter().filter(|name| name.contains("::") && !name.is_empty());
        let halves = halves.filter(|name| {
            let listed = owner.name(owner.line(name));
            listed != name.as_str() && split(listed)
        });
        offenders.extend(halves.map(|name| format!("{}: {name} has a file and no line", owner.folder)));
    }
    none("tests/tidy/layers.rs lists the modules that exist, and no others", offenders);
}

#[test]
fn the_library_uses_a_crate_where_its_line_says_so() {
    let manifest = sources::read("Cargo.toml");
    let table = manifest.split("\n[dependencies]\n").nth(1).and_then(|rest| rest.split("\n[").next());
    let crates: Vec<&str> =
        table.expect("dependencies").lines().filter_map(|line| line.split(['.', ' ']).next()).collect();
    let crates: Vec<&str> = crates.into_iter().filter(|name| !name.is_empty()).collect();
    let (mut offenders, mut used) = (vec![], BTreeSet::new());
    for file in sources::rust(&[LIBRARY.folder]).iter().filter(|file| !is_tests(file)) {
        let (name, allowed) = LIBRARY.modules[LIBRARY.line(&module(&file.path["src/".len()..]))];
        let code = code(&file.text);
        for found in crates.iter().filter(|found| uses(&code, found)) {
            used.insert((name, *found));
            if !allowed.contains(found) {
                offenders.push(format!("{}: must not use the crate {found}", file.path));
            }
        }
    }
    for (name, allowed) in LIBRARY.modules {
        let idle = allowed.iter().filter(|allowed| !used.contains(&(*name, **allowed)));
        offenders.extend(idle.map(|idle| format!("{name}: may use the crate {idle} and does not")));
    }
    none("a crate is used where it is listed", offenders);
}

#[test]
fn internals_are_for_tests_and_benchmarks() {
    let files = sources::rust(&["cli", "wasm", "xtask", "examples"]);
    none("programs, examples and the boundary use public names", super::lines_with(&files, &["internals"]));
}
