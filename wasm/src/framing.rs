//! Where a drawing is placed on its glyph, as a plain object.

use js_sys::Object;
use lenet5::ink::normalize::Framing;
use wasm_bindgen::{JsCast, prelude::wasm_bindgen};

use crate::plain::Plain;

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = r#"
/**
 * Where a drawing lies on its glyph: its point (x, y) is at
 * (x - slant * (y - centreY) - centreX) * scale + middleX and (y - centreY) * scale + middleY, in pixels of the glyph.
 */
export interface Framing {
    slant: number;
    centreX: number;
    centreY: number;
    /** 0 for a dot. */
    scale: number;
    middleX: number;
    middleY: number;
}
"#;

#[wasm_bindgen]
extern "C" {
    /// [`lenet5::ink::normalize::Framing`] as JavaScript sees it.
    #[wasm_bindgen(extends = Object, typescript_type = "Framing")]
    pub type JsFraming;
}

pub(crate) fn plain(framing: &Framing) -> JsFraming {
    let plain = Plain::default();
    for (name, value) in [
        ("slant", framing.slant),
        ("centreX", framing.centre_x),
        ("centreY", framing.centre_y),
        ("scale", framing.scale),
        ("middleX", framing.middle.x.into()),
        ("middleY", framing.middle.y.into()),
    ] {
        plain.set(name, value.into());
    }
    plain.unchecked_into()
}
