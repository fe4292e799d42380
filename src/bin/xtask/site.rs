//! `dist/`: the whole static site.
//!
//! It is `www/` with the module beside it, and with the offline worker told what there is to keep. The site is put
//! together in another folder and moved into place whole, so a build that fails leaves the old one.

use std::{
    fs,
    path::{Path, PathBuf},
};

use crate::{
    project::{Fingerprint, files, once, relative, root},
    shell::{Context, Result, read, say, write},
    tools,
    wasm::Build,
};

/// Builds the site if anything changed and returns its folder.
pub(crate) fn build() -> Result<PathBuf> {
    tools::ensure()?;
    let pkg = Build { simd: true }.pack()?;
    let (www, dist) = (root().join("www"), root().join("dist"));
    let mut inputs = Fingerprint::new();
    inputs.add_files(&root(), &[files(&www)?, files(&pkg)?].concat())?;
    inputs.add(include_bytes!("site.rs"));
    once("site", &inputs, &dist, || {
        say("putting the site together");
        // Beside `dist/`, because a folder can be renamed within one disk only.
        let next = root().join(".dist-next");
        let _ = fs::remove_dir_all(&next);
        for file in files(&www)? {
            copy(&file, &next.join(relative(&www, &file)))?;
        }
        for file in files(&pkg)?.iter().filter(|file| ships(file)) {
            copy(file, &next.join("pkg").join(relative(&pkg, file)))?;
        }
        // GitHub Pages would otherwise leave out what starts with an underscore.
        write(&next.join(".nojekyll"), "")?;
        fill_in_offline_worker(&next)?;
        replace(&next, &dist)
    })?;
    Ok(dist)
}

/// wasm-pack also writes type declarations and what a registry wants to know.
fn ships(file: &Path) -> bool {
    file.extension().is_some_and(|extension| extension == "js" || extension == "wasm")
}

fn copy(from: &Path, to: &Path) -> Result<()> {
    write(to, fs::read(from).context(|| format!("could not read {}", from.display()))?)
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

/// What a page needs to work offline, as links relative to the site: everything but the offline worker itself.
fn offline_files(site: &Path) -> Result<Vec<String>> {
    let names = files(site)?.iter().map(|file| relative(site, file)).collect::<Vec<_>>();
    let kept = names.into_iter().filter(|name| name != "sw.js" && name != ".nojekyll");
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
