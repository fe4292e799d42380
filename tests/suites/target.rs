//! The build under test is the one that the command line asked for.
//!
//! Without this suite, a test run whose flags got lost would still pass: the kernels give the same answers with vector
//! instructions and without, in Node and in a browser.

use wasm_bindgen_test::wasm_bindgen_test;

/// What `cargo xtask test` expects, `"1"` or `"0"`; unset in other runs, which may use any build.
fn expected(variable: Option<&str>) -> Option<bool> {
    variable.map(|text| text == "1")
}

#[wasm_bindgen_test(unsupported = test)]
fn simd_is_there_if_and_only_if_promised() {
    if let Some(expected) = expected(option_env!("LENET5_EXPECT_SIMD")) {
        assert_eq!(cfg!(target_feature = "simd128"), expected);
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn the_browser_is_there_if_and_only_if_this_program_asks_for_one() {
    assert_eq!(in_browser(), crate::IN_BROWSER);
}

#[cfg(target_arch = "wasm32")]
fn in_browser() -> bool {
    js_sys::Reflect::has(&js_sys::global(), &"document".into()).unwrap_or(false)
}

#[cfg(not(target_arch = "wasm32"))]
fn in_browser() -> bool {
    false
}
