//! Detects files of the wrong kind by their first bytes.
//!
//! Given a web page, a parser can only say "expected value, column 1". Somebody who saved a web page instead of a data
//! set, because the server wanted a login or the address led to a viewer, needs to be told so.

/// The byte order mark that some programs put at the start of UTF-8 text, where it has no meaning.
pub(crate) const BYTE_ORDER_MARK: &[u8] = b"\xef\xbb\xbf";

/// First bytes that must match exactly.
const BEGINNINGS: [(&[u8], &str); 17] = [
    (b"\xff\xfe", "text in UTF-16 (save it as UTF-8)"),
    (b"\xfe\xff", "text in UTF-16 (save it as UTF-8)"),
    (b"{\0", "text in UTF-16 (save it as UTF-8)"),
    (b"\0{", "text in UTF-16 (save it as UTF-8)"),
    (b"\x1f\x8b", "gzip within gzip (unpack it once)"),
    (b"\x1f\x9d", "what `compress` has packed; `gzip -d` unpacks it"),
    (b"PK\x03\x04", "a ZIP archive (unpack it)"),
    (b"BZh", "a bzip2 file (unpack it)"),
    (b"\xfd7zXZ\0", "an xz file (unpack it)"),
    (b"\x28\xb5\x2f\xfd", "a Zstandard file (unpack it)"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive (unpack it)"),
    (b"version https://git-lfs", "a Git LFS pointer (`git lfs pull` fetches the file)"),
    (b"%PDF-", "a PDF"),
    (b"II*\0", "a TIFF picture"),
    (b"MM\0*", "a TIFF picture"),
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
];

/// The start of markup, in lower case.
const MARKUP: [(&[u8], &str); 6] = [
    (b"<!doctype html", "a web page"),
    (b"<html", "a web page"),
    (b"<head", "a web page"),
    (b"<!--", "a web page"),
    (b"<svg", "an SVG drawing"),
    (b"<?xml", "XML"),
];

/// The kind of file that the bytes seem to be, if this program does not read that kind.
pub(crate) fn other_kind(bytes: &[u8]) -> Option<&'static str> {
    if bytes.is_empty() {
        return Some("an empty file");
    }
    if let Some((_, kind)) = BEGINNINGS.iter().find(|(beginning, _)| bytes.starts_with(beginning)) {
        return Some(kind);
    }
    // A box of the ISO base media file format: four bytes of length, then `ftyp`, then the brand.
    match bytes.get(4..12) {
        Some(b"ftypheic" | b"ftypheix" | b"ftypmif1" | b"ftyphevc") => return Some("a HEIC picture (save it as JPEG)"),
        Some(b"ftypavif") => return Some("an AVIF picture (save it as PNG)"),
        _ => {}
    }
    let text = without_mark(bytes).trim_ascii_start();
    let begins =
        |beginning: &[u8]| text.get(..beginning.len()).is_some_and(|start| start.eq_ignore_ascii_case(beginning));
    let markup = MARKUP.iter().find(|(beginning, _)| begins(beginning)).map(|(_, kind)| *kind);
    // A web page may be XML too; then `<html` is in its first lines.
    let page = || bytes[..bytes.len().min(400)].to_ascii_lowercase().windows(5).any(|word| word == b"<html");
    markup.map(|kind| if page() { "a web page" } else { kind })
}

/// The text without a byte order mark at its start.
pub(crate) fn without_mark(text: &[u8]) -> &[u8] {
    text.strip_prefix(BYTE_ORDER_MARK).unwrap_or(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_often_taken_for_a_data_set_is_named() {
        for (bytes, kind) in [
            (&b""[..], "an empty file"),
            (b"<!DOCTYPE html>\n<html>", "a web page"),
            (b"\xef\xbb\xbf\r\n  <HTML lang=en>", "a web page"),
            (b"<?xml version='1.0'?>\n<!DOCTYPE html PUBLIC '-//W3C//DTD XHTML 1.0'>\n<html>", "a web page"),
            (b"<?xml version='1.0'?><Error><Code>AccessDenied</Code></Error>", "XML"),
            (b"\xff\xfe{\0", "text in UTF-16 (save it as UTF-8)"),
            (b"{\0\"\0", "text in UTF-16 (save it as UTF-8)"),
            (b"PK\x03\x04\x14", "a ZIP archive (unpack it)"),
            (b"version https://git-lfs.github.com/spec/v1\n", "a Git LFS pointer (`git lfs pull` fetches the file)"),
            (b"\0\0\0\x18ftypheic\0\0\0\0", "a HEIC picture (save it as JPEG)"),
        ] {
            assert_eq!(other_kind(bytes), Some(kind), "{bytes:?}");
        }
    }

    #[test]
    fn what_may_be_a_damaged_file_of_the_right_kind_is_not_named() {
        for bytes in
            [&b"{\"label\": 7"[..], b"\0\0\x08\x03", b"label: 7", b"<", b"\xef\xbb\xbf{", b"\x02\0\0\0\0\0\0\0{}"]
        {
            assert_eq!(other_kind(bytes), None, "{bytes:?}");
        }
    }
}
