//! Files as people have them: turned by a camera, padded by a tape, saved by another program, or one broken among many.
#![cfg(not(target_family = "wasm"))]

mod support;

use std::io::{Cursor, Write};

use flate2::{Compression, write::GzEncoder};
use image::{
    DynamicImage, ExtendedColorType, ImageEncoder,
    codecs::{jpeg::JpegEncoder, png::PngEncoder, webp::WebPEncoder},
};
use serde_json::Value;
use support::{Folder, SEVEN, assert_refused, json, lenet5};

/// A seven on paper.
fn seven() -> DynamicImage {
    let ink = |x: u32, y: u32| {
        y.abs_diff(20) < 4 && (15..70).contains(&x) || (y > 16 && y < 90 && (x + y / 2).abs_diff(76) < 5)
    };
    let pixel = |x, y| image::Rgb(if ink(x, y) { [20; 3] } else { [250; 3] });
    image::RgbImage::from_fn(100, 110, pixel).into()
}

fn png(picture: &DynamicImage) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    picture.write_to(&mut bytes, image::ImageFormat::Png).unwrap();
    bytes.into_inner()
}

/// EXIF data with nothing but an orientation, 1 to 8.
fn exif(orientation: u8) -> Vec<u8> {
    // Little endian; a directory of one entry: tag 0x0112, type SHORT, one value.
    let entry = [0x12, 1, 3, 0, 1, 0, 0, 0, orientation, 0, 0, 0];
    [&b"II*\0\x08\0\0\0\x01\0"[..], &entry, &[0; 4]].concat()
}

/// The pixels that a camera would store with this orientation so that a viewer shows `picture`.
fn stored(picture: &DynamicImage, orientation: u8) -> DynamicImage {
    match orientation {
        2 => picture.fliph(),
        3 => picture.rotate180(),
        4 => picture.flipv(),
        5 => picture.rotate90().fliph(),
        6 => picture.rotate270(),
        7 => picture.rotate270().fliph(),
        8 => picture.rotate90(),
        _ => picture.clone(),
    }
}

fn encode(mut encoder: impl ImageEncoder, picture: &DynamicImage, exif: Vec<u8>) {
    encoder.set_exif_metadata(exif).unwrap();
    let rgb = picture.to_rgb8();
    encoder.write_image(&rgb, rgb.width(), rgb.height(), ExtendedColorType::Rgb8).unwrap();
}

fn output(arguments: &[&str]) -> (Option<i32>, String, String) {
    let output = lenet5(arguments);
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (output.status.code(), text(output.stdout), text(output.stderr))
}

#[test]
fn pictures_are_turned_as_their_orientation_says() {
    let folder = Folder::new("exif");
    let upright = folder.file("upright.png", &png(&seven()));
    let expected = &json(&["predict", "--json", &upright])["predictions"][0];
    assert_eq!((&expected["digit"], &expected["state"]), (&7.into(), &"sure".into()));
    for orientation in 1..=8 {
        let (picture, exif) = (stored(&seven(), orientation), exif(orientation));
        let (mut png, mut webp, mut jpeg) = (vec![], vec![], vec![]);
        encode(PngEncoder::new(&mut png), &picture, exif.clone());
        encode(WebPEncoder::new_lossless(&mut webp), &picture, exif.clone());
        encode(JpegEncoder::new(&mut jpeg), &picture, exif);
        let files = [("turned.png", png), ("turned.webp", webp), ("turned.jpg", jpeg)];
        let files = files.map(|(name, bytes)| folder.file(name, &bytes));
        let answers = json(&["predict", "--json", &files[0], &files[1], &files[2]]);
        for (i, name) in files.iter().enumerate() {
            let answer = &answers["predictions"][i];
            assert_eq!((&answer["digit"], &answer["state"]), (&7.into(), &"sure".into()), "{orientation}: {name}");
            // JPEG is lossy; the others are lossless.
            assert!(i == 2 || answer["probabilities"] == expected["probabilities"], "{orientation}: {name}");
        }
    }
}

