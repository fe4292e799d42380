//! Finds the imports of a Rust file, as paths from the root of its crate.

use std::collections::BTreeSet;

/// The source without comments, which may name any module, and without the unit tests at its end, which may import any.
pub(crate) fn code(text: &str) -> String {
    let lines = text.lines().map(|line| line.split_once("//").map_or(line, |(code, _)| code));
    let code = lines.collect::<Vec<_>>().join("\n");
    code.split("mod tests {").next().unwrap_or_default().to_owned()
}

/// The module of a file below a crate's `src/`: `network/block.rs` is `network::block`, `test/mod.rs` is `test`, and the
/// root is the empty string.
pub(crate) fn module(path: &str) -> String {
    let name = path.trim_end_matches(".rs").trim_end_matches("/mod");
    if ["lib", "main"].contains(&name) { String::new() } else { name.replace('/', "::") }
}

/// The paths in its own crate that the code of `module` names with `crate::` or `super::`, or imports from child modules.
pub(crate) fn imports(code: &str, module: &str, is_module: impl Fn(&str) -> bool) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for (at, start) in code.match_indices("crate::") {
        found.extend(paths(&code[at + start.len()..], ""));
    }
    let parent = module.rsplit_once("::").map_or("", |(parent, _)| parent);
    for (at, start) in code.match_indices("super::") {
        found.extend(paths(&code[at + start.len()..], parent));
    }
    for line in code.lines() {
        let used = line.trim_start_matches("pub ").trim_start_matches("pub(crate) ").strip_prefix("use ");
        let Some(tree) = used else { continue };
        let child = joined(module, &word(tree));
        if is_module(&child) {
            found.insert(child);
        }
    }
    found
}

/// The paths of the use tree at the start of `text`, below `prefix`: `a::{b, c::D}` has `a::b` and `a::c::D`.
fn paths(text: &str, prefix: &str) -> Vec<String> {
    if let Some(list) = text.strip_prefix('{') {
        return items(list).into_iter().flat_map(|item| paths(item, prefix)).collect();
    }
    let name = word(text);
    let path = joined(prefix, &name);
    match text[name.len()..].strip_prefix("::") {
        Some(rest) => paths(rest, &path),
        None => vec![path],
    }
}

/// The items of a list, up to its closing brace.
fn items(list: &str) -> Vec<&str> {
    let (mut depth, mut start, mut items) = (0, 0, vec![]);
    for (at, character) in list.char_indices() {
        match character {
            '{' => depth += 1,
            '}' if depth > 0 => depth -= 1,
            '}' | ',' if depth == 0 => {
                items.push(list[start..at].trim());
                start = at + 1;
                if character == '}' {
                    break;
                }
            }
            _ => {}
        }
    }
    items.retain(|item| !item.is_empty());
    items
}

fn joined(prefix: &str, name: &str) -> String {
    if prefix.is_empty() { name.to_owned() } else { format!("{prefix}::{name}") }
}

fn word(text: &str) -> String {
    text.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect()
}

/// Whether code names a crate.
pub(crate) fn uses(code: &str, name: &str) -> bool {
    let path = format!("{name}::");
    code.match_indices(&path)
        .any(|(at, _)| !code[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_' || c == ':'))
}

#[test]
fn the_reader_of_imports_reads_them() {
    let text = "use crate::{\n a::{b, c::D}, // e\n f,\n};\nfn f() { crate::g::h(); super::i() }\nuse child::X;\nuse other::Y;";
    let found = imports(&code(text), "m::n", |name| name == "m::n::child");
    assert_eq!(found.into_iter().collect::<Vec<_>>(), ["a::b", "a::c::D", "f", "g::h", "m::i", "m::n::child"]);
    assert_eq!(["lib.rs", "a.rs", "a/b.rs", "a/mod.rs"].map(module), ["", "a", "a::b", "a"]);
    assert!(uses("use libm::expf;", "libm") && !uses("use my_libm::expf;", "libm"));
}
