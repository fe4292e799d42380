//! `dist/`: the whole static site.
//!
//! It is `www/`, bundled, with the module beside it and a list of files in the service worker. The site is built in
//! another folder and then moved into place, so a failed build leaves the old site.
//!
//! The sources are many small modules. A visitor gets one script and one style sheet for the pad, the same for the page,
//! and one script for the worker, all minified. Bundling halves their compressed size, and the WebAssembly module is
//! requested after one round trip to the server instead of three.

use std::{
    fs,
    path::{Path, PathBuf},
    sync::Mutex,
};

use crate::{
    project::{Fingerprint, files, once, relative, root, target},
    shell::{Context, Result, capture, copy, read, run, say, write},
    tools, wasm,
};

/// Held by the thread that builds the site. Other threads wait for it, and find the site built.
static BUILDING: Mutex<()> = Mutex::new(());

/// Builds the site if anything changed and returns its folder.
pub(crate) fn build() -> Result<PathBuf> {
    let _alone = BUILDING.lock().map_err(|_| "the site could not be built; see above".to_owned())?;
    tools::ensure()?;
    let pkg = wasm::pack()?;
    let (www, dist) = (root().join("www"), root().join("dist"));
    let mut inputs = Fingerprint::new();
    inputs.add_files(&root(), &[files(&www)?, files(&pkg)?, vec![root().join("package-lock.json")]].concat())?;
    inputs.add(include_bytes!("site.rs"));
    inputs.add(include_bytes!("../server/integrity.js"));
    once("site", &inputs, &dist, || {
        say("building the site");
        // Scripts import files of `pkg/` as if it were a folder of `www/`.
        let whole = target().join("xtask/unpacked");
        let _ = fs::remove_dir_all(&whole);
        for file in files(&www)? {
            copy(&file, &whole.join(relative(&www, &file)))?;
        }
        for file in files(&pkg)?.iter().filter(|file| file.parent() == Some(&pkg) && ships(file)) {
            copy(file, &whole.join("pkg").join(relative(&pkg, file)))?;
        }
        // Next to `dist/`, because a folder can be renamed only within one file system.
        let next = root().join(".dist-next");
        let _ = fs::remove_dir_all(&next);
        pack(&whole, &next)?;
        // Otherwise GitHub Pages would omit files whose names start with an underscore.
        write(&next.join(".nojekyll"), "")?;
        fill_in_offline_worker(&next)?;
        replace(&next, &dist)
    })?;
    Ok(dist)
}

/// The scripts and style sheets that a browser loads on a first visit; all others are bundled into one of them. Each stays
/// in the folder of its source, so that its relative URLs still work.
const ENTRIES: [&str; 5] =
    ["digit-pad/plain.js", "digit-pad/worker.js", "digit-pad/style.css", "page/style.css", "sw.js"];
/// Scripts and style sheets that are loaded on demand.
const LATER_ENTRIES: [&str; 12] = [
    UNBUNDLED,
    CONTROL[1],
    CONTROL[2],
    "page/later.css",
    "digit-pad/teach-worker.js",
    "page/lab/worker.js",
    "page/lab/style.css",
    "page/speed/worker.js",
    "page/speed/style.css",
    "page/teach/style.css",
    "page/train/worker.js",
    "page/train/style.css",
];
/// The pad for other people's pages: a form control, the script that it imports in old browsers only, and its style sheet.
/// This page has views of its own instead.
const CONTROL: [&str; 3] = ["digit-pad/index.js", "digit-pad/beside.js", "digit-pad/control.css"];
/// The page imports this file unbundled, because its URL of the worker is relative to it.
const UNBUNDLED: &str = "digit-pad/teach.js";

/// The page's script, and the scripts that it imports on demand, which are bundled separately. The page's script shares no
/// module with them, because a shared module would be one more file that the page has to wait for. Modules that they share
/// with one another go to [`SHARED`].
const PAGE: [&str; 9] = ["main.js", LATER[0], LATER[1], LATER[2], LATER[3], LATER[4], LATER[5], LATER[6], LATER[7]];
const LATER: [&str; 8] = [
    "later.js",
    "page/lab/lab.js",
    "page/layers/inside.js",
    "page/pictures/decode.js",
    "page/show/show.js",
    "page/speed/view.js",
    "page/teach/room.js",
    "page/train/view.js",
];
const SHARED: &str = "page/shared/";

/// Whether a file is a translation of the pad's or the page's text. English is inside the scripts that use it. The page has
/// one file for its first script and one for all others.
fn is_translation(name: &str) -> bool {
    let Some(of_page) = name.strip_prefix("text/") else {
        return name.starts_with("digit-pad/text/") && name != "digit-pad/text/en.js";
    };
    !of_page.starts_with("en/") && ["/first.js", "/rest.js"].iter().any(|end| of_page.ends_with(end))
}

/// Whether a file is for other people: the pad as a form control, the module's JavaScript, of which this page's pad and its
/// worker have a copy, and the licences of what the modules contain.
fn is_for_embedders(name: &str) -> bool {
    is_js_of_the_module(name) || name.ends_with(".txt") || CONTROL.contains(&name)
}

fn is_js_of_the_module(name: &str) -> bool {
    name.starts_with("pkg/") && name.ends_with(".js")
}

