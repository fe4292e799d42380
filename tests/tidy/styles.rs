//! Style sheets use nothing newer than the browsers that the README and the page promise.

use super::{none, sources};

/// Features that Chrome 106, Safari 15.4 or Firefox 114 lacks and that the build does not translate, as it does nesting. They
/// may stand only inside `@supports`: an engine that does not know a value takes a declaration with `var()` for valid, and
/// then uses none, not even an earlier one. Properties that merely refine (`text-wrap`, `forced-color-adjust`) are not listed.
const FUNCTIONS: &str = "color-mix light-dark contrast-color color lab lch oklab oklch image-set linear shape anchor if \
    round mod rem abs sign sin cos tan atan2 pow sqrt hypot exp";
const SELECTORS: &str = ":has :modal :popover-open :open :user-valid :user-invalid :state ::details-content";
const RULES: &str = "@container @property @scope @starting-style @view-transition @position-try @counter-style";
const PROPERTIES: &str = "translate rotate scale zoom offset-path container container-type content-visibility mask mask-image \
    backdrop-filter hyphens field-sizing text-box animation-timeline interpolate-size position-anchor";
const VALUES: &str = "subgrid sideways-lr plus-lighter";
const UNITS: &str =
    "svh svw svi svb lvh lvw lvi lvb dvh dvw dvi dvb cqw cqh cqi cqb cqmin cqmax lh rlh cap rcap rex rch ric";

/// A style sheet without its comments and without the contents of `@supports`.
fn unconditional(css: &str) -> String {
    let mut parts = css.split("/*");
    let mut rest = parts.next().unwrap_or_default().to_owned();
    rest.extend(parts.filter_map(|part| part.split_once("*/")).map(|(_, after)| after));
    while let Some(start) = rest.find("@supports") {
        let mut depth = 0_usize;
        let end = rest[start..].char_indices().find_map(|(at, c)| {
            match c {
                '{' => depth += 1,
                '}' => depth = depth.saturating_sub(1),
                _ => {}
            }
            (c == '}' && depth == 0).then_some(start + at + 1)
        });
        rest.replace_range(start..end.unwrap_or(rest.len()), "");
    }
    rest
}

/// The features that a style sheet needs and that are newer than the promised browsers.
fn newer(css: &str) -> Vec<&'static str> {
    let css = unconditional(css);
    let of_a_name = |c: char| c.is_ascii_alphanumeric() || c == '-';
    let found = |names: &'static str, begins: &dyn Fn(&str) -> bool, ends: &dyn Fn(&str) -> bool| {
        let names = names.split_whitespace();
        names
            .filter(|name| css.match_indices(name).any(|(at, _)| begins(&css[..at]) && ends(&css[at + name.len()..])))
            .collect::<Vec<_>>()
    };
    let begins = |before: &str| !before.ends_with(of_a_name);
    let anywhere = |_: &str| true;
    let measured = |before: &str| before.ends_with(|c: char| c.is_ascii_digit());
    let ends = |after: &str| !after.starts_with(of_a_name);
    [
        found(FUNCTIONS, &begins, &|after| after.starts_with('(')),
        found(SELECTORS, &anywhere, &ends),
        found(RULES, &anywhere, &ends),
        found(PROPERTIES, &|before| before.trim_end().ends_with(['{', ';']), &|after| after.starts_with(':')),
        found(VALUES, &begins, &ends),
        found(UNITS, &measured, &ends),
    ]
    .concat()
}

#[test]
fn style_sheets_use_nothing_newer_than_promised() {
    let sheets = sources::style(&["www", "examples"]);
    let offenders =
        sheets.iter().flat_map(|file| newer(&file.text).into_iter().map(|feature| format!("{}: {feature}", file.path)));
    none("what is newer than the promised browsers stands inside @supports", offenders);
}

#[test]
fn newer_features_are_found() {
    let cases: [(&str, &[&str]); 5] = [
        ("a { color: color-mix(in srgb, red, blue); block-size: calc(100svh - 1rem) }", &["color-mix", "svh"]),
        (
            "p:has(b), p:open {} @container (width > 1px) { a { rotate: 3deg; grid: subgrid } }",
            &[":has", ":open", "@container", "rotate", "subgrid"],
        ),
        (
            "@supports (height: 1svh) { @media print { a { height: 1svh } } a { height: 2svh } } b { height: 1lh }",
            &["lh"],
        ),
        ("/* lab(1) */ a { background-color: rgb(1 2 3); --scale: 1; mask-size: 1lhx; transform: rotate(1deg) }", &[]),
        ("a { background: linear-gradient(red, blue); --part-mod: 1svhs; -webkit-mask: none }", &[]),
    ];
    for (css, expected) in cases {
        assert_eq!(newer(css), expected, "{css}");
    }
}