#[test]
fn every_way_to_store_grey_is_the_same_picture() {
    let folder = Folder::new("depths");
    let grey = DynamicImage::from(seven().to_luma8());
    let forms = [
        seven(),
        grey.clone(),
        grey.to_luma_alpha8().into(),
        grey.to_luma16().into(),
        grey.to_luma_alpha16().into(),
        grey.to_rgb16().into(),
        grey.to_rgba16().into(),
    ];
    let names: Vec<String> =
        forms.iter().enumerate().map(|(i, form)| folder.file(&format!("{i}.png"), &png(form))).collect();
    let arguments: Vec<&str> = ["predict", "--json"].into_iter().chain(names.iter().map(String::as_str)).collect();
    let answers = json(&arguments);
    let answers = answers["predictions"].as_array().unwrap();
    assert_eq!(answers.len(), forms.len());
    assert!(answers.iter().all(|answer| answer["probabilities"] == answers[0]["probabilities"]));
}

#[test]
fn one_broken_picture_among_many_costs_its_own_answer_only() {
    let folder = Folder::new("broken");
    let whole = png(&seven());
    let (first, last) = (folder.file("first.png", &whole), folder.file("last.png", &whole));
    let (cut, nowhere) = (folder.file("cut.png", &whole[..whole.len() / 2]), folder.path("nowhere.png"));
    let (code, said, errors) = output(&["predict", &first, &cut, &nowhere, &last]);
    assert_eq!((code, said.lines().count(), errors.lines().count()), (Some(2), 2, 2), "{said}{errors}");
    assert!(said.contains(&first) && said.contains(&last), "{said}");
    for (line, path) in errors.lines().zip([&cut, &nowhere]) {
        assert!(line.starts_with("error: ") && line.contains(path) && line.contains("expected"), "{line}");
    }

    let (code, said, told) = output(&["predict", "--json", &first, &cut, &nowhere, &last]);
    let object: Value = serde_json::from_str(&said).unwrap();
    assert_eq!((code, told), (Some(2), errors.clone()));
    let sources = |list: &str| -> Vec<String> {
        object[list].as_array().unwrap().iter().map(|entry| entry["source"].as_str().unwrap().to_owned()).collect()
    };
    assert_eq!((sources("predictions"), sources("errors")), (vec![first.clone(), last], vec![cut, nowhere]));
    for (error, line) in object["errors"].as_array().unwrap().iter().zip(errors.lines()) {
        assert_eq!(format!("error: {}", error["error"].as_str().unwrap()), line);
    }
    assert_eq!(json(&["predict", "--json", &first])["errors"], Value::Array(vec![]));
}

#[test]
fn one_broken_ink_file_among_many_is_left_out_of_the_count() {
    let folder = Folder::new("broken-ink");
    let whole = folder.file("whole.jsonl", SEVEN.as_bytes());
    let broken = folder.file("broken.jsonl", format!("{SEVEN}\n{{").as_bytes());
    let (code, said, error) = output(&["evaluate", "--json", "--ink", &broken, &whole]);
    let object: Value = serde_json::from_str(&said).unwrap();
    assert_eq!((code, &object["n"], &object["correct"]), (Some(2), &1.into(), &1.into()));
    assert_eq!((&object["files"][0]["file"], &object["errors"][0]["source"]), (&whole.into(), &broken.clone().into()));
    assert!(error.lines().count() == 1 && error.contains("line 2"), "{error}");
    // If no file is left, there is nothing to print.
    assert_refused(&["evaluate", "--json", "--ink", &broken], &[&broken, "line 2"]);
    // Of no drawings at all, no share is right.
    let empty = folder.file("empty.jsonl", b"\n");
    for kind in ["--ink", "--numbers"] {
        assert_refused(&["evaluate", kind, &empty], &[&empty, "expected drawings, found none"]);
    }
}

