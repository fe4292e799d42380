/**
 * Measures how long the network takes on this device, in its own thread with its own network, so that drawing goes on.
 *
 * @import { Dispatch } from "../../digit-pad/serve.js"
 * @import { Recognizer } from "../../pkg/lenet5_raw.js"
 *
 * @typedef {object} Measuring what it can be asked
 * @property {{question: {glyph: Float32Array}, answer: Look}} one how long one forward pass takes
 * @property {{question: {glyph: Float32Array, n: number}, answer: null}} many reads the glyph `n` times
 *
 * @typedef {object} Look microseconds, medians
 * @property {number} answer of the network as it answers: in int8
 * @property {number} float of the same network in float32
 * @property {number | null} ceiling of as many float32 multiplications and additions and nothing else; null: the
 *   engine lacks vectors for them
 * @property {number} multiplyAdds how many of each there are
 */

import { RECOGNIZER } from "../../digit-pad/recognizer.js";
import { serve } from "../../digit-pad/serve.js";
import { model } from "../../pkg/lenet5_raw.js";
import { ceiling } from "./ceiling.js";

/** Rounds in which network and ceiling take turns, so that other load on the device slows them all alike. */
const ROUNDS = 15;
/** Browsers coarsen their clocks to as much as a millisecond, which is a twentieth of this. */
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

/** The time for one image, averaged over as many as fill a round. @param {(n: number) => void} run */
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
