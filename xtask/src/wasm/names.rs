//! Shortens the names under which a module imports JavaScript functions.
//!
//! wasm-bindgen's names say what a function does and end with a hash of 16 digits. A page loads each name twice: in
//! the module and in the script that runs it. No compressor makes the hash smaller than 8 bytes. Exports keep their names,
//! which the package's types declare.

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
};

use wasmparser::BinaryReader;

use crate::shell::{Context, Result, read, write};

/// The short names, by the names in the script that wasm-bindgen wrote.
type Names = BTreeMap<String, String>;

/// The text before and after the functions that the script offers.
const OFFER: [&str; 2] = ["const import0 = {", "\n    };"];
const INDENT: &str = "\n        ";
/// The id of a module's import section, and the kind of an import that is a function.
const IMPORTS: u8 = 2;
const FUNCTION: u8 = 0;

/// Renames the imports of the script that wasm-bindgen wrote, and of the modules that it runs.
pub(super) fn shorten(script: &Path, modules: &[PathBuf]) -> Result<()> {
    let text = read(script)?;
    let (text, names) = offered(&text).ok_or_else(|| format!("{}: expected {}", script.display(), OFFER[0]))?;
    write(script, text)?;
    for module in modules {
        let bytes = fs::read(module).context(|| format!("could not read {}", module.display()))?;
        write(module, renamed(&bytes, &names).map_err(|error| format!("{}: {error}", module.display()))?)?;
    }
    Ok(())
}

/// The script with short names, and those names by the original ones; `None` if it offers no functions.
fn offered(script: &str) -> Option<(String, Names)> {
    let (before, rest) = script.split_once(OFFER[0])?;
    let (functions, after) = rest.split_once(OFFER[1])?;
    let mut names = Names::new();
    let lines = functions.split(INDENT).map(|line| match line.split_once(": function(") {
        Some((name, body)) if !name.starts_with(' ') => {
            let short = short(names.len());
            let line = format!("{short}: function({body}");
            names.insert(name.to_owned(), short);
            line
        }
        _ => line.to_owned(),
    });
    let functions = lines.collect::<Vec<_>>().join(INDENT);
    Some((format!("{before}{}{functions}{}{after}", OFFER[0], OFFER[1]), names))
}

/// The short name of an index: a, b, …, z, a1, b1, …
fn short(index: usize) -> String {
    let letter = char::from(b'a' + (index % 26) as u8);
    if index < 26 { letter.to_string() } else { format!("{letter}{}", index / 26) }
}

/// The module with the names of its imports replaced and everything else unchanged.
fn renamed(module: &[u8], names: &Names) -> Result<Vec<u8>> {
    const HEADER: usize = 8;
    let malformed = |error| format!("malformed: {error}");
    let mut reader = BinaryReader::new(module, 0);
    let mut out = reader.read_bytes(HEADER).map_err(malformed)?.to_vec();
    while !reader.eof() {
        out.push(reader.read_u8().map_err(malformed)?);
        let size = reader.read_var_u32().map_err(malformed)?;
        let section = reader.read_bytes(size as usize).map_err(malformed)?;
        let imports = out.last() == Some(&IMPORTS);
        sized(&mut out, &if imports { renamed_section(section, names)? } else { section.to_vec() });
    }
    Ok(out)
}

fn renamed_section(section: &[u8], names: &Names) -> Result<Vec<u8>> {
    let malformed = |error| format!("malformed: {error}");
    let mut reader = BinaryReader::new(section, 0);
    let count = reader.read_var_u32().map_err(malformed)?;
    let mut out = vec![];
    number(&mut out, count as usize);
    for _ in 0..count {
        sized(&mut out, reader.read_string().map_err(malformed)?.as_bytes());
        let name = reader.read_string().map_err(malformed)?;
        let short = names.get(name).ok_or_else(|| format!("expected imports that the script offers, found {name}"))?;
        sized(&mut out, short.as_bytes());
        let kind = reader.read_u8().map_err(malformed)?;
        if kind != FUNCTION {
            return Err(format!("expected {name} to be a function, found an import of kind {kind}"));
        }
        out.push(kind);
        number(&mut out, reader.read_var_u32().map_err(malformed)? as usize);
    }
    Ok(out)
}

/// Writes bytes after their length.
fn sized(out: &mut Vec<u8>, bytes: &[u8]) {
    number(out, bytes.len());
    out.extend(bytes);
}

/// Writes a number in LEB128: seven bits a byte, lowest first. The eighth bit says that more bytes follow.
fn number(out: &mut Vec<u8>, mut number: usize) {
    while number > 0x7f {
        out.push(number as u8 | 0x80);
        number >>= 7;
    }
    out.push(number as u8);
}

#[cfg(test)]
mod tests {
    use super::*;

    const SCRIPT: &str = "    const import0 = {
        __proto__: null,
        __wbg_new_787b9fb330d55d78: function() {
            return { a: function() {} };
        },
        __wbindgen_object_drop_ref: function(arg0) {
        },
    };
";

    #[test]
    fn functions_that_a_script_offers_get_short_names() {
        let (text, names) = offered(SCRIPT).expect("a script that offers functions");
        let short = SCRIPT.replace("__wbg_new_787b9fb330d55d78", "a").replace("__wbindgen_object_drop_ref", "b");
        assert_eq!(text, short);
        let names: Vec<_> = names.iter().map(|(name, short)| (name.as_str(), short.as_str())).collect();
        assert_eq!(names, [("__wbg_new_787b9fb330d55d78", "a"), ("__wbindgen_object_drop_ref", "b")]);
    }

    #[test]
    fn short_names_are_all_different() {
        let names: std::collections::BTreeSet<_> = (0..200).map(short).collect();
        assert_eq!(names.len(), 200);
    }

    #[test]
    fn a_module_keeps_all_but_the_names_of_imports() {
        let header = *b"\0asm\x01\0\0\0";
        // A type, an import of two functions, and a custom section of 200 bytes, whose size takes two bytes.
        let module = |imports: &[u8]| {
            let mut module = header.to_vec();
            module.extend(b"\x01\x04\x01\x60\0\0\x02");
            sized(&mut module, imports);
            module.push(0);
            sized(&mut module, &[7; 200]);
            module
        };
        let names = [("long", "a"), ("longer", "b")].map(|(name, short)| (name.to_owned(), short.to_owned())).into();
        let renamed = renamed(&module(b"\x02\x01m\x04long\0\0\x01m\x06longer\0\0"), &names);
        assert_eq!(renamed, Ok(module(b"\x02\x01m\x01a\0\0\x01m\x01b\0\0")));
    }

    #[test]
    fn an_import_that_is_not_offered_is_an_error() {
        let module = b"\0asm\x01\0\0\0\x02\x07\x01\x01m\x01x\0\0";
        let error = renamed(module, &Names::new()).expect_err("x is not offered");
        assert!(error.contains("found x"), "{error}");
    }
}
