//! Several digits, drawn or on a picture, in a module of its own that has no network: it parts the ink, has the candidates read
//! by the module that reads, and finds the best path through them.

use js_sys::{Array, Float32Array, Object, Uint32Array};
use lenet5::{Glyph, NumberDigit, NumberPrediction, recognizer::number, shape::CLASSES};
use wasm_bindgen::{JsCast, JsValue, prelude::wasm_bindgen};

use crate::{
    ink::ink,
    picture::{JsPicture, pixels},
    plain::Plain,
    prediction::{plain, state_name},
    thrown::thrown,
};

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = r#"
/** The answer to a drawing or picture of a whole number. */
export interface NumberPrediction {
    /** `sure`: the way the ink was parted and all digits are, together, probable enough. `unsure`: they are not. */
    state: "blank" | "sure" | "unsure";
    /** The number: "0640", "7"; empty when blank. */
    text: string;
    /** The probability of the number; of one digit, that of the digit. 0 when blank. */
    probability: number;
    /** Its digits in reading order; none when blank. */
    digits: NumberDigit[];
    /**
     * The answer to the whole drawing or picture as one digit, as from `recognize` or `recognizePicture`. Of a number of one
     * digit it is that digit.
     */
    whole: Prediction;
}

/**
 * One digit of a number: the answer to its ink, and where that is. The only digit has the network's answer. Of several digits,
 * the pen's trajectory has revised `state`, `digit`, `runnerUp` and `probabilities`, so these may differ from `recognize`'s for the same ink.
 */
export interface NumberDigit extends Prediction {
    /** Which strokes have a part in it, in drawing order. A stroke that runs through two digits has a part in both. */
    strokes: Uint32Array;
    /** Its ink, as it is passed to `recognize`; on a picture, traced along the middle of its lines, in pixels. */
    points: Float32Array;
    strokeEnds: Uint32Array;
    /** The box of its points, in their unit; on a picture, of its ink. */
    box: { x: number; y: number; width: number; height: number };
}

/** A recognizer, or what else gives ten logits for each glyph of 784 intensities, and reads a picture as one digit. */
export interface Network {
    logitsBatch(glyphs: Float32Array, n: number): Float32Array;
    recognizePicture(image: ImageData): Prediction;
}
"#;

#[wasm_bindgen]
extern "C" {
    /// [`lenet5::NumberPrediction`] as JavaScript sees it.
    #[wasm_bindgen(extends = Object, typescript_type = "NumberPrediction")]
    pub type JsNumber;

    /// A recognizer of the other module.
    #[wasm_bindgen(typescript_type = "Network")]
    pub type JsNetwork;
    #[wasm_bindgen(method, structural, js_name = logitsBatch)]
    fn logits_batch(this: &JsNetwork, glyphs: &Float32Array, n: usize) -> Float32Array;
    #[wasm_bindgen(method, structural, catch, js_name = recognizePicture)]
    fn recognize_picture(this: &JsNetwork, image: &JsPicture) -> Result<OneDigit, JsValue>;

    /// Its prediction.
    type OneDigit;
    #[wasm_bindgen(method, getter)]
    fn glyph(this: &OneDigit) -> Float32Array;
}

/// Predicts the digits that were drawn, line by line and from left to right. The drawing is passed as to `recognize`;
/// `network` reads each candidate for a digit.
///
/// Throws an `Error` named `PointPairs`, `StrokeEnds`, `Point` or `Pen`.
#[wasm_bindgen(js_name = readNumber)]
pub fn read_number(
    #[wasm_bindgen(unchecked_param_type = "ArrayLike<number>")] points: &[f32],
    #[wasm_bindgen(js_name = strokeEnds, unchecked_param_type = "ArrayLike<number>")] stroke_ends: &[u32],
    pen: Option<f32>,
    network: &JsNetwork,
) -> Result<JsNumber, JsValue> {
    Ok(plain_number(number::read_number(&ink(points, stroke_ends, pen)?, &|glyphs| logits(network, glyphs))))
}

/// Predicts the digits on a picture, line by line and from left to right, dark on light or light on dark.
///
/// Throws an `Error` named `PictureSize`, `PictureLength` or `Memory`.
#[wasm_bindgen(js_name = readNumberPicture)]
pub fn read_number_picture(image: &JsPicture, network: &JsNetwork) -> Result<JsNumber, JsValue> {
    let glyph = Glyph::new(&network.recognize_picture(image)?.glyph().to_vec()).map_err(thrown)?;
    let (rgba, width, height) = pixels(image)?;
    let number = number::read_number_picture(&rgba, width, height, glyph, &|glyphs| logits(network, glyphs));
    Ok(plain_number(number.map_err(thrown)?))
}

/// The other module's logits of glyphs.
fn logits(network: &JsNetwork, glyphs: &[Glyph]) -> Vec<[f32; CLASSES]> {
    let pixels: Vec<f32> = glyphs.iter().flat_map(Glyph::pixels).copied().collect();
    let mut logits = vec![[0.0; CLASSES]; glyphs.len()];
    network.logits_batch(&Float32Array::from(&pixels[..]), glyphs.len()).copy_to(logits.as_flattened_mut());
    logits
}

fn plain_number(number: NumberPrediction) -> JsNumber {
    let plain_number = Plain::default();
    plain_number.set("state", state_name(number.state).into());
    plain_number.set("text", number.text().into());
    plain_number.set("probability", number.probability.into());
    let digits: Vec<Plain> = number.digits.into_iter().map(digit).collect();
    plain_number.set("digits", digits.iter().collect::<Array>().into());
    let whole = match &digits[..] {
        [only] => only.into(),
        _ => plain(number.whole).into(),
    };
    plain_number.set("whole", whole);
    plain_number.unchecked_into()
}

fn digit(digit: NumberDigit) -> Plain {
    let NumberDigit { prediction, strokes, ink, bounds: [left, top, right, bottom] } = digit;
    let plain_digit: Plain = plain(prediction).unchecked_into();
    let points: Vec<f32> = ink.points().iter().flat_map(|p| [p.x, p.y]).collect();
    let mut end = 0;
    let ends = ink.strokes().map(|stroke| {
        end += stroke.len();
        end
    });
    plain_digit.set("points", Float32Array::from(&points[..]).into());
    plain_digit.set("strokeEnds", counts(ends).into());
    plain_digit.set("strokes", counts(strokes.into_iter()).into());
    let plain_box = Plain::default();
    for (name, value) in [("x", left), ("y", top), ("width", right - left), ("height", bottom - top)] {
        plain_box.set(name, value.into());
    }
    plain_digit.set("box", plain_box.into());
    plain_digit
}

fn counts(counts: impl Iterator<Item = usize>) -> Uint32Array {
    let counts: Vec<u32> = counts.map(|count| count as u32).collect();
    Uint32Array::from(&counts[..])
}
