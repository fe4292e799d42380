//! Writes tables into `docs/benchmarks.md`, each between its own pair of markers.

use crate::{
    project::root,
    shell::{Result, read, write},
};

const DOCUMENT: &str = "docs/benchmarks.md";

/// Replaces the text between `<!-- NAME -->` and `<!-- /NAME -->`.
pub(crate) fn put(name: &str, report: &str) -> Result<()> {
    let file = root().join(DOCUMENT);
    write(&file, between_marks(&read(&file)?, name, report)?)
}

fn between_marks(text: &str, name: &str, report: &str) -> Result<String> {
    let (start, end) = (format!("<!-- {name} -->\n"), format!("<!-- /{name} -->"));
    let parts = text.split_once(&start).and_then(|(before, rest)| Some((before, rest.split_once(&end)?.1)));
    let (before, after) = parts.ok_or_else(|| format!("{DOCUMENT}: expected {}…{end}, found none", start.trim()))?;
    Ok(format!("{before}{start}{report}{end}{after}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_between_the_marks_is_replaced() {
        let text = "a\n<!-- one -->\nold\n<!-- /one -->\nb\n<!-- two -->\nkept\n<!-- /two -->\n";
        let expected = "a\n<!-- one -->\nnew\n<!-- /one -->\nb\n<!-- two -->\nkept\n<!-- /two -->\n";
        assert_eq!(between_marks(text, "one", "new\n").unwrap(), expected);
        assert!(between_marks(text, "three", "new\n").unwrap_err().contains("<!-- three -->…<!-- /three -->"));
    }
}
