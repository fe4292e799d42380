//! The numbers that both README.md files and docs/benchmarks.md quote, each from the command that prints it.
//!
//! `tests/figures.json` lists them:
//!
//! ```json
//! "drawn digits": { "run": "evaluate --ink tests/ink/digits.jsonl", "pick": "/accuracy", "as": "percent", "text": "98.80%" }
//! ```
//!
//! `run` is a command of the `lenet5` program, which prints JSON, or `shipped` for the site's own measurements. `pick` is a
//! JSON pointer into the output. In the documents the number is between `<!-- figure: drawn digits -->` and
//! `<!-- /figure -->`.

use std::{
    collections::HashMap,
    path::{Path, PathBuf},
    process::Command,
};

use serde_json::{Map, Value};

use crate::{
    measures, program,
    project::root,
    shell::{Context, Result, capture, read, say, write},
};

/// The documents that quote the numbers.
const DOCUMENTS: [&str; 3] = ["README.md", "docs/benchmarks.md", "wasm/README.md"];

/// The variable that names the folder with MNIST's files, for commands that contain `$MNIST`. MNIST is too large for the
/// repository.
const MNIST: &str = "MNIST";

fn file() -> PathBuf {
    root().join("tests/figures.json")
}

/// Compares the current numbers with the file. Returns how many agree, and a line for each that differs.
pub(crate) fn compare() -> Result<(usize, Vec<String>)> {
    let old = load()?;
    let (mut agree, mut differ) = (0, vec![]);
    for (name, figure) in &measured(&old)? {
        if figure == &old[name] {
            agree += 1;
        } else {
            differ.push(format!("{name}: expected {}, found {}", old[name]["text"], figure["text"]));
        }
    }
    Ok((agree, differ))
}

/// Writes the current numbers to the file and into the documents.
pub(crate) fn update() -> Result<()> {
    let mut figures = load()?;
    figures.extend(measured(&figures)?);
    let lines = figures.iter().map(|(name, figure)| format!("  {}: {figure}", Value::from(name.as_str())));
    write(&file(), format!("{{\n{}\n}}\n", lines.collect::<Vec<_>>().join(",\n")))?;
    DOCUMENTS.map(|name| root().join(name)).iter().try_for_each(|file| write(file, renewed(&read(file)?, &figures)))
}

/// The text with each number between its markers replaced.
fn renewed(text: &str, figures: &Map<String, Value>) -> String {
    const END: &str = "<!-- /figure -->";
    let mut text = text.to_owned();
    for (name, figure) in figures {
        let mark = format!("<!-- figure: {name} -->");
        let said = figure["text"].as_str().unwrap_or_default();
        let mut parts = text.split(&mark);
        let first = parts.next().unwrap_or_default().to_owned();
        text = parts.fold(first, |text, part| {
            let after = part.split_once(END).map_or(part.to_owned(), |(_, after)| format!("{said}{END}{after}"));
            text + &mark + &after
        });
    }
    text
}

fn load() -> Result<Map<String, Value>> {
    serde_json::from_str(&read(&file())?).context(|| "tests/figures.json".to_owned())
}

/// The current figures, except those that need MNIST if it is not available.
fn measured(figures: &Map<String, Value>) -> Result<Map<String, Value>> {
    let program = program::build()?;
    let mut answers: HashMap<String, Value> = HashMap::new();
    let mut measured = Map::new();
    for (name, figure) in figures {
        let run = figure["run"].as_str().ok_or_else(|| format!("figure {name}: expected a command in `run`"))?;
        let Some(command) = with_mnist(run) else {
            say(&format!("{name} is not checked: it needs MNIST's files; set {MNIST} to their folder"));
            continue;
        };
        if !answers.contains_key(run) {
            answers.insert(run.to_owned(), answer(&program, &command)?);
        }
        let number = answers[run].pointer(figure["pick"].as_str().unwrap_or_default()).and_then(Value::as_f64);
        let number =
            number.ok_or_else(|| format!("figure {name}: expected a number at {} of `{run}`", figure["pick"]))?;
        let mut figure = figure.clone();
        figure["text"] = shown(number, figure["as"].as_str().unwrap_or_default())?.into();
        measured.insert(name.clone(), figure);
    }
    Ok(measured)
}

/// Splits a command into words and substitutes `$MNIST`; `None` if it is needed but not set.
fn with_mnist(run: &str) -> Option<Vec<String>> {
    let word = |word: &str| if word == "$MNIST" { std::env::var(MNIST).ok() } else { Some(word.to_owned()) };
    run.split(' ').map(word).collect()
}

/// The JSON that a command prints. Runs the development build, whose results have the same bits as those of the release
/// build.
fn answer(program: &Path, command: &[String]) -> Result<Value> {
    if command == ["shipped"] {
        return serde_json::to_value(measures::measure()?).context(|| "shipped".to_owned());
    }
    let mut program = Command::new(program);
    let printed = capture(program.current_dir(root()).args(command).arg("--json"))?;
    serde_json::from_slice(&printed).context(|| command.join(" "))
}

fn shown(number: f64, form: &str) -> Result<String> {
    match form {
        "percent" => Ok(format!("{:.2}%", 100.0 * number)),
        "count" => Ok(format!("{number}")),
        "kB" => Ok(format!("{:.0} kB", number / 1000.0)),
        _ => Err(format!("a figure's `as`: expected percent, count or kB, found `{form}`")),
    }
}
