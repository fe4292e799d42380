/** This project's module that teaches, without vector instructions. */

import init, { Trainer } from "./pkg-without-simd/lenet5_teach.js";

export async function load({ weights, batch, rate }) {
  await init({ module_or_path: "pkg-without-simd/lenet5_teach_bg.wasm" });
  const trainer = new Trainer(batch, new Uint8Array(weights));
  return (glyphs, labels) => trainer.step(glyphs, labels, rate).loss;
}
