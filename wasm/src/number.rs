//! Several digits, drawn or in a picture. This is a separate module without a network: it splits the ink, lets the module that
//! reads read the candidates, and finds the best path through them.

use js_sys::{Float32Array, JsString, Object, Uint32Array};
use lenet5::{Glyph, Ink, NumberDigit, NumberPrediction, Prediction, recognizer::number, shape::CLASSES};
use wasm_bindgen::{JsCast, JsValue, prelude::wasm_bindgen};

use crate::{
    ink::ink,
    picture::{JsPicture, pixels},
    prediction::{JsPrediction, plain, state_name},
    thrown::thrown,
};

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = r#"
/** The answer to a drawing or picture of a whole number. */
export interface NumberPrediction {
    /** `sure`: the segmentation and all digits are, together, probable enough. `unsure`: they are not. */
    state: "blank" | "sure" | "unsure";
    /** The number: "0640", "7"; empty when blank. */
    text: string;
    /** The probability of the number; for one digit, that of the digit. 0 when blank. */
    probability: number;
    /** Its digits in reading order; none when blank. */
    digits: NumberDigit[];
    /**
     * The answer for the whole drawing or picture as one digit, as from `recognize` or `recognizePicture`. For a number of one
     * digit it is that digit.
     */
    whole: Prediction;
}

/**
 * One digit of a number: the answer for its ink, and where it is. A single digit has the network's own answer. Of several digits,
 * the pen's trajectory has revised `state`, `digit`, `runnerUp` and `probabilities`, so they may differ from `recognize`'s for the same ink.
 */
export interface NumberDigit extends Prediction {
    /** The strokes that contribute to it, in drawing order. A stroke that runs through two digits contributes to both. */
    strokes: Uint32Array;
    /** Its ink, in the form that `recognize` takes; in a picture, traced along the middle of its lines, in pixels. */
    points: Float32Array;
    strokeEnds: Uint32Array;
    /** The bounding box of its points, in their unit; in a picture, of its ink. */
    box: { x: number; y: number; width: number; height: number };
}

/** A recognizer, or anything else that gives ten logits for each glyph of 784 intensities. */
export interface Network {
    logitsBatch(glyphs: Float32Array, n: number): Float32Array;
}
"#;

#[wasm_bindgen]
extern "C" {
    /// [`lenet5::NumberPrediction`] as JavaScript sees it.
    #[wasm_bindgen(extends = Object, typescript_type = "NumberPrediction")]
    pub type JsNumber;
    #[wasm_bindgen(method, setter)]
    fn set_state(this: &JsNumber, state: &JsValue);
    #[wasm_bindgen(method, setter)]
    fn set_text(this: &JsNumber, text: &JsString);
    #[wasm_bindgen(method, setter)]
    fn set_probability(this: &JsNumber, probability: f32);
    #[wasm_bindgen(method, setter)]
    fn set_digits(this: &JsNumber, digits: Vec<JsDigit>);
    #[wasm_bindgen(method, setter)]
    fn set_whole(this: &JsNumber, whole: &JsPrediction);

    /// [`lenet5::NumberDigit`] as JavaScript sees it.
    #[wasm_bindgen(extends = JsPrediction)]
    type JsDigit;
    #[wasm_bindgen(method, setter)]
    fn set_strokes(this: &JsDigit, strokes: Uint32Array);
    #[wasm_bindgen(method, setter)]
    fn set_points(this: &JsDigit, points: Float32Array);
    #[wasm_bindgen(method, setter, js_name = strokeEnds)]
    fn set_stroke_ends(this: &JsDigit, ends: Uint32Array);
    #[wasm_bindgen(method, setter, js_name = box)]
    fn set_box(this: &JsDigit, bounds: JsBox);

    #[wasm_bindgen(extends = Object)]
    type JsBox;
    #[wasm_bindgen(method, setter)]
    fn set_x(this: &JsBox, left: f32);
    #[wasm_bindgen(method, setter)]
    fn set_y(this: &JsBox, top: f32);
    #[wasm_bindgen(method, setter)]
    fn set_width(this: &JsBox, width: f32);
    #[wasm_bindgen(method, setter)]
    fn set_height(this: &JsBox, height: f32);

    /// A recognizer from the other module.
    #[wasm_bindgen(typescript_type = "Network")]
    pub type JsNetwork;
    #[wasm_bindgen(method, structural, js_name = logitsBatch)]
    fn logits_batch(this: &JsNetwork, glyphs: &Float32Array, n: usize) -> Float32Array;
    #[wasm_bindgen(method, getter)]
    fn state(this: &JsPrediction) -> JsValue;
    /// The digit of an answer that is not blank.
    #[wasm_bindgen(method, getter)]
    fn digit(this: &JsPrediction) -> u32;
    #[wasm_bindgen(method, getter)]
    fn probabilities(this: &JsPrediction) -> Float32Array;
    #[wasm_bindgen(method, getter)]
    fn glyph(this: &JsPrediction) -> Float32Array;
    #[wasm_bindgen(method, getter, js_name = leftOut)]
    fn left_out(this: &JsPrediction) -> Uint32Array;
}

/// Whether a drawing is clearly one digit, if the other module's best guess has this probability. If so, `readNumber`'s answer
/// would be that guess alone.
#[wasm_bindgen(js_name = isClear)]
#[must_use]
pub fn is_clear(points: &[f32], #[wasm_bindgen(js_name = strokeEnds)] stroke_ends: &[u32], probability: f32) -> bool {
    Ink::from_flat(points, stroke_ends).is_ok_and(|ink| number::is_clear(&ink, probability))
}

