/** This project's module as it ships, with the int8 inference that gives its answers. */

// Another URL gives another instance, with its own memory.
import init, { Recognizer } from "./pkg/lenet5_raw.js?int8";

/** How far the logits may be from the float32 logits: activations are quantised to 14 bits. */
export const tolerance = 0.05;

export async function load() {
  await init({ module_or_path: "pkg/lenet5_bg.wasm" });
  const recognizer = new Recognizer();
  return (glyphs, n) => (n === 1 ? recognizer.logits(glyphs) : recognizer.logitsBatch(glyphs, n));
}