#[test]
fn what_is_no_picture_is_named() {
    let folder = Folder::new("kinds");
    for (bytes, kind) in [
        (&b"<!DOCTYPE html>\n<title>Not found</title>"[..], "a web page"),
        (b"\0\0\0\x18ftypheic\0\0\0\0mif1heic", "a HEIC picture"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "an SVG drawing"),
        (b"", "an empty file"),
    ] {
        let file = folder.file("digit.png", bytes);
        assert_refused(&["predict", &file], &[&file, "expected a PNG", kind]);
    }
}

#[test]
fn ink_is_read_from_padded_gzip_with_a_byte_order_mark() {
    let folder = Folder::new("padded");
    let text = format!("\u{feff}{SEVEN}\r\n");
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(text.as_bytes()).unwrap();
    let packed = encoder.finish().unwrap();
    let padded = folder.file("padded.jsonl.gz", &[&packed[..], &packed, &[0; 512]].concat());
    let (code, said, warned) = output(&["evaluate", "--json", "--ink", &padded]);
    let tally: Value = serde_json::from_str(&said).unwrap();
    assert_eq!((code, &tally["n"], &tally["correct"], warned), (Some(0), &2.into(), &2.into(), String::new()));

    let followed = folder.file("followed.jsonl.gz", &[&packed[..], b"garbage"].concat());
    let (code, said, warned) = output(&["evaluate", "--json", "--ink", &followed]);
    let tally: Value = serde_json::from_str(&said).unwrap();
    assert_eq!((code, &tally["n"], warned.lines().count()), (Some(0), &1.into(), 1));
    assert!(warned.starts_with("warning: ") && warned.contains(&followed), "{warned}");
}

#[test]
fn weights_whose_answers_could_be_no_numbers_are_refused() {
    let folder = Folder::new("endless");
    let ink = folder.file("ink.jsonl", SEVEN.as_bytes());
    let mut net = lenet5::LeNet5::shipped();
    for (name, mut tensor) in net.parameters_mut() {
        tensor.mapv_inplace(|w| if name.starts_with("c5") || name.starts_with("f6") { w * 1e30 } else { w });
    }
    let weights = folder.file("endless.safetensors", &net.to_safetensors());
    for command in ["predict", "evaluate"] {
        assert_refused(&[command, "--weights", &weights, "--ink", &ink], &[&weights, "c5.weight", "within ±10000"]);
    }
}

#[test]
fn a_jpeg_file_that_is_cut_off_is_refused() {
    let folder = Folder::new("cut-off");
    let mut jpeg = Vec::new();
    encode(JpegEncoder::new(&mut jpeg), &seven(), exif(1));
    // Cameras append other data: a film, another picture.
    let longer = [&jpeg[..], &[0xFF, 0xDA, 0, 9, 7]].concat();
    for (name, whole) in [("whole", &jpeg), ("longer", &longer)] {
        let file = folder.file(&format!("{name}.jpg"), whole);
        assert_eq!(json(&["predict", "--json", &file])["predictions"][0]["digit"], 7);
    }
    for share in [3, 5, 7, 9] {
        let file = folder.file("cut.jpg", &jpeg[..jpeg.len() * share / 10]);
        assert_refused(&["predict", &file], &[&file, "expected a PNG"]);
    }
    let file = folder.file("cut.jpg", &jpeg[..jpeg.len() - 2]);
    assert_refused(&["predict", &file], &[&file, "a JPEG file that is cut off"]);
}

#[cfg(unix)]
#[test]
fn a_picture_may_come_from_a_pipe() {
    use std::process::{Command, Stdio};

    let mut predict = Command::new(env!("CARGO_BIN_EXE_lenet5"));
    let predict = predict.args(["predict", "/dev/stdin"]).stdin(Stdio::piped()).stdout(Stdio::piped());
    let mut running = predict.spawn().unwrap();
    running.stdin.take().unwrap().write_all(&png(&seven())).unwrap();
    let output = running.wait_with_output().unwrap();
    assert!(String::from_utf8(output.stdout).unwrap().starts_with("/dev/stdin: 7 ("));
}
