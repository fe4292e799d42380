//! A picture as JavaScript passes it.

use js_sys::Uint8ClampedArray;
use lenet5::picture::PIXEL_LIMIT;
use wasm_bindgen::{JsValue, prelude::wasm_bindgen};
use web_sys::ImageData;

use crate::thrown::refusal;

#[wasm_bindgen]
extern "C" {
    /// A picture whose pixels stay in JavaScript until there is memory for a copy.
    #[wasm_bindgen(extends = ImageData, typescript_type = "ImageData")]
    pub type JsPicture;
    #[wasm_bindgen(method, getter)]
    fn data(this: &JsPicture) -> Uint8ClampedArray;
}

/// A copy of its pixels, and its width and height. If the library will refuse the picture's size, there are no pixels.
///
/// Throws an `Error` named `Memory`.
pub(crate) fn pixels(image: &JsPicture) -> Result<(Vec<u8>, usize, usize), JsValue> {
    let (width, height) = (image.width() as usize, image.height() as usize);
    let mut rgba = Vec::new();
    if width.saturating_mul(height) <= PIXEL_LIMIT {
        let data = image.data();
        let bytes = data.length() as usize;
        rgba.try_reserve_exact(bytes)
            .map_err(|_| refusal("Memory", &format!("a picture: expected memory for its {bytes} bytes, got none")))?;
        rgba.resize(bytes, 0);
        data.copy_to(&mut rgba);
    }
    Ok((rgba, width, height))
}
