//! The developer's commands, run as `cargo xtask COMMAND` from anywhere in the repository.
//!
//! Each command installs what it needs, reports its progress and skips steps that are up to date. The modules, shared
//! ones first:
//!
//! | module | contains |
//! |---|---|
//! | [`shell`] | running other programs; the error type, a line of text |
//! | [`project`] | paths, and fingerprints that tell whether a step is up to date |
//! | [`tools`], [`chromium`] | setup before the first build |
//! | [`wasm`] | the shipped WebAssembly module |
//! | [`site`], [`server`] | `dist/`, and a web server for it |
//! | [`measures`] | sizes and instruction counts of the shipped site |
//! | [`figures`] | the numbers that the documents quote |
//! | [`mod@test`] | all tests |
//! | [`mod@bench`], [`benchmark_ink`], [`benchmark_numbers`] | the benchmarks |
//! | [`tables`] | the benchmarks' tables in `docs/benchmarks.md` |

mod bench;
mod benchmark_ink;
mod benchmark_numbers;
mod chromium;
mod figures;
mod measures;
mod program;
mod project;
mod server;
mod shell;
mod site;
mod tables;
mod test;
mod tools;
mod wasm;

use std::process::ExitCode;

use shell::Result;

const USAGE: &str = "\
cargo xtask COMMAND

  serve [--port N]   build the site and serve it on 127.0.0.1 (default port: 8000)
  site               write dist/: the static site, ready for any web server
  test [LEG...]      run all tests or the named legs: native, wasm in Node and in a browser, the page in browsers
  figures            write current numbers to tests/figures.json, README.md and docs/benchmarks.md
  bench [PART...]    run the benchmarks: --native, --browser (parts of it alone: --drawing, --numbers, --teaching), or all;
                     --write updates docs/benchmarks.md
  benchmark-ink [--ink FILE]... [--ink-y-up FILE]... [--write]
                     compare our preprocessing of drawn digits with other demos'; --write as for bench
  benchmark-numbers [FILE]... [--y-up FILE...] [--write]
                     count whole numbers that are read right, by length; --write as for bench";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match dispatch(&words) {
        Ok(code) => code,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}

fn dispatch(words: &[&str]) -> Result<ExitCode> {
    let done = match words {
        ["benchmark-ink", words @ ..] => return benchmark_ink::run(words),
        [] | ["help" | "--help" | "-h"] => {
            println!("{USAGE}");
            Ok(())
        }
        ["serve"] => serve(8000),
        ["serve", "--port", port] => serve(parse_port(port)?),
        ["serve", flag] if flag.starts_with("--port=") => serve(parse_port(&flag["--port=".len()..])?),
        ["site"] => site::build().map(|dist| println!("The site is in {}.", dist.display())),
        ["test", legs @ ..] => test::run(legs),
        ["figures"] => figures::update(),
        ["benchmark-numbers", words @ ..] => benchmark_numbers::run(words),
        ["bench", flags @ ..] => bench::run_all(flags),
        _ => Err(format!("expected a command, got `{}`\n\n{USAGE}", words.join(" "))),
    };
    done.map(|()| ExitCode::SUCCESS)
}

fn parse_port(text: &str) -> Result<u16> {
    text.parse().map_err(|_| format!("--port: expected a number in 0..=65535, got `{text}`"))
}

/// Builds before it listens, so once the port is open, it serves the finished site.
fn serve(port: u16) -> Result<()> {
    let dist = site::build()?;
    let server = server::Server::start(&dist, port)?;
    println!("Serving on {} (Ctrl-C to stop)", server.url());
    server.wait()
}
