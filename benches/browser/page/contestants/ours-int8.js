/** This project's module as it ships, with int8 inference, which gives its answers. */

// Another URL makes another instance, with a memory of its own.
import init, { Recognizer } from "./pkg/lenet5_raw.js?int8";

/** How far logits may be from those of float32: activations are quantised to 14 bits. */
export const tolerance = 0.05;

export async function load() {
  await init({ module_or_path: "pkg/lenet5_bg.wasm" });
  const recognizer = new Recognizer();
  return (glyphs, n) => (n === 1 ? recognizer.logits(glyphs) : recognizer.logitsBatch(glyphs, n));
}