/// Predicts the digits that were drawn, line by line and from left to right. The drawing is passed as to `recognize`,
/// `whole` is the answer of `recognize`, and `network` reads each candidate for a digit.
///
/// Throws an `Error` named `PointPairs`, `StrokeEnds`, `Point` or `Pen`.
#[wasm_bindgen(js_name = readNumber)]
pub fn read_number(
    points: &[f32],
    #[wasm_bindgen(js_name = strokeEnds)] stroke_ends: &[u32],
    pen: Option<f32>,
    whole: JsPrediction,
    network: &JsNetwork,
) -> Result<JsNumber, JsValue> {
    let ink = ink(points, stroke_ends, pen)?;
    let number = number::read_number(&ink, prediction(&whole)?, &|glyphs| logits(network, glyphs));
    Ok(plain_number(number, whole))
}

/// Predicts the digits in a picture, line by line and from left to right, dark on light or light on dark. `whole` is the
/// answer to the picture as one digit.
///
/// Throws an `Error` named `PictureSize`, `PictureLength` or `Memory`.
#[wasm_bindgen(js_name = readNumberPicture)]
pub fn read_number_picture(image: &JsPicture, whole: JsPrediction, network: &JsNetwork) -> Result<JsNumber, JsValue> {
    let (rgba, width, height) = pixels(image)?;
    let number =
        number::read_number_picture(&rgba, width, height, prediction(&whole)?, &|glyphs| logits(network, glyphs));
    Ok(plain_number(number.map_err(thrown)?, whole))
}

/// Converts the other module's prediction.
///
/// Throws an `Error` named `GlyphLength` or `GlyphIntensity`.
fn prediction(plain: &JsPrediction) -> Result<Prediction, JsValue> {
    let glyph = Glyph::new(&plain.glyph().to_vec()).map_err(thrown)?;
    let left_out = plain.left_out().to_vec().into_iter().map(|stroke| stroke as usize).collect();
    Ok(Prediction::new(glyph, probabilities(plain), left_out))
}

fn probabilities(plain: &JsPrediction) -> [f32; CLASSES] {
    let mut probabilities = [0.0; CLASSES];
    plain.probabilities().copy_to(&mut probabilities);
    probabilities
}

/// The other module's logits for glyphs.
fn logits(network: &JsNetwork, glyphs: &[Glyph]) -> Vec<[f32; CLASSES]> {
    let pixels: Vec<f32> = glyphs.iter().flat_map(Glyph::pixels).copied().collect();
    let mut logits = vec![[0.0; CLASSES]; glyphs.len()];
    network.logits_batch(&Float32Array::from(&pixels[..]), glyphs.len()).copy_to(logits.as_flattened_mut());
    logits
}

/// Converts a number. `whole` is its `whole` as the other module gave it.
fn plain_number(number: NumberPrediction, whole: JsPrediction) -> JsNumber {
    if let [NumberDigit { strokes, ink, bounds, .. }] = &number.digits[..] {
        return plain_one(whole, number.probability, strokes.clone(), ink, *bounds);
    }
    let (state, text) = (state_name(number.state), number.text());
    let digit =
        |NumberDigit { prediction, strokes, ink, bounds }| plain_digit(plain(prediction), strokes, &ink, bounds);
    let digits = number.digits.into_iter().map(digit).collect();
    number_of(&state.into(), &text.into(), number.probability, digits, &whole)
}

/// The number of one digit, which is `whole`.
fn plain_one(whole: JsPrediction, probability: f32, strokes: Vec<usize>, ink: &Ink, bounds: [f32; 4]) -> JsNumber {
    // Decoding text would take ten times as long as these two.
    let (state, text) = (whole.state(), JsString::from_char_code1(u32::from(b'0') + whole.digit()));
    let digit = plain_digit(whole.clone(), strokes, ink, bounds);
    number_of(&state, &text, probability, vec![digit], &whole)
}

fn number_of(
    state: &JsValue,
    text: &JsString,
    probability: f32,
    digits: Vec<JsDigit>,
    whole: &JsPrediction,
) -> JsNumber {
    let number: JsNumber = Object::new().unchecked_into();
    number.set_state(state);
    number.set_text(text);
    number.set_probability(probability);
    number.set_digits(digits);
    number.set_whole(whole);
    number
}

/// The prediction for a digit, with the other fields of a digit in a number.
fn plain_digit(
    prediction: JsPrediction,
    strokes: Vec<usize>,
    ink: &Ink,
    [left, top, right, bottom]: [f32; 4],
) -> JsDigit {
    let plain: JsDigit = prediction.unchecked_into();
    let points: Vec<f32> = ink.points().iter().flat_map(|p| [p.x, p.y]).collect();
    let mut end = 0;
    let ends = ink.strokes().map(|stroke| {
        end += stroke.len();
        end
    });
    plain.set_points(Float32Array::from(&points[..]));
    plain.set_stroke_ends(counts(ends));
    plain.set_strokes(counts(strokes.into_iter()));
    let bounds: JsBox = Object::new().unchecked_into();
    bounds.set_x(left);
    bounds.set_y(top);
    bounds.set_width(right - left);
    bounds.set_height(bottom - top);
    plain.set_box(bounds);
    plain
}

fn counts(counts: impl Iterator<Item = usize>) -> Uint32Array {
    let counts: Vec<u32> = counts.map(|count| count as u32).collect();
    Uint32Array::from(&counts[..])
}
