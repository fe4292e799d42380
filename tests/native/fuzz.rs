//! No input makes the library panic, and its answers keep their promises.
//!
//! `FUZZ_SECONDS=600 cargo test fuzz` runs each target for ten minutes, including those of the program.

use lenet5::{
    Glyph, Ink, LeNet5, Prediction, PredictionState, Recognizer, picture::picture_to_glyph, shape::GLYPH, training::idx,
};

use crate::support::fuzz::fuzz;

fn words<T>(result: Result<T, impl ToString>) -> String {
    result.map_or_else(|error| error.to_string(), |_| "read".into())
}

/// Checks what every answer promises, and returns the answer in words.
fn answer(prediction: &Prediction) -> String {
    let Prediction { state, digit, runner_up, probabilities, glyph, left_out } = prediction;
    assert!(Glyph::new(glyph.pixels()).is_ok());
    assert!(probabilities.iter().all(|p| (0.0..=1.0).contains(p)), "{probabilities:?}");
    let sum: f32 = probabilities.iter().sum();
    let blank = *state == PredictionState::Blank;
    assert!((sum - if blank { 0.0 } else { 1.0 }).abs() < 1e-5, "{probabilities:?}");
    assert!(digit.is_none() == blank && runner_up.is_none() == blank);
    assert!(left_out.is_sorted() && (!blank || left_out.is_empty()), "{left_out:?}");
    format!("{state:?} {}", digit.map_or(' ', |digit| char::from(b'a' + digit)))
}

