/**
 * Measures what the network takes on this device, in a thread and with a network of its own, so that drawing goes on.
 *
 * @import { Dispatch } from "../../digit-pad/serve.js"
 * @import { Recognizer } from "../../pkg/lenet5_raw.js"
 *
 * @typedef {object} Measuring what it can be asked
 * @property {{question: {glyph: Float32Array}, answer: Look}} one how long one look takes
 * @property {{question: {glyph: Float32Array, n: number}, answer: null}} many read so many glyphs
 *
 * @typedef {object} Look microseconds, medians
 * @property {number} answer of the network as it answers, in int8
 * @property {number} float of the same network in float32
 * @property {number | null} ceiling of nothing but as many float32 multiplications and additions, where the engine has
 *   vectors for them
 * @property {number} multiplyAdds how many those are
 */

import { RECOGNIZER } from "../../digit-pad/recognizer.js";
import { serve } from "../../digit-pad/serve.js";
import { model } from "../../pkg/lenet5_raw.js";
import { ceiling } from "./ceiling.js";

/** Rounds in which network and ceiling take turns, so that whatever else the device does troubles all alike. */
const ROUNDS = 15;
/** Browsers blur their clocks to as much as a millisecond; of twenty that is a twentieth. */
const ROUND_MS = 20;

serve(
  RECOGNIZER,
  /** @type {Dispatch<Measuring, Recognizer>} */ ({
    one(recognizer, { glyph }) {
      const { multiplyAdds } = model();
      const least = ceiling("f32", multiplyAdds);
      const float32 = recognizer.float32();
      /** @type {((n: number) => void)[]} */
      const runs = [
        (n) => repeat(n, () => recognizer.logits(glyph)),
        (n) => repeat(n, () => float32.logits(glyph)),
      ];
      if (least) runs.push((n) => least(null, n));
      /** @type {number[][]} */
      const times = runs.map(() => []);
      // In the first round the engine's optimising compiler may still be at work; it does not count.
      for (let round = 0; round <= ROUNDS; round += 1) {
        runs.forEach((run, i) => {
          const time = microseconds(run);
          if (round > 0) times[i]?.push(time);
        });
      }
      float32.free();
      const [answer = NaN, float = NaN, floor = null] = times.map(median);
      return { answer, float, ceiling: floor, multiplyAdds };
    },

    many(recognizer, { glyph, n }) {
      repeat(n, () => recognizer.logits(glyph));
      return null;
    },
  }),
);

/** @param {number} n @param {() => void} work */
function repeat(n, work) {
  for (let i = 0; i < n; i += 1) work();
}

/** Of one image, over as many as fill a round. @param {(n: number) => void} run */
function microseconds(run) {
  const start = performance.now();
  let n = 0;
  for (let elapsed = 0; elapsed < ROUND_MS; elapsed = performance.now() - start) {
    run(64);
    n += 64;
  }
  return ((performance.now() - start) * 1000) / n;
}

/** @param {number[]} values */
function median(values) {
  return [...values].sort((a, b) => a - b)[values.length >> 1];
}
