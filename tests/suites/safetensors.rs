//! Compares this crate's safetensors reader and writer with the format's own crate, and tests each kind of broken file.

use lenet5::{Error, LeNet5};
use safetensors::{Dtype, SafeTensors, tensor::TensorView};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::support::seeded;

/// A file with this header and this many zero bytes.
fn file(header: &str, bytes: usize) -> Vec<u8> {
    [&(header.len() as u64).to_le_bytes()[..], header.as_bytes(), &vec![0; bytes]].concat()
}

/// The header's entry for a tensor of four numbers.
fn entry(name: &str, begin: usize, end: usize) -> String {
    format!(r#""{name}":{{"dtype":"F32","shape":[4],"data_offsets":[{begin},{end}]}}"#)
}

/// Asserts that both readers refuse a file as malformed, and that this crate's reader says these words.
#[track_caller]
fn refused(bytes: &[u8], words: &str) {
    refused_here(bytes, words);
    assert!(SafeTensors::deserialize(bytes).is_err(), "the format's own crate takes it");
}

/// Asserts the same of this crate's reader, where the format's own crate is more lenient.
#[track_caller]
fn refused_here(bytes: &[u8], words: &str) {
    match LeNet5::from_safetensors(bytes) {
        Err(Error::Safetensors { got, reason }) => {
            assert!(got == bytes.len() && reason.contains(words), "expected {words}, got {reason}");
        }
        other => panic!("expected {words}, got {other:?}"),
    }
}

/// Asserts that a header is well-formed: the file is refused only because LeNet-5's tensors are missing.
#[track_caller]
fn taken(header: &str, bytes: usize) {
    let bytes = file(header, bytes);
    assert_eq!(LeNet5::from_safetensors(&bytes), Err(Error::MissingTensor { name: "c1.weight".into(), got: None }));
    SafeTensors::deserialize(&bytes).unwrap();
}

#[wasm_bindgen_test(unsupported = test)]
fn their_reader_reads_what_this_writer_writes() {
    let net = LeNet5::random(&mut seeded(31));
    for bytes in [net.to_safetensors(), net.to_compact_safetensors()] {
        let theirs = SafeTensors::deserialize(&bytes).unwrap();
        let read = LeNet5::from_safetensors(&bytes).unwrap();
        for (name, tensor) in read.parameters() {
            let found = theirs.tensor(name).unwrap();
            assert_eq!(found.shape(), tensor.shape(), "{name}");
            if found.dtype() == Dtype::F32 {
                let values: Vec<u8> = tensor.iter().flat_map(|value| value.to_le_bytes()).collect();
                assert_eq!(found.data(), values, "{name}");
            }
        }
        // The format requires values of four bytes to be aligned to four bytes.
        let start = bytes.len() - theirs.iter().map(|(_, tensor)| tensor.data().len()).sum::<usize>();
        assert_eq!(start % 8, 0);
        for (name, tensor) in theirs.iter().filter(|(_, tensor)| tensor.dtype() == Dtype::F32) {
            assert_eq!((tensor.data().as_ptr() as usize - bytes.as_ptr() as usize) % 4, 0, "{name}");
        }
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn this_reader_reads_what_their_writer_writes() {
    let net = LeNet5::random(&mut seeded(32));
    for ours in [net.to_safetensors(), net.to_compact_safetensors()] {
        let tensors = SafeTensors::deserialize(&ours).unwrap();
        let views =
            || tensors.iter().map(|(name, t)| (name, TensorView::new(t.dtype(), t.shape().into(), t.data()).unwrap()));
        let notes = [("format".into(), "pt".into()), ("by".into(), "\"é\\\n\u{1}😀".into())];
        for notes in [None, Some(notes.into())] {
            let theirs = safetensors::serialize(views(), notes).unwrap();
            assert_eq!(LeNet5::from_safetensors(&theirs), LeNet5::from_safetensors(&ours));
        }
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn whatever_byte_of_a_header_changes_this_reader_takes_nothing_that_theirs_refuses() {
    let net = LeNet5::zeros();
    let mut bytes = net.to_compact_safetensors();
    let header = 8 + u64::from_le_bytes(*bytes.first_chunk().unwrap()) as usize;
    for at in 0..header {
        let as_written = bytes[at];
        for byte in *b"\0\n\"\\,:[]{}-.0159aeu\x80\xff" {
            bytes[at] = byte;
            if LeNet5::from_safetensors(&bytes).is_ok() {
                assert!(SafeTensors::deserialize(&bytes).is_ok(), "byte {at} as {byte}");
            }
        }
        bytes[at] = as_written;
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn a_file_cut_anywhere_is_refused() {
    let bytes = LeNet5::zeros().to_compact_safetensors();
    for length in (0..bytes.len()).filter(|length| *length < 2_000 || length.is_multiple_of(997)) {
        assert!(matches!(LeNet5::from_safetensors(&bytes[..length]), Err(Error::Safetensors { .. })), "{length}");
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn white_space_between_any_two_parts_is_taken() {
    taken("{ \"a\" :\t{ \"dtype\":\n\"F32\" , \"shape\" : [ 2 , 2 ] ,\r\"data_offsets\" : [ 0 , 16 ] } }  ", 16);
}

#[wasm_bindgen_test(unsupported = test)]
fn tensors_in_any_order_are_taken() {
    taken(&format!("{{{},{}}}", entry("b", 16, 32), entry("a", 0, 16)), 32);
}

#[wasm_bindgen_test(unsupported = test)]
fn a_single_number_and_an_empty_tensor_are_taken() {
    taken(
        r#"{"a":{"dtype":"F32","shape":[],"data_offsets":[0,4]},"b":{"dtype":"I8","shape":[3,0],"data_offsets":[4,4]}}"#,
        4,
    );
}

#[wasm_bindgen_test(unsupported = test)]
fn notes_with_every_escape_and_no_notes_are_taken() {
    taken("{}", 0);
    taken(r#"{"__metadata__":{"a":"\"\\\/\b\f\n\r\t\u00e9 é","b":""}}"#, 0);
}

#[wasm_bindgen_test(unsupported = test)]
fn eight_bytes_are_the_least() {
    refused(&[0; 7], "expected eight bytes");
}

#[wasm_bindgen_test(unsupported = test)]
fn a_header_without_end_is_refused_before_it_is_looked_for() {
    for length in [u64::MAX, 1 << 40] {
        refused(&length.to_le_bytes(), "expected a header of at most 65536 bytes");
    }
    refused_here(&file(&format!("{{}}{}", " ".repeat(1 << 16)), 0), "expected a header of at most 65536 bytes");
}

#[wasm_bindgen_test(unsupported = test)]
fn a_header_cut_short_is_refused() {
    refused(&[9, 0, 0, 0, 0, 0, 0, 0, b'{', b'}'], "expected a header of 9 bytes, got 2");
}

#[wasm_bindgen_test(unsupported = test)]
fn a_header_that_does_not_begin_with_a_brace_is_refused() {
    for header in ["", "[]", "null", "\u{feff}{}"] {
        refused(&file(header, 0), "byte 0: expected `{`");
    }
    refused_here(&file(" {}", 0), "byte 0: expected `{`");
}

#[wasm_bindgen_test(unsupported = test)]
fn a_header_that_goes_on_after_its_end_is_refused() {
    refused(&file("{}{}", 0), "byte 2: expected nothing more");
    refused(&file("{} \0", 0), "byte 3: expected nothing more");
}

#[wasm_bindgen_test(unsupported = test)]
fn missing_and_spare_commas_are_refused() {
    let (a, b) = (entry("a", 0, 16), entry("b", 16, 32));
    refused(&file(&format!("{{{a}{b}}}"), 32), "expected `}`");
    refused(&file(&format!("{{{a},}}"), 16), "expected `\"`");
    refused(&file(&format!("{{,{a}}}"), 16), "expected `\"`");
    refused(&file(r#"{"a":{"dtype":"F32","shape":[4,],"data_offsets":[0,16]}}"#, 16), "expected a whole number");
}

#[wasm_bindgen_test(unsupported = test)]
fn a_tensor_that_is_no_object_is_refused() {
    for value in ["null", "1", "\"F32\"", "[]", "{\"a\":1}"] {
        assert!(matches!(
            LeNet5::from_safetensors(&file(&format!("{{\"a\":{value}}}"), 0)),
            Err(Error::Safetensors { .. })
        ));
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn values_nested_however_deep_are_refused() {
    refused(&file(&format!("{{\"a\":{}", "[".repeat(60_000)), 0), "expected `{`");
    refused(&file(&format!("{{\"a\":{}", "{\"b\":".repeat(10_000)), 0), "got b");
    refused(&file(&format!("{{\"__metadata__\":{}", "{\"b\":".repeat(10_000)), 0), "expected `\"`");
}

#[wasm_bindgen_test(unsupported = test)]
fn a_tensor_without_one_of_its_fields_is_refused() {
    for fields in [
        r#""shape":[4],"data_offsets":[0,16]"#,
        r#""dtype":"F32","data_offsets":[0,16]"#,
        r#""dtype":"F32","shape":[4]"#,
    ] {
        refused(&file(&format!("{{\"a\":{{{fields}}}}}"), 16), "a: expected dtype, shape and data_offsets, got less");
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn a_field_twice_is_refused() {
    for field in [r#""dtype":"F32""#, r#""shape":[4]"#, r#""data_offsets":[0,16]"#] {
        let header = entry("a", 0, 16).replace(field, &format!("{field},{field}"));
        refused(&file(&format!("{{{header}}}"), 16), "once each");
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn a_field_that_the_format_does_not_know_is_refused() {
    let header = entry("a", 0, 16).replace("{", r#"{"color":"red","#);
    refused_here(&file(&format!("{{{header}}}"), 16), "got color");
}

#[wasm_bindgen_test(unsupported = test)]
fn a_name_twice_is_refused() {
    let twice = format!("{{{},{}}}", entry("a", 0, 16), entry("a", 16, 32));
    refused(&file(&twice, 32), "got a twice");
    refused(&file(r#"{"__metadata__":{},"__metadata__":{}}"#, 0), "got __metadata__ twice");
}

#[wasm_bindgen_test(unsupported = test)]
fn a_name_with_an_escape_is_refused() {
    refused_here(&file(&format!("{{{}}}", entry(r"c1\u002eweight", 0, 16)), 16), "expected a name without escapes");
}

#[wasm_bindgen_test(unsupported = test)]
fn strings_that_are_none_are_refused() {
    for string in [r"\x", r"\u12g4", r"\u12", r"\", "\n", "\0"] {
        refused(&file(&format!(r#"{{"__metadata__":{{"a":"{string}"}}}}"#), 0), "expected");
    }
    refused(&file("{\"a", 0), "expected a string of JSON");
}

#[wasm_bindgen_test(unsupported = test)]
fn a_header_that_is_not_utf8_is_refused() {
    let mut bytes = file(r#"{"__metadata__":{"a":"?"}}"#, 0);
    let at = bytes.iter().position(|byte| *byte == b'?').unwrap();
    bytes[at] = 0xff;
    refused(&bytes, "expected UTF-8");
}

#[wasm_bindgen_test(unsupported = test)]
fn notes_that_are_no_strings_are_refused() {
    for notes in ["[]", "1", r#"{"a":1}"#, r#"{"a":{}}"#] {
        refused(&file(&format!("{{\"__metadata__\":{notes}}}"), 0), "expected `");
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn numbers_that_are_not_whole_are_refused() {
    for number in ["-4", "4.0", "4e0", "04", "+4", "\"4\"", "null", "", "99999999999999999999999999"] {
        let header = entry("a", 0, 16).replace("[4]", &format!("[{number},1]"));
        refused(&file(&format!("{{{header}}}"), 16), "expected");
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn offsets_that_are_not_a_pair_are_refused() {
    for offsets in ["[]", "[0]", "[0,16,16]"] {
        let header = entry("a", 0, 16).replace("[0,16]", offsets);
        refused(&file(&format!("{{{header}}}"), 16), "expected a begin and an end");
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn offsets_beyond_the_file_or_backwards_are_refused() {
    for (begin, end) in [(0, 17), (16, 0), (20, 36), (usize::MAX, usize::MAX)] {
        refused(&file(&format!("{{{}}}", entry("a", begin, end)), 16), "a: expected a begin and an end up to 16");
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn tensors_that_overlap_are_refused() {
    for begin in [0, 12] {
        let header = format!("{{{},{}}}", entry("a", 0, 16), entry("b", begin, begin + 16));
        refused(&file(&header, 32), "b: expected it to begin at 16");
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn gaps_between_tensors_are_refused() {
    refused(&file(&format!("{{{}}}", entry("a", 4, 20)), 20), "a: expected it to begin at 0");
    let header = format!("{{{},{}}}", entry("a", 0, 16), entry("b", 20, 36));
    refused(&file(&header, 36), "b: expected it to begin at 16");
}

#[wasm_bindgen_test(unsupported = test)]
fn bytes_of_no_tensor_are_refused() {
    refused(&file("{}", 1), "expected 0 bytes of tensors, got 1");
    refused(&file(&format!("{{{}}}", entry("a", 0, 16)), 17), "expected 16 bytes of tensors, got 17");
}

#[wasm_bindgen_test(unsupported = test)]
fn a_shape_that_does_not_fit_its_bytes_is_refused() {
    for shape in ["[]", "[5]", "[2,3]", "[0]", "[4294967295,4294967295,4294967295]"] {
        let header = entry("a", 0, 16).replace("[4]", shape);
        refused(&file(&format!("{{{header}}}"), 16), "expected");
    }
}
