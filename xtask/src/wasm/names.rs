//! Takes the hashes out of the names by which a module imports JavaScript.
//!
//! wasm-bindgen ends each such name with a hash of 16 digits. No compressor makes that smaller than 8 bytes, and a page loads it
//! twice: in the module and in the script that runs it. In its place goes a number that tells apart names which are otherwise
//! the same. It has as many digits, so that nothing in the module moves.

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
};

use crate::shell::{Context, Result, read, write};

const DIGITS: usize = 16;

/// Renames the imports of the script that wasm-bindgen wrote, and of the modules that it runs.
pub(super) fn shorten(script: &Path, modules: &[PathBuf]) -> Result<()> {
    let text = read(script)?;
    let names = renamed(&text);
    let text = names.iter().fold(text.clone(), |text, (old, new)| text.replace(old, new));
    write(script, text)?;
    for module in modules {
        let mut bytes = fs::read(module).context(|| format!("could not read {}", module.display()))?;
        for (old, new) in &names {
            let places: Vec<usize> = places(&bytes, old.as_bytes()).collect();
            let [place] = places[..] else {
                return Err(format!("{}: expected {old} once, found it {} times", module.display(), places.len()));
            };
            bytes[place..place + new.len()].copy_from_slice(new.as_bytes());
        }
        write(module, bytes)?;
    }
    Ok(())
}

/// The names that end with a hash, and what they become.
fn renamed(script: &str) -> Vec<(String, String)> {
    let mut counts = BTreeMap::new();
    let words = script.split(|c: char| !c.is_ascii_alphanumeric() && c != '_');
    let hashed = words.filter_map(|word| {
        let stem = word.get(..word.len().checked_sub(DIGITS)?)?;
        let hash = word[stem.len()..].bytes().all(|digit| digit.is_ascii_hexdigit());
        (stem.starts_with("__wbg_") && hash).then_some((word, stem))
    });
    let numbered = hashed.map(|(word, stem)| {
        let count = counts.entry(stem).or_insert(0);
        *count += 1;
        (word.to_owned(), format!("{stem}{:0DIGITS$}", *count - 1))
    });
    numbered.collect()
}

/// Where a name stands in a module: after its length, so that longer names which end with it do not count.
fn places(module: &[u8], name: &[u8]) -> impl Iterator<Item = usize> {
    let written = [&[name.len() as u8], name].concat();
    let starts = 0..=module.len().saturating_sub(written.len());
    starts.filter(move |&start| module[start..].starts_with(&written)).map(|start| start + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_take_the_place_of_hashes() {
        let script = "__wbg_new_787b9fb330d55d78: function() {}, __wbg_new_cd4348290afae586: 1, __wbg_set_0123456789abcdef, \
                      __wbindgen_generic_0000000000000001, wasm.__wbg_recognizer_free(ptr, 0)";
        let names = renamed(script);
        let names: Vec<_> = names.iter().map(|(old, new)| (old.as_str(), new.as_str())).collect();
        assert_eq!(
            names,
            [
                ("__wbg_new_787b9fb330d55d78", "__wbg_new_0000000000000000"),
                ("__wbg_new_cd4348290afae586", "__wbg_new_0000000000000001"),
                ("__wbg_set_0123456789abcdef", "__wbg_set_0000000000000000"),
            ]
        );
    }

    #[test]
    fn a_name_stands_after_its_length() {
        assert_eq!(places(b"\x01a\x02ba\x01ab", b"a").collect::<Vec<_>>(), [1, 6]);
    }
}
