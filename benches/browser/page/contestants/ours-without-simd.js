/** This project's module, built for engines without vector instructions. */

import init, { Recognizer } from "./pkg-without-simd/lenet5.js";

export async function load() {
  await init();
  const recognizer = new Recognizer();
  return (glyphs, n) => (n === 1 ? recognizer.logits(glyphs) : recognizer.logitsBatch(glyphs, n));
}
