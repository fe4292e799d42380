use super::*;

fn read(text: impl AsRef<[u8]>, y_up: bool) -> Result<Vec<Drawn>> {
    parse(text.as_ref(), Path::new("ink.jsonl"), y_up, (1000, 200), digit)
}

/// The error message for a bad second line.
fn refusal(line: impl AsRef<[u8]>) -> String {
    let text = [b"{\"label\":null,\"strokes\":[]}\n", line.as_ref(), b"\n"].concat();
    let refusal = read(text, false).unwrap_err().to_string();
    assert!(
        refusal.starts_with("ink.jsonl, line 2: ") && refusal.contains("expected ") && !refusal.contains('\n'),
        "{refusal}"
    );
    refusal
}

#[test]
fn lines_are_read_and_what_is_optional_is() {
    let text = r#"{"label": 7, "writer": "w03", "strokes": [[[1, 2.5], [3e0, -4]], [[5, 6]]], "device": {"a": [1]}}

        {"strokes":[],"label":null}"#;
    let drawn = read(text, false).unwrap();
    let at = |x, y| Point { x, y };
    let ink = Ink::new([vec![at(1.0, 2.5), at(3.0, -4.0)], vec![at(5.0, 6.0)]]).unwrap();
    assert_eq!(drawn[0], Drawn { label: Some(7), writer: Some("w03".into()), kind: None, ink });
    assert_eq!(drawn[1], Drawn { label: None, writer: None, kind: None, ink: Ink::default() });
    assert_eq!(drawn.len(), 2);
}

