//! The `lenet5` program as a script sees it: exit codes, one line on standard error, JSON, and no half-written files.
#![cfg(not(target_family = "wasm"))]

mod support;

use std::{fs, io::Write, path::Path};

use flate2::{Compression, write::GzEncoder};
use support::{Folder, SEVEN, assert_refused, json, lenet5};

#[test]
fn drawn_digits_are_counted() {
    let folder = Folder::new("ink");
    let scribble = r#"{"label": null, "strokes": [[[0, 0]]], "what": "a dot"}"#;
    let file = folder.file("ink.jsonl", format!("{SEVEN}\n{scribble}\n").as_bytes());
    let tally = json(&["evaluate", "--json", "--ink", &file]);
    assert_eq!((&tally["n"], &tally["confusion"][7][7]), (&2.into(), &1.into()));
    let counted: u64 = tally["confusion"]
        .as_array()
        .unwrap()
        .iter()
        .flat_map(|row| row.as_array().unwrap())
        .map(|c| c.as_u64().unwrap())
        .sum();
    assert_eq!(counted, 1, "what is no digit is in no row");
    let right = 1 + u64::from(tally["rejected"] == 1);
    assert_eq!((tally["correct"].as_u64(), tally["accuracy"].as_f64()), (Some(right), Some(right as f64 / 2.0)));
    assert_eq!(tally["wrong_and_sure"].as_u64(), Some(2 - right));
}

