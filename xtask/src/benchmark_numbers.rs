//! The number benchmark: whole numbers read, by length, compared with reading single digits after splitting at gaps.

use std::process::Command;

use serde_json::Value;

use crate::{
    program,
    project::root,
    shell::{Context, Result, capture},
    tables,
};

/// The data set in this repository.
const OURS: &str = "tests/ink/numbers.jsonl";
/// The columns: a heading, and the smallest and largest number of digits. The last column takes all longer numbers.
const LENGTHS: [(&str, usize, usize); 5] =
    [("2", 2, 2), ("3", 3, 3), ("4", 4, 4), ("5", 5, 5), ("6 and more", 6, usize::MAX)];
const READERS: [(&str, &[&str]); 2] = [("**lenet5**", &[]), ("gaps, then digits", &["--gaps"])];

/// Measures [`OURS`] and the given files. The y axis points up in files after `--y-up`. `--write` puts the table into
/// docs/benchmarks.md.
pub(crate) fn run(words: &[&str]) -> Result<()> {
    let (mut sets, mut axis, mut to_document) = (vec![(OURS, None)], None, false);
    for word in words {
        match *word {
            "--write" => to_document = true,
            "--y-up" => axis = Some("--y-up"),
            unknown if unknown.starts_with('-') => {
                return Err(format!("benchmark-numbers: expected files, --y-up or --write, got `{unknown}`"));
            }
            file => sets.push((file, axis)),
        }
    }
    let program = program::build()?;
    let columns = LENGTHS.map(|(name, ..)| format!("{name} digits")).join(" | ");
    let mut report = format!("| data set | numbers | reader | right | {columns} | unsure | wrong and sure |\n");
    report += &format!("| --- | --: | --- | --: |{} --: | --: |\n", " --: |".repeat(LENGTHS.len()));
    for (file, axis) in sets {
        for (reader, how) in READERS {
            let mut evaluate = Command::new(&program);
            evaluate.current_dir(root()).args(["evaluate", "--json", "--numbers", file]).args(axis).args(how);
            let said = capture(&mut evaluate)?;
            let tally: Value =
                serde_json::from_slice(&said).context(|| format!("evaluate --numbers {file}: no JSON"))?;
            report += &row(file, reader, &tally);
        }
    }
    print!("{report}");
    if to_document { tables::put("whole-number benchmark", &report) } else { Ok(()) }
}

fn row(file: &str, reader: &str, tally: &Value) -> String {
    let count = |value: &Value| value.as_u64().unwrap_or_default();
    let percent =
        |part: u64, of: u64| if of == 0 { String::new() } else { format!("{:.1} %", 100.0 * part as f64 / of as f64) };
    let n = count(&tally["n"]);
    let by_length = |least: usize, most: usize| {
        let lengths = tally["by_length"].as_object().into_iter().flatten();
        let chosen = lengths.filter(|(length, _)| length.parse().is_ok_and(|length| (least..=most).contains(&length)));
        let (correct, of) =
            chosen.fold((0, 0), |(correct, of), (_, part)| (correct + count(&part["correct"]), of + count(&part["n"])));
        percent(correct, of)
    };
    let lengths = LENGTHS.map(|(_, least, most)| by_length(least, most)).join(" | ");
    let name = file.rsplit('/').next().unwrap_or(file);
    let [right, unsure, wrong] =
        ["correct", "rejected", "wrong_and_sure"].map(|field| percent(count(&tally[field]), n));
    format!("| {name} | {n} | {reader} | {right} | {lengths} | {unsure} | {wrong} |\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_from_six_on_share_a_column() {
        let tally = serde_json::json!({
            "n": 8, "correct": 5, "rejected": 2, "wrong_and_sure": 1,
            "by_length": { "2": { "n": 4, "correct": 3 }, "6": { "n": 1, "correct": 1 }, "11": { "n": 3, "correct": 1 } },
        });
        let expected = "| b.jsonl | 8 | x | 62.5 % | 75.0 % |  |  |  | 50.0 % | 25.0 % | 12.5 % |\n";
        assert_eq!(row("a/b.jsonl", "x", &tally), expected);
    }
}
