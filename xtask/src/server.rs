//! Starts and stops the web server in `xtask/server/`, which runs in Node: building the page needs Node anyway.
//!
//! Why not a crate: `tiny_http` leaves requests waiting if a browser opens more connections than its pool has threads.
//! tower-http with hyper and tokio takes two thirds as long to compile as the rest of this program.

use std::{
    io::{BufRead, BufReader},
    path::{Path, PathBuf},
    process::{Child, Stdio},
};

use crate::{
    project::{root, target},
    shell::{Context, Result, run},
    tools,
};

/// Serves one folder on 127.0.0.1. The server stops when this value is dropped or this process ends.
pub(crate) struct Server {
    /// Holds the server's standard input open; the server ends when it closes.
    node: Child,
    url: String,
}

impl Server {
    /// Starts listening; port 0 means any free port.
    pub(crate) fn start(folder: &Path, port: u16) -> Result<Self> {
        let mut node = tools::command("node");
        node.arg(script("main.js")).arg(folder).arg(port.to_string());
        let node = node.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn();
        let mut server = Self {
            node: node.context(|| "expected Node on PATH; see https://nodejs.org".to_owned())?,
            url: String::new(),
        };
        let mut line = String::new();
        let printed = server.node.stdout.take().map(|pipe| BufReader::new(pipe).read_line(&mut line));
        printed.transpose().context(|| "could not read from the web server".to_owned())?;
        server.url = line.trim().to_owned();
        if server.url.starts_with("http://") {
            return Ok(server);
        }
        Err(format!(
            "could not listen on port {port}: {}; choose another with --port N (0 means any free port)",
            server.url
        ))
    }

    pub(crate) fn url(&self) -> &str {
        &self.url
    }

    /// Serves until this process ends; returns only if the server fails.
    pub(crate) fn wait(mut self) -> Result<()> {
        // `wait` closes standard input unless it is held elsewhere.
        let pipe = self.node.stdin.take();
        let status = self.node.wait().context(|| "lost the web server".to_owned())?;
        drop(pipe);
        Err(format!("the web server ended with {status}"))
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // Both fail if the server has already ended.
        let _ = self.node.kill();
        let _ = self.node.wait();
    }
}

/// Copies a folder to `target/xtask/compressed/NAME` and compresses each file with Brotli to `FILE.br`, which the server
/// prefers.
pub(crate) fn compressed(name: &str, folder: &Path) -> Result<PathBuf> {
    let ours = target().join("xtask");
    let copy = ours.join("compressed").join(name);
    run(tools::command("node").arg(script("compress.js")).args([folder, &copy, &ours.join("brotli")]))?;
    Ok(copy)
}

fn script(name: &str) -> PathBuf {
    root().join("xtask/server").join(name)
}