#[test]
fn a_number_is_a_string_of_digits_or_one_digit() {
    let read = |label: &str| {
        let text = format!(r#"{{"label": {label}, "strokes": []}}"#);
        parse(text.as_bytes(), Path::new("ink.jsonl"), false, (1000, 200), number).map(|drawn| drawn[0].label.clone())
    };
    assert_eq!(read("\"0640\"").unwrap().as_deref(), Some("0640"));
    assert_eq!(read("7").unwrap().as_deref(), Some("7"));
    assert_eq!(read("null").unwrap(), None);
    for wrong in ["\"\"", "\"2a\"", "\"-1\"", "27", "1.5", "[1]", "true"] {
        let refusal = read(wrong).unwrap_err().to_string();
        assert!(refusal.contains("expected a label in 0..=9, a string of digits, or null"), "{refusal}");
    }
}

#[test]
fn y_is_turned_over_on_request() {
    let text = r#"{"label": 1, "strokes": [[[1, 2], [3, -4]]]}"#;
    let up = read(text, true).unwrap();
    assert_eq!(up[0].ink.points(), [Point { x: 1.0, y: -2.0 }, Point { x: 3.0, y: 4.0 }]);
}

#[test]
fn what_is_written_is_read_again() {
    let at = |x, y| Point { x, y };
    let ink = Ink::new([vec![at(1.0, -2.5), at(1e9, 1e-40)], vec![at(0.1, 3.0)]]).unwrap();
    let ink = ink.with_pen(0.3).unwrap();
    let named = Drawn { label: Some(7), writer: Some("\"\\ü".into()), kind: None, ink };
    let nameless = Drawn { label: None, writer: None, kind: None, ink: Ink::default() };
    assert_eq!(read(line(&named) + &line(&nameless), false).unwrap(), [named, nameless]);
}

#[test]
fn an_empty_file_has_no_digits() {
    assert!(read("", false).unwrap().is_empty());
}

#[test]
fn byte_order_marks_and_line_ends_of_other_systems_mean_nothing() {
    let line = r#"{"label": 7, "strokes": [[[1, 2]]]}"#;
    let plain = read(format!("{line}\n{line}\n"), false).unwrap();
    for text in [
        format!("\u{feff}{line}\n{line}"),
        format!("\u{feff}{line}\r\n\r\n{line}\r\n"),
        format!("{line}\n\u{feff}{line}\n\u{feff}\n"),
    ] {
        assert_eq!(read(&text, false).unwrap(), plain, "{text:?}");
    }
}

#[test]
fn another_kind_of_file_is_named() {
    let utf16: Vec<u8> = "\u{feff}{\"label\"".encode_utf16().flat_map(u16::to_le_bytes).collect();
    for (bytes, kind) in [
        (&b"<!doctype html>\n<title>Sign in</title>"[..], "a web page"),
        (b"\n\n<html>", "a web page"),
        (&utf16, "text in UTF-16 (save it as UTF-8)"),
        (b"\x1f\x8b\x08", "gzip within gzip (unpack it once)"),
    ] {
        let refusal = read(bytes, false).unwrap_err().to_string();
        assert_eq!(refusal, format!("ink.jsonl: expected drawings as JSON Lines, found {kind}"));
    }
}

#[test]
fn what_is_not_json_is_refused() {
    refusal("label: 7");
    refusal(r#"{"label": 7, "strokes": [[[1, 2]]]"#);
    refusal(r#"{"label": 7, "strokes": [[[1, 2]]]} {}"#);
    refusal([0xff, 0xfe]);
}

#[test]
fn a_label_that_is_no_digit_is_refused() {
    assert!(refusal(r#"{"label": 10, "strokes": []}"#).ends_with("in 0..=9 or null, found 10"));
    assert!(refusal(r#"{"label": -1, "strokes": []}"#).ends_with("found -1"));
    assert!(refusal(r#"{"label": 300, "strokes": []}"#).ends_with("found 300"));
    assert!(refusal(r#"{"label": "7", "strokes": []}"#).ends_with(r#"found "7""#));
    assert!(refusal(r#"{"label": 7.5, "strokes": []}"#).contains("7.5"));
}

#[test]
fn a_missing_label_is_refused() {
    assert!(refusal(r#"{"strokes": []}"#).contains("missing field `label`"));
}

#[test]
fn missing_strokes_are_refused() {
    assert!(refusal(r#"{"label": 7}"#).contains("missing field `strokes`"));
}

#[test]
fn a_stroke_without_points_is_refused() {
    assert!(refusal(r#"{"label": 7, "strokes": [[[1, 2]], []]}"#).contains("stroke 1: expected at least one point"));
}

#[test]
fn points_of_one_or_three_values_are_refused() {
    refusal(r#"{"label": 7, "strokes": [[[1]]]}"#);
    refusal(r#"{"label": 7, "strokes": [[[1, 2, 3]]]}"#);
}

#[test]
fn coordinates_that_cannot_be_computed_with_are_refused() {
    refusal(r#"{"label": 7, "strokes": [[[NaN, 2]]]}"#);
    refusal(r#"{"label": 7, "strokes": [[[null, 2]]]}"#);
    refusal(r#"{"label": 7, "strokes": [[[1e400, 2]]]}"#);
    assert!(refusal(r#"{"label": 7, "strokes": [[[1, 2e9]]]}"#).contains("stroke 0, point 0: expected finite"));
}

#[test]
fn kinds_are_named_and_what_others_mean_by_a_name_is_ignored() {
    let text = r#"{"label": null, "char": "Latin/01", "strokes": []}
        {"label": null, "char": 7, "pen": "a finger", "strokes": []}"#;
    let [letter, other] = &read(text, false).unwrap()[..] else { panic!("two drawings") };
    assert_eq!((letter.kind.as_deref(), &other.kind, other.ink.pen()), (Some("Latin/01"), &None, 0.0));
    assert_eq!(read(line(letter), false).unwrap()[0], *letter);
}

#[test]
fn a_pen_that_is_no_width_is_refused() {
    assert!(
        refusal(r#"{"label": 7, "pen": -1, "strokes": [[[1, 2]]]}"#)
            .contains("a pen: expected a width of 0 or more, got -1")
    );
}

#[test]
fn a_list_in_place_of_an_object_is_refused() {
    assert!(refusal(r#"[7, null, null, null, [[[1, 1], [5, 1]]]]"#).ends_with("found: a list"));
}

#[test]
fn a_long_label_is_quoted_in_part() {
    let label = "7".repeat(100) + "x";
    assert!(refusal(format!(r#"{{"label": "{label}", "strokes": []}}"#)).ends_with(&format!("\"{}…", &label[..59])));
}

#[test]
fn an_endless_line_is_refused() {
    assert!(refusal("x".repeat(201)).ends_with("expected at most 200 bytes, found more"));
}

#[test]
fn an_endless_file_is_refused() {
    let refusal = read("{\"label\":null,\"strokes\":[]}\n".repeat(40), false).unwrap_err().to_string();
    assert_eq!(refusal, "ink.jsonl: expected at most 1000 bytes (unpacked), found more");
}

#[test]
fn fuzz_ink_files() {
    let corpus = [
        "{\"label\": 7, \"strokes\": [[[10, 10], [60, 10], [30, 90]]]}\n",
        "{\"label\":null,\"writer\":\"w\\u00e9\",\"kind\":\"a dot\",\"strokes\":[[[1e9,-1e-40]],[[0.5,0]]]}\n\n{}\n",
        "\u{feff}{\"label\":0,\"other\":{\"a\":[1,{}]},\"strokes\":[]}",
        "<!doctype html>",
        "[[[[[[[[",
    ];
    crate::fuzz::fuzz("ink-files", corpus.map(Vec::from).to_vec(), |bytes| {
        match parse(bytes, Path::new("a.jsonl"), bytes.len() % 2 == 0, (1 << 12, 1 << 10), digit) {
            Ok(drawn) => {
                let text: String = drawn.iter().map(line).collect();
                let again = parse(text.as_bytes(), Path::new("a.jsonl"), false, (FILE_LIMIT, LINE_LIMIT), digit);
                assert_eq!(again.unwrap(), drawn, "what is written reads back");
                format!("{} drawings", "I".repeat(drawn.len()))
            }
            Err(error) => error.to_string(),
        }
    });
}