#[test]
fn several_files_are_counted_together_and_one_by_one() {
    let folder = Folder::new("files");
    let named = SEVEN.replacen('{', r#"{"writer": "w1", "#, 1);
    let turned = r#"{"label": 7, "strokes": [[[10, 90], [60, 90], [30, 10]]]}"#;
    let down = folder.file("down.jsonl", format!("{named}\n{SEVEN}\n").as_bytes());
    let up = folder.file("up.jsonl", turned.as_bytes());
    let evaluation = json(&["evaluate", "--json", "--ink", &down, "--ink-y-up", &up]);
    assert_eq!(
        (&evaluation["n"], &evaluation["correct"], &evaluation["confusion"][7][7]),
        (&3.into(), &3.into(), &3.into())
    );
    let of = |file: usize, field: &str| evaluation["files"][file][field].as_u64().unwrap();
    assert_eq!((of(0, "n"), of(0, "writers"), of(1, "n"), of(1, "writers")), (2, 2, 1, 1));
    let text = String::from_utf8(lenet5(&["evaluate", "--ink", &down, "--ink-y-up", &up]).stdout).unwrap();
    assert!(text.contains("95 % interval") && text.contains(&down) && text.contains(&up), "{text}");
}

#[test]
fn an_ink_file_may_change_its_unit_from_drawing_to_drawing() {
    let folder = Folder::new("unit");
    let metres = r#"{"label": 7, "strokes": [[[0.010, 0.010], [0.060, 0.010], [0.030, 0.090]]]}"#;
    let file = folder.file("mixed.jsonl", format!("{SEVEN}\n{metres}\n{SEVEN}\n").as_bytes());
    let answers = json(&["predict", "--json", "--ink", &file]);
    let digits: Vec<_> = answers["predictions"].as_array().unwrap().iter().map(|p| &p["digit"]).collect();
    assert_eq!(digits, [&7, &7, &7]);
}

#[test]
fn y_up_turns_ink_over() {
    let folder = Folder::new("y-up");
    let turned = r#"{"label": 7, "strokes": [[[10, 90], [60, 90], [30, 10]]]}"#;
    let (down, up) = (folder.file("down.jsonl", SEVEN.as_bytes()), folder.file("up.jsonl", turned.as_bytes()));
    let down = json(&["predict", "--json", "--ink", &down]);
    let up = json(&["predict", "--json", "--y-up", "--ink", &up]);
    assert_eq!(down["predictions"][0]["probabilities"], up["predictions"][0]["probabilities"]);
    assert_eq!(down["predictions"][0]["digit"], 7);
}

#[test]
fn mnist_is_counted_in_both_splits() {
    let folder = Folder::new("mnist");
    let directory = folder.mnist(70);
    for (split, n) in [("t10k", 50), ("train", 70)] {
        let tally = json(&["evaluate", "--json", "--mnist", &directory, "--split", split]);
        let rows = tally["confusion"].as_array().unwrap().iter();
        assert!(
            rows.map(|row| row.as_array().unwrap().iter().map(|c| c.as_u64().unwrap()).sum::<u64>()).eq([n / 10; 10])
        );
    }
}

#[test]
fn weights_survive_export_and_are_used() {
    let folder = Folder::new("export");
    let (full, compact) = (folder.path("full.safetensors"), folder.path("compact.safetensors"));
    let ink = folder.file("ink.jsonl", SEVEN.as_bytes());
    assert!(lenet5(&["export", "--out", &full]).status.success());
    assert!(lenet5(&["export", "--compact", "--weights", &full, "--out", &compact]).status.success());
    let shipped = json(&["predict", "--json", "--ink", &ink]);
    for weights in [&full, &compact] {
        let answer = json(&["predict", "--json", "--weights", weights, "--ink", &ink]);
        assert_eq!(answer["predictions"][0]["probabilities"], shipped["predictions"][0]["probabilities"]);
    }
}

#[test]
fn a_picture_is_read() {
    let folder = Folder::new("picture");
    let path = folder.path("seven.png");
    let ink = |x: u32, y: u32| {
        y.abs_diff(20) < 4 && (15..70).contains(&x) || (y > 16 && y < 90 && (x + y / 2).abs_diff(76) < 5)
    };
    image::RgbImage::from_fn(100, 110, |x, y| image::Rgb(if ink(x, y) { [20; 3] } else { [250; 3] }))
        .save(&path)
        .unwrap();
    let answer = json(&["predict", "--json", &path]);
    assert_eq!(answer["predictions"][0]["digit"], 7);
    let text = String::from_utf8(lenet5(&["predict", &path]).stdout).unwrap();
    assert!(text.starts_with(&path) && text.contains('7'), "{text}");
}

#[test]
fn a_picture_of_a_number_is_read_digit_by_digit() {
    let folder = Folder::new("number-picture");
    let path = folder.path("seventy-one.png");
    let seven = |x: u32, y: u32| {
        y.abs_diff(20) < 4 && (15..70).contains(&x) || (y > 16 && y < 90 && (x + y / 2).abs_diff(76) < 5)
    };
    let ink = |x: u32, y: u32| seven(x, y) || (x.abs_diff(110) < 5 && (16..90).contains(&y));
    image::RgbImage::from_fn(150, 110, |x, y| image::Rgb(if ink(x, y) { [20; 3] } else { [250; 3] }))
        .save(&path)
        .unwrap();
    let answer = json(&["predict", "--json", "--numbers", &path])["predictions"][0].take();
    assert_eq!((&answer["number"], &answer["state"]), (&"71".into(), &"sure".into()));
    assert_eq!(answer["digits"][1]["bounds"], serde_json::json!([106.0, 16.0, 115.0, 90.0]));
    let text = String::from_utf8(lenet5(&["predict", "--numbers", &path]).stdout).unwrap();
    assert!(text.starts_with(&format!("{path}: 71 (")), "{text}");
    assert!(text.lines().count() == 3 && text.contains("from 106, 16 to 115, 90"), "{text}");
}

#[test]
fn a_public_data_set_becomes_an_ink_file() {
    let folder = Folder::new("convert");
    // UCI data set 81: y up, and the segment before its ink.
    let pens = ".SEGMENT DIGIT 0 ? \"7\"\n.PEN_DOWN\n10 90\n60 90\n30 10\n.PEN_UP\n";
    let (set, out) = (folder.file("pendigits.tra", pens.as_bytes()), folder.path("ink.jsonl.gz"));
    let converted = lenet5(&["convert", "--from", "unipen", &set, "--out", &out]);
    let said = String::from_utf8(converted.stdout).unwrap();
    assert!(converted.status.success() && said.contains(&out) && said.contains("1 digits"), "{said}");
    let tally = json(&["evaluate", "--json", "--ink", &out]);
    assert_eq!((&tally["n"], &tally["confusion"][7][7]), (&1.into(), &1.into()));
}

#[test]
fn letters_and_things_become_drawings_that_are_no_digits() {
    let folder = Folder::new("others");
    let latin = |letter: &str| {
        let letter = folder.path(&format!("small1/Latin/character{letter}"));
        fs::create_dir_all(&letter).unwrap();
        fs::write(format!("{letter}/0007_03.txt"), "START\n10,-10,0\n60.04,-90,9\nBREAK\n").unwrap();
    };
    // The second letter is b, which can pass for a 6.
    ["01", "02"].into_iter().for_each(latin);
    let small = folder.path("small1");
    let cup = folder.file("cup.ndjson", br#"{"word":"cup","recognized":true,"drawing":[[[1,2],[3,4],[0,9]]]}"#);
    let convert = |format: &str, from: &[&str], line: &str| {
        let out = folder.path("ink.jsonl");
        let converted = lenet5(&[&["convert", "--from", format, "--out", &out], from].concat());
        assert!(converted.status.success(), "{}", String::from_utf8_lossy(&converted.stderr));
        assert_eq!(fs::read_to_string(out).unwrap(), line);
    };
    let letter = r#"{"label":null,"writer":"om-latin-03","char":"Latin/01","strokes":[[[10,10],[60,90]]]}"#;
    // An alphabet that is in both folders counts once.
    convert("omniglot", &[&small, &small], &format!("{letter}\n"));
    let thing = r#"{"label":null,"writer":"qd","char":"cup","strokes":[[[1,3],[2,4]]]}"#;
    convert("quickdraw", &[&cup], &format!("{thing}\n"));
}

#[test]
fn a_data_set_that_is_none_is_refused_and_what_was_there_stays() {
    let folder = Folder::new("no-set");
    let (set, out) = (folder.file("poem.txt", b"Shall I compare thee"), folder.file("ink.jsonl", SEVEN.as_bytes()));
    for format in ["unipen", "uji", "omniglot", "quickdraw"] {
        assert_refused(&["convert", "--from", format, &set, "--out", &out], &[&set, "expected"]);
    }
    assert_eq!(fs::read_to_string(&out).unwrap(), SEVEN);
}

#[test]
fn a_missing_folder_is_refused() {
    assert_refused(&["evaluate", "--mnist", "/nowhere/at/all"], &["/nowhere/at/all", "expected", "t10k-images"]);
}

#[test]
fn a_malformed_idx_file_is_refused() {
    let folder = Folder::new("idx");
    let directory = folder.mnist(10);
    let images = folder.path("t10k-images-idx3-ubyte");
    let bytes = fs::read(&images).unwrap();
    fs::write(&images, &bytes[..bytes.len() - 1]).unwrap();
    assert_refused(&["evaluate", "--mnist", &directory], &[&images, "expected", "39200", "39199"]);
}

#[test]
fn a_gzip_bomb_is_refused() {
    let folder = Folder::new("bomb");
    let directory = folder.mnist(10);
    let images = folder.path("t10k-images-idx3-ubyte");
    fs::remove_file(&images).unwrap();
    let mut bomb = GzEncoder::new(Vec::new(), Compression::fast());
    let zeros = vec![0; 1 << 20];
    (0..1025).for_each(|_| bomb.write_all(&zeros).unwrap());
    let bomb = bomb.finish().unwrap();
    let path = folder.file("t10k-images-idx3-ubyte.gz", &bomb);
    assert_refused(&["evaluate", "--mnist", &directory], &[&path, "expected at most"]);
}

#[test]
fn a_malformed_ink_file_is_refused_with_its_line() {
    let folder = Folder::new("bad-ink");
    let file = folder.file("bad.jsonl", format!("{SEVEN}\n{{\"label\": 12, \"strokes\": []}}\n").as_bytes());
    assert_refused(&["evaluate", "--ink", &file], &[&file, "line 2", "12"]);
}

#[test]
fn weights_of_another_network_are_refused() {
    let folder = Folder::new("weights");
    let weights = folder.file("other.safetensors", b"\x02\0\0\0\0\0\0\0{}");
    let ink = folder.file("ink.jsonl", SEVEN.as_bytes());
    assert_refused(&["evaluate", "--weights", &weights, "--ink", &ink], &[&weights, "c1.weight"]);
}

#[test]
fn a_picture_that_is_none_is_refused() {
    let folder = Folder::new("text");
    let text = folder.file("note.png", b"not a picture");
    assert_refused(&["predict", &text], &[&text, "expected a PNG"]);
}

/// A PNG of black pixels that claims this size but has the pixels of one row only.
fn claiming(width: u32, height: u32, color: u8) -> Vec<u8> {
    let chunk = |kind: &[u8], data: &[u8]| {
        let mut crc = flate2::Crc::new();
        crc.update(kind);
        crc.update(data);
        [&(data.len() as u32).to_be_bytes(), kind, data, &crc.sum().to_be_bytes()].concat()
    };
    let header = [&width.to_be_bytes()[..], &height.to_be_bytes(), &[8, color, 0, 0, 0]].concat();
    let mut row = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::fast());
    row.write_all(&vec![0; width as usize + 1]).unwrap();
    [b"\x89PNG\r\n\x1a\n".to_vec(), chunk(b"IHDR", &header), chunk(b"IDAT", &row.finish().unwrap())].concat()
}

#[test]
fn a_picture_of_too_many_pixels_is_refused() {
    let folder = Folder::new("huge");
    for (width, height, color) in [(20_000, 20_000, 6), (12_000, 9_000, 0), (1, 100_000_001, 0)] {
        let huge = folder.file("huge.png", &claiming(width, height, color));
        assert_refused(&["predict", &huge], &[&huge, "expected"]);
    }
}

#[test]
#[cfg(target_os = "linux")]
fn a_picture_that_memory_cannot_hold_is_refused() {
    let folder = Folder::new("memory");
    let large = folder.file("large.png", &claiming(10_000, 10_000, 0));
    // The limit is on address space: 300 MB hold the program, but not 500 MB of pixels.
    let command = format!("ulimit -v 300000; {} predict {large}", env!("CARGO_BIN_EXE_lenet5"));
    let output = std::process::Command::new("sh").args(["-c", &command]).output().unwrap();
    let error = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(2), "{error}");
    assert!(error.contains(&large) && error.contains("no memory"), "{error}");
}

#[test]
fn a_run_that_fails_overwrites_nothing() {
    let folder = Folder::new("whole");
    let kept = folder.file("kept.safetensors", b"what was there");
    let broken = folder.file("broken.safetensors", b"");
    assert_refused(&["export", "--weights", &broken, "--out", &kept], &[&broken]);
    assert_eq!(fs::read(&kept).unwrap(), b"what was there");
    let nowhere = folder.path("no/such/folder/out.safetensors");
    assert_refused(&["export", "--out", &nowhere], &[&nowhere, "expected a file that can be written"]);
    assert!(!Path::new(&nowhere).exists());
}
