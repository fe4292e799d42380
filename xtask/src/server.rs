//! A web server for a folder, on 127.0.0.1 only.

use std::{
    net::{TcpListener, TcpStream},
    path::{Path, PathBuf},
    process::Command,
    sync::Arc,
    thread::{JoinHandle, current, spawn},
    time::Duration,
};

use crate::{
    http::{Request, Response},
    project::{Fingerprint, target},
    shell::{Context, Result, capture, write},
};

/// How long a client may take to send a request or to take a response.
const PATIENCE: Duration = Duration::from_secs(60);

/// A running server; its threads end with the process.
pub(crate) struct Server {
    port: u16,
    listening: JoinHandle<()>,
}

impl Server {
    /// Starts to listen; port 0 stands for any free one.
    pub(crate) fn start(folder: &Path, port: u16) -> Result<Self> {
        let listener = TcpListener::bind(("127.0.0.1", port)).map_err(|error| {
            format!("could not listen on port {port}: {error}; choose another with --port N (0 means any free one)")
        })?;
        let port = listener.local_addr().map_or(port, |address| address.port());
        let folder = folder.canonicalize().context(|| format!("could not serve {}", folder.display()))?;
        let site = Arc::new(Site { folder });
        let listening = spawn(move || {
            // A thread for each connection: a browser opens several at once, and some only to have them.
            for stream in listener.incoming().flatten() {
                let site = Arc::clone(&site);
                spawn(move || site.answer(&stream));
            }
        });
        Ok(Self { port, listening })
    }

    pub(crate) fn url(&self) -> String {
        format!("http://127.0.0.1:{}/", self.port)
    }

    /// Serves until the process ends.
    pub(crate) fn wait(self) {
        let _ = self.listening.join();
    }
}

struct Site {
    folder: PathBuf,
}

impl Site {
    /// Answers one request. A browser that has gone away, or that said nothing, needs no answer.
    fn answer(&self, stream: &TcpStream) {
        let _ = stream.set_read_timeout(Some(PATIENCE));
        let _ = stream.set_write_timeout(Some(PATIENCE));
        if let Ok(Some(request)) = Request::read(stream) {
            let _ = self.response(&request).send(stream, &request);
        }
    }

    fn response(&self, request: &Request) -> Response {
        if !["GET", "HEAD"].contains(&request.method.as_str()) {
            let headers = vec![("Allow", "GET, HEAD")];
            return Response { status: "405 Method Not Allowed", headers, body: vec![] };
        }
        let file = self.file(&request.target);
        let Some((file, bytes)) = file.and_then(|file| std::fs::read(&file).ok().map(|bytes| (file, bytes))) else {
            let headers = vec![("Content-Type", "text/plain")];
            return Response { status: "404 Not Found", headers, body: b"not found".to_vec() };
        };
        let (mime, compressible) = mime(&file);
        let mut headers = vec![("Content-Type", mime), ("Vary", "Accept-Encoding")];
        let small = (request.takes_brotli && compressible).then(|| compressed(&file, &bytes));
        let body = match small {
            Some(Ok(small)) => {
                headers.push(("Content-Encoding", "br"));
                small
            }
            _ => bytes,
        };
        Response { status: "200 OK", headers, body }
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
}

/// A file's bytes in Brotli's best compression, which takes its time and is therefore kept by fingerprint of the plain
/// bytes: a site that is built anew while it is served needs no other care.
fn compressed(file: &Path, bytes: &[u8]) -> Result<Vec<u8>> {
    let mut name = Fingerprint::new();
    name.add(bytes);
    let folder = target().join("xtask/brotli");
    let kept = folder.join(name.text());
    if let Ok(small) = std::fs::read(&kept) {
        return Ok(small);
    }
    let small = brotli(file)?;
    // Moved into place whole, because another connection may ask for the same.
    let draft = folder.join(format!("{}-{:?}", name.text(), current().id()));
    write(&draft, &small)?;
    std::fs::rename(&draft, &kept).context(|| format!("could not write {}", kept.display()))?;
    Ok(small)
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
        Site { folder }
    }

    #[test]
    fn finds_files_by_decoded_path() {
        let found = site().file("/%6Dain.rs?query").unwrap();
        assert!(found.ends_with("src/main.rs"));
    }

    #[test]
    fn leaves_the_folder_by_no_path() {
        for url in
            ["/../Cargo.toml", "/%2e%2e/Cargo.toml", "/test/../../Cargo.toml", "//etc/passwd", "/..%5CCargo.toml"]
        {
            assert_eq!(site().file(url), None, "{url}");
        }
    }

    #[test]
    fn broken_escapes_and_folders_are_not_found() {
        for url in ["/%", "/%4", "/%zz", "/%ff", "/main.rs%00", "/test", "/test/", "main.rs", ""] {
            assert_eq!(site().file(url), None, "{url}");
        }
    }
}
