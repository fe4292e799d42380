//! Which part of the page may import which: the pad imports only the module, and the page only the pad's public files.

use std::collections::BTreeSet;

use super::{none, sources};

/// Every part of `www/` that has JavaScript, and what it may import besides itself. A part is a file or folder, without
/// subfolders that are parts themselves. So `digit-pad` is the pad's public files, and `digit-pad/ink` is internal.
///
/// The rules apply to imported types too: the page knows of the pad only what its public files declare.
const PARTS: [(&str, &[&str]); 24] = [
    ("digit-pad/text", &["digit-pad"]),
    ("digit-pad/view", &["digit-pad", "digit-pad/text"]),
    ("digit-pad/ink", &["digit-pad", "digit-pad/text", "digit-pad/view"]),
    ("digit-pad/engine", &["digit-pad", "digit-pad/ink", "pkg"]),
    ("digit-pad/form", &["digit-pad", "digit-pad/ink", "digit-pad/text", "digit-pad/view"]),
    ("digit-pad/npm", &["digit-pad", "digit-pad/engine", "digit-pad/text", "pkg"]),
    ("digit-pad", &["digit-pad/engine", "digit-pad/form", "digit-pad/ink", "digit-pad/text", "digit-pad/view", "pkg"]),
    ("text", &[]),
    ("page", &["digit-pad", "text"]),
    ("page/lab", &["digit-pad", "page", "page/lab/break", "page/lab/change", "page/lab/why", "pkg", "text"]),
    ("page/lab/break", &["digit-pad", "page", "page/lab", "pkg"]),
    ("page/lab/change", &["digit-pad", "page", "page/lab", "pkg", "text"]),
    ("page/lab/why", &["digit-pad", "page", "page/lab", "pkg"]),
    ("page/layers", &["digit-pad", "page", "text"]),
    ("page/pictures", &["digit-pad", "page", "text"]),
    ("page/share", &["digit-pad", "page"]),
    ("page/show", &["digit-pad", "page"]),
    ("page/speed", &["digit-pad", "page", "pkg", "text"]),
    ("page/teach", &["digit-pad", "page", "pkg", "text"]),
    ("page/train", &["digit-pad", "page", "pkg", "text"]),
    ("page/views", &["digit-pad", "page", "text"]),
    ("main.js", &["digit-pad", "later.js", "page", "page/pictures", "page/views", "text"]),
    (
        "later.js",
        &[
            "digit-pad",
            "page",
            "page/lab",
            "page/layers",
            "page/pictures",
            "page/share",
            "page/show",
            "page/speed",
            "page/teach",
            "page/train",
            "page/views",
        ],
    ),
    ("sw.js", &["pkg"]),
];

/// The part that a path below `www/` belongs to. `pkg` is the built module, which is beside them on the finished site.
fn part(path: &str) -> Option<&'static str> {
    let parts = PARTS.iter().map(|(name, _)| *name).chain(["pkg"]);
    let holds = |name: &&str| path.strip_prefix(name).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'));
    parts.filter(holds).max_by_key(|name| name.len())
}

/// The relative paths that a script imports, including types in comments.
fn imported(text: &str) -> BTreeSet<&str> {
    let after = |found: &'static str| text.match_indices(found).map(move |(at, _)| &text[at + found.len()..]);
    let addresses = ["from \"", "import \"", "import(\""].into_iter().flat_map(after);
    addresses
        .filter_map(|rest| rest.split_once('"'))
        .map(|(address, _)| address)
        .filter(|a| a.starts_with('.'))
        .collect()
}

/// Resolves an imported path in a file below `www/`.
fn resolved(file: &str, address: &str) -> String {
    let mut path: Vec<&str> = file.split('/').collect();
    path.pop();
    for step in address.split('/') {
        match step {
            "." => {}
            ".." => drop(path.pop()),
            name => path.push(name),
        }
    }
    path.join("/")
}

fn allowed(from: &str, to: &str) -> bool {
    from == to || PARTS.iter().any(|(name, others)| *name == from && others.contains(&to))
}

#[test]
fn parts_of_the_page_import_only_what_they_may() {
    let mut offenders = vec![];
    for file in sources::script(&["www"]) {
        let path = file.path.trim_start_matches("www/");
        let Some(from) = part(path) else {
            offenders.push(format!("{}: has no place in tests/tidy/www.rs", file.path));
            continue;
        };
        for address in imported(&file.text) {
            let to = resolved(path, address);
            if !part(&to).is_some_and(|to| allowed(from, to)) {
                offenders.push(format!("{}: must not import {to}", file.path));
            }
        }
    }
    none("the page imports only the pad's public files, and its rooms do not import one another", offenders);
}

#[test]
fn the_list_of_parts_is_what_exists() {
    let files = sources::script(&["www"]);
    let found: BTreeSet<_> = files.iter().filter_map(|file| part(file.path.trim_start_matches("www/"))).collect();
    assert_eq!(found, PARTS.iter().map(|(name, _)| *name).collect());
    // An import that is allowed but not made would permit a dependency that nobody decided on.
    let needed = files.iter().flat_map(|file| {
        let path = file.path.trim_start_matches("www/");
        let ends = imported(&file.text).into_iter().map(|address| (part(path), part(&resolved(path, address))));
        ends.collect::<Vec<_>>()
    });
    let needed: BTreeSet<_> = needed.collect();
    let listed = PARTS.iter().flat_map(|(name, others)| others.iter().map(move |other| (*name, *other)));
    let unused = listed.filter(|(from, to)| !needed.contains(&(Some(*from), Some(*to))));
    none("every import that is allowed is made", unused.map(|(from, to)| format!("{from} imports nothing of {to}")));
}

#[test]
fn the_reader_of_addresses_reads_them() {
    let script = "import a, { b } from \"./a.js\";\nexport * from \"../b.js\";\nimport \"./c.js\";\n\
                  await import(\"./d/e.js\");\n/** @import { F } from \"../../f.js\" */\nimport g from \"node:g\";";
    assert_eq!(
        imported(script).into_iter().collect::<Vec<_>>(),
        ["../../f.js", "../b.js", "./a.js", "./c.js", "./d/e.js"]
    );
    assert_eq!(resolved("page/views/all.js", "../../digit-pad/frames.js"), "digit-pad/frames.js");
    assert_eq!(part("digit-pad/ink/keys.js"), Some("digit-pad/ink"));
    assert_eq!(part("digit-pad/index.js"), Some("digit-pad"));
    assert_eq!(part("page/views/answer/view.js"), Some("page/views"));
    assert_eq!(part("pkg/lenet5.js"), Some("pkg"));
    assert!(
        !allowed("page/views", "digit-pad/ink")
            && !allowed("digit-pad", "page")
            && !allowed("page/views", "page/speed")
    );
}
