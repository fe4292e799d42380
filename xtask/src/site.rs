//! `dist/`: the whole static site.
//!
//! It is `www/` with the module beside it, packed, and with the offline worker told what there is to keep. The site is
//! put together in another folder and moved into place whole, so a build that fails leaves the old one.
//!
//! The sources are plain modules, one for each thing; a visitor gets one script and one style sheet for the pad, the same
//! for the page, and a script for the worker, without comments and indentation. Packed, they are half as large once
//! compressed, and the module is asked for after one round trip to the server instead of three.

use std::{
    fs,
    path::{Path, PathBuf},
};

use crate::{
    project::{Fingerprint, files, once, relative, root, target},
    shell::{Context, Result, copy, read, run, say, write},
    tools, wasm,
};

/// Builds the site if anything changed and returns its folder.
pub(crate) fn build() -> Result<PathBuf> {
    tools::ensure()?;
    let pkg = wasm::pack()?;
    let (www, dist) = (root().join("www"), root().join("dist"));
    let mut inputs = Fingerprint::new();
    inputs.add_files(&root(), &[files(&www)?, files(&pkg)?, vec![root().join("package-lock.json")]].concat())?;
    inputs.add(include_bytes!("site.rs"));
    once("site", &inputs, &dist, || {
        say("putting the site together");
        // Scripts import the module's as if it lay among them.
        let whole = target().join("xtask/unpacked");
        let _ = fs::remove_dir_all(&whole);
        for file in files(&www)? {
            copy(&file, &whole.join(relative(&www, &file)))?;
        }
        for file in files(&pkg)?.iter().filter(|file| ships(file)) {
            copy(file, &whole.join("pkg").join(relative(&pkg, file)))?;
        }
        // Beside `dist/`, because a folder can be renamed within one disk only.
        let next = root().join(".dist-next");
        let _ = fs::remove_dir_all(&next);
        pack(&whole, &next)?;
        // GitHub Pages would otherwise leave out what starts with an underscore.
        write(&next.join(".nojekyll"), "")?;
        fill_in_offline_worker(&next)?;
        replace(&next, &dist)
    })?;
    Ok(dist)
}

/// What a browser loads by name for a first visit; everything else of these kinds is packed into one of them. Each stays in
/// the folder of its source, so that addresses relative to it hold.
const ENTRIES: [&str; 5] =
    ["digit-pad/index.js", "digit-pad/worker.js", "digit-pad/style.css", "page/style.css", "sw.js"];
/// The same, for when somebody asks for it.
const LATER_ENTRIES: [&str; 2] = ["page/speed/worker.js", "page/speed/style.css"];

/// The page's script, and what it imports when somebody asks for it: packed apart. They share no module, or it would
/// become one more file that the page has to wait for.
const PAGE: [&str; 3] = ["main.js", LATER[0], LATER[1]];
const LATER: [&str; 2] = ["page/pictures/decode.js", "page/speed/view.js"];

/// The module's JavaScript, which the pad and its worker have a copy of; the files are for other people's pages.
const EMBEDDERS: [&str; 3] = ["pkg/index.js", "pkg/compile.js", "pkg/lenet5.js"];

/// Whether a first visit loads this file of the site: not the offline worker, which waits for the page, and of the
/// module's builds the one with vector instructions.
pub(crate) fn is_first(name: &str) -> bool {
    let later = [&LATER[..], &LATER_ENTRIES, &EMBEDDERS].concat();
    name != "sw.js" && !name.ends_with(wasm::WITHOUT_SIMD) && !later.contains(&name)
}

/// The oldest browsers that the page is for: before them there were no cascade layers, in Firefox no workers of modules.
const OLDEST: &str = "--target=chrome99,safari15.4,firefox114";

/// Writes the site at `whole` to `packed`: each entry with all that it imports, the page without indentation, the rest as
/// it is.
fn pack(whole: &Path, packed: &Path) -> Result<()> {
    let apart = [&ENTRIES[..], &LATER_ENTRIES].concat();
    for (entries, splitting) in [(&apart[..], "--splitting=false"), (&PAGE, "--splitting")] {
        let mut esbuild = tools::command("esbuild");
        esbuild.current_dir(whole).args(entries).arg("--outbase=.").arg(format!("--outdir={}", packed.display()));
        esbuild.args(["--bundle", "--minify", "--format=esm", OLDEST]);
        esbuild.args(["--charset=utf8", "--log-level=warning"]);
        run(esbuild.arg(splitting))?;
    }
    for file in files(whole)? {
        let name = relative(whole, &file);
        if name.ends_with(".html") {
            let lines = read(&file)?;
            // No element of the page keeps its white space.
            write(&packed.join(name), lines.lines().map(str::trim_start).collect::<Vec<_>>().join("\n"))?;
        } else if EMBEDDERS.contains(&name.as_str()) || !(name.ends_with(".js") || name.ends_with(".css")) {
            copy(&file, &packed.join(name))?;
        }
    }
    Ok(())
}

/// wasm-pack also writes type declarations and what a registry wants to know.
fn ships(file: &Path) -> bool {
    file.extension().is_some_and(|extension| extension == "js" || extension == "wasm")
}

/// Tells `sw.js` which files there are, and gives this set of contents a name.
fn fill_in_offline_worker(site: &Path) -> Result<()> {
    let worker = site.join("sw.js");
    if !worker.exists() {
        return Ok(());
    }
    let mut contents = Fingerprint::new();
    contents.add_files(site, &files(site)?)?;
    let text = read(&worker)?.replace("__VERSION__", &contents.text());
    let text = text.replace(r#"["__FILES__"]"#, &serde_json::json!(offline_files(site)?).to_string());
    write(&worker, text)
}

/// What a page needs to work offline, as links relative to the site; of the module's builds the offline worker chooses.
fn offline_files(site: &Path) -> Result<Vec<String>> {
    let names = files(site)?.iter().map(|file| relative(site, file)).collect::<Vec<_>>();
    let kept = names
        .into_iter()
        .filter(|name| !["sw.js", ".nojekyll"].contains(&name.as_str()) && !EMBEDDERS.contains(&name.as_str()));
    Ok(kept.map(|name| if name == "index.html" { "./".to_owned() } else { name }).collect())
}

/// Moves the finished site to its place. The old one is moved away first because a folder cannot replace another.
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
