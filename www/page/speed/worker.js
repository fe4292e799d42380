/**
 * Measures what the network takes on this device, in a thread and with a network of its own, so that drawing goes on.
 *
 * @import { Answers, Kind, Questions } from "./protocol.js"
 */

import init, { model, Recognizer } from "../pkg/lenet5.js";
import { ceiling } from "./ceiling.js";

/** Rounds in which network and ceiling take turns, so that whatever else the device does troubles all alike. */
const ROUNDS = 15;
/** Browsers blur their clocks to as much as a millisecond; of twenty that is a twentieth. */
const ROUND_MS = 20;
/** @type {Recognizer | null} */
let recognizer = null;

/** @type {{[K in Kind]: (question: Questions[K]) => Promise<Answers[K]>}} */
const DISPATCH = {
  start: async ({ module }) => {
    await init({ module_or_path: module });
    recognizer = new Recognizer();
    return null;
  },

  one: async ({ glyph }) => {
    const net = started();
    const least = await ceiling("f32", model().multiplyAdds);
    /** @type {((n: number) => void)[]} */
    const runs = [(n) => repeat(n, () => net.answerLogits(glyph)), (n) => repeat(n, () => net.logits(glyph))];
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
    const [answer = NaN, float = NaN, floor = null] = times.map(median);
    return { answer, float, ceiling: floor, multiplyAdds: model().multiplyAdds };
  },

  many: async ({ glyph, n }) => {
    const net = started();
    repeat(n, () => net.answerLogits(glyph));
    return null;
  },
};

addEventListener("message", async ({ data: { kind, question } }) => {
  try {
    postMessage({ answer: await DISPATCH[/** @type {Kind} */ (kind)](question) });
  } catch (error) {
    postMessage({ fault: error instanceof Error ? error.message : String(error) });
  }
});

function started() {
  if (!recognizer) throw new Error("expected to be started first");
  return recognizer;
}

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
