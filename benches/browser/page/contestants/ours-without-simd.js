/** This project's module in float32, built for engines without vector instructions. */

import init, { Recognizer } from "./pkg-without-simd/lenet5.js";

export async function load() {
  await init();
  const shipped = new Recognizer();
  const recognizer = shipped.float32();
  shipped.free();
  return (glyphs, n) => (n === 1 ? recognizer.logits(glyphs) : recognizer.logitsBatch(glyphs, n));
}
