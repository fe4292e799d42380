//! As much of HTTP/1.1 as a server for files needs: one request without a body, one response, and the connection ends.
//!
//! The way not taken: the crate `tiny_http`, which leaves requests waiting when a browser opens more connections at
//! once than its pool has threads.

use std::{
    io::{BufRead, BufReader, Read, Result, Write},
    net::TcpStream,
};

/// A request's head may have this many bytes; more is no browser's.
const HEAD_BYTES: u64 = 64 << 10;

#[derive(Debug, Default, PartialEq)]
pub(crate) struct Request {
    pub(crate) method: String,
    /// As it came: path and query, percent-encoded.
    pub(crate) target: String,
    /// Whether Brotli is among the encodings that the client takes.
    pub(crate) takes_brotli: bool,
}

impl Request {
    /// Reads a request's head; nothing if the client sent none that can be understood.
    pub(crate) fn read(stream: impl Read) -> Result<Option<Self>> {
        let mut lines = BufReader::new(stream.take(HEAD_BYTES)).lines();
        let Some(first) = lines.next().transpose()? else { return Ok(None) };
        let mut words = first.split(' ').map(str::to_owned);
        let (Some(method), Some(target), Some(_version)) = (words.next(), words.next(), words.next()) else {
            return Ok(None);
        };
        let mut takes_brotli = false;
        for line in lines {
            let line = line?;
            if line.is_empty() {
                break;
            }
            let (name, value) = line.split_once(':').unwrap_or((&line, ""));
            if name.eq_ignore_ascii_case("accept-encoding") {
                takes_brotli = value.split(',').any(|word| word.trim() == "br");
            }
        }
        Ok(Some(Self { method, target, takes_brotli }))
    }
}

pub(crate) struct Response {
    /// Number and words, as `404 Not Found`.
    pub(crate) status: &'static str,
    pub(crate) headers: Vec<(&'static str, &'static str)>,
    pub(crate) body: Vec<u8>,
}

impl Response {
    /// Sends the response and ends the connection; to HEAD goes everything but the body.
    pub(crate) fn send(&self, mut stream: &TcpStream, request: &Request) -> Result<()> {
        let mut head = format!("HTTP/1.1 {}\r\nContent-Length: {}\r\n", self.status, self.body.len());
        for (name, value) in self.headers.iter().chain(&[("Cache-Control", "no-cache"), ("Connection", "close")]) {
            head += &format!("{name}: {value}\r\n");
        }
        stream.write_all(format!("{head}\r\n").as_bytes())?;
        if request.method != "HEAD" {
            stream.write_all(&self.body)?;
        }
        stream.flush()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_browsers_send() {
        let head = "GET /a%20b?c HTTP/1.1\r\nHost: x\r\naccept-encoding: gzip, deflate, br, zstd\r\n\r\n";
        let request = Request { method: "GET".into(), target: "/a%20b?c".into(), takes_brotli: true };
        assert_eq!(Request::read(head.as_bytes()).unwrap(), Some(request));
    }

    #[test]
    fn takes_no_refusal_of_brotli_for_consent() {
        let head = "GET / HTTP/1.1\r\nAccept-Encoding: gzip, brown, br;q=0\r\n\r\n";
        assert!(!Request::read(head.as_bytes()).unwrap().unwrap().takes_brotli);
    }

    #[test]
    fn what_is_no_request_is_none() {
        for text in ["", "\r\n", "GET\r\n\r\n", "GET /\r\n\r\n"] {
            assert_eq!(Request::read(text.as_bytes()).unwrap(), None, "{text:?}");
        }
    }
}
