//! A web server for a folder, on 127.0.0.1 only.

use std::{
    collections::HashMap,
    path::{Path, PathBuf},
    process::Command,
    sync::{Arc, Mutex},
    thread::JoinHandle,
};

use tiny_http::{Header, Method, Request, Response};

use crate::{
    project::Fingerprint,
    shell::{Context, Result, capture},
};

const THREADS: usize = 4;

/// A running server; its threads end with the process.
pub(crate) struct Server {
    port: u16,
    threads: Vec<JoinHandle<()>>,
}

impl Server {
    /// Starts to listen; port 0 stands for any free one.
    pub(crate) fn start(folder: &Path, port: u16) -> Result<Self> {
        let listener = tiny_http::Server::http(("127.0.0.1", port)).map_err(|error| {
            format!("could not listen on port {port}: {error}; choose another with --port N (0 means any free one)")
        })?;
        let port = listener.server_addr().to_ip().map_or(port, |address| address.port());
        let folder = folder.canonicalize().context(|| format!("could not serve {}", folder.display()))?;
        let (listener, site) = (Arc::new(listener), Arc::new(Site { folder, compressed: Mutex::default() }));
        let threads = (0..THREADS).map(|_| {
            let (listener, site) = (Arc::clone(&listener), Arc::clone(&site));
            std::thread::spawn(move || listener.incoming_requests().for_each(|request| site.answer(request)))
        });
        Ok(Self { port, threads: threads.collect() })
    }

    pub(crate) fn url(&self) -> String {
        format!("http://127.0.0.1:{}/", self.port)
    }

    /// Serves until the process ends.
    pub(crate) fn wait(self) {
        for thread in self.threads {
            let _ = thread.join();
        }
    }
}

struct Site {
    folder: PathBuf,
    /// By fingerprint of the plain bytes: a site that is built anew while it is served needs no other care.
    compressed: Mutex<HashMap<String, Vec<u8>>>,
}

impl Site {
    fn answer(&self, request: Request) {
        let response = if matches!(request.method(), Method::Get | Method::Head) {
            self.response(&request)
        } else {
            plain(405, "only GET and HEAD are answered").with_header(header("Allow", "GET, HEAD"))
        };
        // A browser that has gone away needs no answer.
        let _ = request.respond(response.with_header(header("Cache-Control", "no-cache")));
    }

    fn response(&self, request: &Request) -> Response<std::io::Cursor<Vec<u8>>> {
        let Some(file) = self.file(request.url()) else { return plain(404, "not found") };
        let Ok(bytes) = std::fs::read(&file) else { return plain(404, "not found") };
        let (mime, compressible) = mime(&file);
        let takes_brotli = request.headers().iter().any(|header| {
            header.field.equiv("Accept-Encoding")
                && header.value.as_str().split([',', ';', ' ']).any(|word| word == "br")
        });
        let response = match takes_brotli.then(|| self.compressed(&file, &bytes)) {
            Some(Ok(small)) if compressible => Response::from_data(small).with_header(header("Content-Encoding", "br")),
            _ => Response::from_data(bytes),
        };
        response.with_header(header("Content-Type", mime)).with_header(header("Vary", "Accept-Encoding"))
    }

    /// The file that a request names, if it is in the folder.
    fn file(&self, url: &str) -> Option<PathBuf> {
        let path = percent_decoded(url.split(['?', '#']).next()?)?;
        let path = path.strip_prefix('/')?;
        let path = if path.is_empty() || path.ends_with('/') { format!("{path}index.html") } else { path.to_owned() };
        // Canonical paths have neither `..` nor links, so the comparison holds what it promises.
        let file = self.folder.join(path).canonicalize().ok()?;
        (file.starts_with(&self.folder) && file.is_file()).then_some(file)
    }

    fn compressed(&self, file: &Path, bytes: &[u8]) -> Result<Vec<u8>> {
        let mut name = Fingerprint::new();
        name.add(bytes);
        let name = name.text();
        if let Some(known) = self.compressed.lock().ok().and_then(|known| known.get(&name).cloned()) {
            return Ok(known);
        }
        let small = brotli(file)?;
        if let Ok(mut known) = self.compressed.lock() {
            known.insert(name, small.clone());
        }
        Ok(small)
    }
}

/// A file's bytes in Brotli's best compression.
///
/// Node is there anyway and does this well; a crate for it would take a third of the time that this program takes to
/// compile.
pub(crate) fn brotli(file: &Path) -> Result<Vec<u8>> {
    let script =
        "process.stdout.write(require('zlib').brotliCompressSync(require('fs').readFileSync(process.argv[1])))";
    capture(Command::new("node").args(["-e", script]).arg(file))
}

fn plain(status: u16, text: &str) -> Response<std::io::Cursor<Vec<u8>>> {
    Response::from_string(text).with_status_code(status)
}

#[expect(clippy::expect_used, reason = "both parts are constants of this file, and ASCII")]
fn header(name: &str, value: &str) -> Header {
    Header::from_bytes(name, value).expect("a header in ASCII")
}

/// A file's media type, and whether compression pays.
fn mime(file: &Path) -> (&'static str, bool) {
    match file.extension().and_then(|extension| extension.to_str()).unwrap_or_default() {
        "html" => ("text/html; charset=utf-8", true),
        "js" => ("text/javascript; charset=utf-8", true),
        "css" => ("text/css; charset=utf-8", true),
        "wasm" => ("application/wasm", true),
        "json" => ("application/json", true),
        "webmanifest" => ("application/manifest+json", true),
        "svg" => ("image/svg+xml", true),
        "txt" => ("text/plain; charset=utf-8", true),
        "png" => ("image/png", false),
        "ico" => ("image/x-icon", false),
        "woff2" => ("font/woff2", false),
        _ => ("application/octet-stream", false),
    }
}

/// Resolves `%20` and its like; `None` where that leaves no text, or a NUL or a backslash in it.
fn percent_decoded(path: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(path.len());
    let mut rest = path.as_bytes();
    while let [first, tail @ ..] = rest {
        let (byte, tail) = match (first, tail) {
            (b'%', [high, low, tail @ ..]) => {
                let digit = |byte: u8| char::from(byte).to_digit(16);
                (u8::try_from(digit(*high)? * 16 + digit(*low)?).ok()?, tail)
            }
            (b'%', _) => return None,
            (&byte, tail) => (byte, tail),
        };
        bytes.push(byte);
        rest = tail;
    }
    String::from_utf8(bytes).ok().filter(|text| !text.contains(['\0', '\\']))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn site() -> Site {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src").canonicalize().unwrap();
        Site { folder, compressed: Mutex::default() }
    }

    #[test]
    fn finds_files_by_decoded_path() {
        let found = site().file("/%6Cib.rs?query").unwrap();
        assert!(found.ends_with("src/lib.rs"));
    }

    #[test]
    fn leaves_the_folder_by_no_path() {
        for url in ["/../Cargo.toml", "/%2e%2e/Cargo.toml", "/bin/../../Cargo.toml", "//etc/passwd", "/..%5CCargo.toml"]
        {
            assert_eq!(site().file(url), None, "{url}");
        }
    }

    #[test]
    fn broken_escapes_and_folders_are_not_found() {
        for url in ["/%", "/%4", "/%zz", "/%ff", "/lib.rs%00", "/bin", "/bin/", "lib.rs", ""] {
            assert_eq!(site().file(url), None, "{url}");
        }
    }
}