/// Whether a first visit loads this file of the site. It does not load the service worker, which waits for the page. It
/// loads the module's build with vector instructions.
pub(crate) fn is_first(name: &str) -> bool {
    let later = [&LATER[..], &LATER_ENTRIES].concat();
    let other_module = name.ends_with(".wasm") && name != format!("pkg/{}{}", wasm::READING, wasm::MODULE);
    let apart = name == "sw.js" || is_for_embedders(name) || name.starts_with(SHARED) || is_translation(name);
    !apart && !other_module && !later.contains(&name)
}

/// Writes the site at `whole` to `packed`: each entry bundled with its imports, the page without indentation, the rest
/// unchanged.
fn pack(whole: &Path, packed: &Path) -> Result<()> {
    let names: Vec<String> = files(whole)?.iter().map(|file| relative(whole, file)).collect();
    let translations = names.iter().map(String::as_str).filter(|name| is_translation(name));
    let translations: Vec<&str> = translations.collect();
    let apart = [&ENTRIES[..], &LATER_ENTRIES].concat();
    // The address as the importing script has it.
    let external = |address: &str| format!("--external:./{address}");
    let (taught, old, rest) = (external(UNBUNDLED), external("beside.js"), external("rest.js"));
    let control = [CONTROL[0]];
    let runs = [
        (&apart[..], &["--splitting=false"][..]),
        (&control, &["--splitting=false", &old]),
        (&translations, &["--splitting=false", &rest]),
        (&PAGE, &["--splitting", &taught]),
    ];
    for (entries, options) in runs {
        let mut esbuild = tools::command("esbuild");
        esbuild.current_dir(whole).args(entries).arg("--outbase=.").arg(format!("--outdir={}", packed.display()));
        esbuild.args(["--bundle", "--minify", "--format=esm", &format!("--target={}", wasm::OLDEST)]);
        esbuild.args(["--charset=utf8", "--log-level=warning"]);
        esbuild.arg(format!("--chunk-names={SHARED}[name]-[hash]"));
        // For npm packages, in case the target folder is outside the repository.
        run(esbuild.args(options).env("NODE_PATH", root().join("node_modules")))?;
    }
    let shared = format!("\"./{SHARED}");
    if read(&packed.join(PAGE[0]))?.contains(&shared) {
        return Err(format!("{}: expected to share no module with what is loaded on demand, found {shared}…", PAGE[0]));
    }
    for file in files(whole)? {
        let name = relative(whole, &file);
        if name.ends_with(".html") {
            let lines = read(&file)?;
            // No element of the page preserves white space.
            write(&packed.join(name), lines.lines().map(str::trim_start).collect::<Vec<_>>().join("\n"))?;
        } else if is_js_of_the_module(&name) || ![".js", ".css", ".ts"].iter().any(|end| name.ends_with(end)) {
            copy(&file, &packed.join(name))?;
        }
    }
    Ok(())
}

/// Whether a file of `pkg/` is part of the site: a script, a module or licences. The site has its own copy of the element, and
/// needs no files for bundlers.
fn ships(file: &Path) -> bool {
    let name = file.file_stem().unwrap_or_default().to_string_lossy();
    let bundled = name.starts_with("digit-pad") || name.starts_with("inlined") || name.ends_with("_inline");
    !bundled && file.extension().is_some_and(|extension| ["js", "wasm", "txt"].iter().any(|ships| extension == *ships))
}

/// Writes a version, the fingerprint of all files, into `sw.js` and the script that registers it; and the list of files
/// with their hashes into `sw.js`.
fn fill_in_offline_worker(site: &Path) -> Result<()> {
    let (worker, registrar) = (site.join("sw.js"), site.join("later.js"));
    if !worker.exists() {
        return Ok(());
    }
    let mut contents = Fingerprint::new();
    contents.add_files(site, &files(site)?)?;
    let version = contents.text();
    for script in [&worker, &registrar] {
        write(script, read(script)?.replace("__VERSION__", &version))?;
    }
    let mut hashes = tools::command("node");
    hashes.arg("xtask/server/integrity.js").arg(site).args(offline_files(site)?);
    let hashes = String::from_utf8_lossy(&capture(&mut hashes)?).into_owned();
    write(&worker, read(&worker)?.replace(r#"["__FILES__"]"#, hashes.trim()))
}

/// The files that the page needs offline, as URLs relative to the site. The service worker chooses among the module's
/// builds.
fn offline_files(site: &Path) -> Result<Vec<String>> {
    let names = files(site)?.iter().map(|file| relative(site, file)).collect::<Vec<_>>();
    let kept =
        names.into_iter().filter(|name| !["sw.js", ".nojekyll"].contains(&name.as_str()) && !is_for_embedders(name));
    Ok(kept.map(|name| if name == "index.html" { "./".to_owned() } else { name }).collect())
}

/// Moves the finished site into place. The old one is moved away first, because a folder cannot replace another.
fn replace(next: &Path, dist: &Path) -> Result<()> {
    let old = next.with_file_name(".dist-old");
    let _ = fs::remove_dir_all(&old);
    if dist.exists() {
        fs::rename(dist, &old).context(|| format!("could not move {}", dist.display()))?;
    }
    fs::rename(next, dist).context(|| format!("could not write {}", dist.display()))?;
    let _ = fs::remove_dir_all(&old);
    Ok(())
}