#[test]
fn fuzz_weights() {
    let net = LeNet5::zeros();
    let header = |text: &str| [&(text.len() as u64).to_le_bytes()[..], text.as_bytes(), &[0; 24]].concat();
    let corpus = vec![
        LeNet5::shipped().to_compact_safetensors(),
        net.to_safetensors(),
        header(r#"{"c1.bias":{"dtype":"F32","shape":[6],"data_offsets":[0,24]}}"#),
        header(
            r#"{"module.c1.weight":{"dtype":"F16","shape":[8],"data_offsets":[0,16]},"module.c1.bias":{"dtype":"F64","shape":[1],"data_offsets":[16,24]}}"#,
        ),
        header(r#"{"__metadata__":{"a":"\u00e9\n"},"x":{"dtype":"I64","shape":[],"data_offsets":[0,24]}}   "#),
        header(
            r#"{"a":{"dtype":"I8","shape":[4,6],"data_offsets":[0,24]},"b":{"dtype":"I8","shape":[0],"data_offsets":[24,24]}}"#,
        ),
        vec![],
    ];
    let ink = Ink::from_flat(&[10.0, 10.0, 60.0, 10.0, 30.0, 90.0], &[3]).unwrap();
    fuzz("weights", corpus, |bytes| match LeNet5::from_safetensors(bytes) {
        Ok(net) => {
            assert_eq!(LeNet5::from_safetensors(&net.to_safetensors()).as_ref(), Ok(&net));
            // Weights may be so large that the logits are not numbers, but reading ink with them does not panic.
            let prediction = Recognizer::new(net).recognize(&ink);
            format!("{:?}", prediction.state)
        }
        Err(error) => error.to_string(),
    });
}

#[test]
fn fuzz_idx() {
    let file = |header: &[u32], len: usize| {
        let header: Vec<u8> = header.iter().flat_map(|number| number.to_be_bytes()).collect();
        [header, vec![7; len]].concat()
    };
    let corpus =
        vec![file(&[0x803, 2, 28, 28], 2 * 784), file(&[0x801, 2], 2), file(&[0x803, u32::MAX, 28, 28], 0), vec![]];
    fuzz("idx", corpus, |bytes| {
        let (first, second) = bytes.split_at(bytes.len().saturating_sub(10));
        [words(idx::images(bytes)), words(idx::labels(bytes)), words(idx::labelled(first, second))].join("; ")
    });
}

/// Ink as bytes: the number of strokes, their lengths, and the bits of coordinates.
fn ink_bytes(strokes: &[&[[f32; 2]]]) -> Vec<u8> {
    let lengths = strokes.iter().map(|stroke| stroke.len() as u8);
    let mut bytes: Vec<u8> = core::iter::once(strokes.len() as u8).chain(lengths).collect();
    bytes.extend(strokes.iter().copied().flatten().flatten().flat_map(|v| v.to_le_bytes()));
    bytes
}

#[test]
fn fuzz_ink() {
    let corpus = vec![
        ink_bytes(&[&[[10.0, 10.0], [60.0, 10.0], [30.0, 90.0]]]),
        ink_bytes(&[&[[0.0, 0.0]], &[[1e9, -1e9], [1e-40, -0.0]]]),
        ink_bytes(&[&[[5.0, 5.0]; 9], &[[5.0, 5.5], [5.0, 9.0]]]),
        vec![],
    ];
    let recognizer = Recognizer::default();
    fuzz("ink", corpus, |bytes| {
        let (strokes, rest) =
            bytes.split_first().map_or((0, bytes), |(n, rest)| (usize::from(*n).min(rest.len()), rest));
        let (lengths, coordinates) = rest.split_at(strokes);
        let points: Vec<f32> = coordinates.as_chunks().0.iter().map(|&bits| f32::from_le_bytes(bits)).collect();
        let mut end = 0_u32;
        let ends: Vec<u32> = lengths
            .iter()
            .map(|&length| {
                end += u32::from(length);
                end
            })
            .collect();
        match Ink::from_flat(&points, &ends) {
            Ok(ink) => answer(&recognizer.recognize(&ink)),
            Err(error) => error.to_string(),
        }
    });
}

#[test]
fn fuzz_pictures() {
    // Width and height in two bytes each, then pixels, which are repeated if there are too few.
    let picture = |width: u16, height: u16, pixel: &dyn Fn(usize, usize) -> [u8; 4]| {
        let pixels = (0..usize::from(height)).flat_map(|y| (0..usize::from(width)).flat_map(move |x| pixel(x, y)));
        width.to_le_bytes().into_iter().chain(height.to_le_bytes()).chain(pixels).collect::<Vec<u8>>()
    };
    let ring = |x: usize, y: usize| {
        let away = (x as f32 - 60.0).hypot(y as f32 - 60.0);
        if (25.0..32.0).contains(&away) { [20, 20, 20, 255] } else { [240, 240, 240, 255] }
    };
    let corpus = vec![
        picture(120, 120, &ring),
        picture(8, 8, &|x, _| if x == 3 { [0, 0, 0, 255] } else { [0; 4] }),
        picture(GLYPH as u16, GLYPH as u16, &|x, y| [((x * y) % 256) as u8; 4]),
        picture(1, 1, &|_, _| [9, 9, 9, 9]),
        picture(130, 100, &|x, y| if x < 20 || y == x { [0, 0, 0, 255] } else { [200, 210, 220, 255] }),
        vec![],
    ];
    let recognizer = Recognizer::default();
    fuzz("pictures", corpus, |bytes| {
        let Some((&[a, b, c, d], pixels)) = bytes.split_first_chunk() else { return "too short".into() };
        let [width, height] = [[a, b], [c, d]].map(|side| usize::from(u16::from_le_bytes(side)) % 260);
        let rgba: Vec<u8> = pixels.iter().copied().cycle().take(4 * width * height).collect();
        match picture_to_glyph(&rgba, width, height) {
            Ok(glyph) => {
                let one = recognizer.recognize_glyph(glyph);
                let number = recognizer.recognize_number_picture(&rgba, width, height).unwrap();
                assert_eq!(number.whole, one);
                for digit in &number.digits {
                    let [left, top, right, bottom] = digit.bounds;
                    assert!(0.0 <= left && left < right && right <= width as f32, "{:?}", digit.bounds);
                    assert!(0.0 <= top && top < bottom && bottom <= height as f32, "{:?}", digit.bounds);
                    answer(&digit.prediction);
                }
                format!("{}, {} digits", answer(&one), number.digits.len())
            }
            Err(error) => error.to_string(),
        }
    });
}
