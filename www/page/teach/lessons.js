/**
 * Lessons: fine-tuning on a hand's samples. Each lesson starts from the same weights and learns all samples of the hand, so
 * it forgets none, and the same samples give the same weights in every tab.
 *
 * @import { LearnOptions, Sample as Lesson, Taught } from "../../pkg/teach.js"
 * @import { Keeper } from "./keeper.js"
 * @import { Sample } from "./kept.js"
 * @import { Subject } from "../../digit-pad/trial.js"
 * @typedef {Omit<Taught, "mislabelled"> & {mislabelled: string[]}} Learnt with the ids of samples
 * @typedef {(samples: Lesson[], options: LearnOptions & {weights?: Uint8Array | null}) => Promise<Taught>} Teach
 */

import { flatten } from "../../digit-pad/strokes.js";
import { learnt, original } from "./changes.js";
import { pixels } from "./glyph.js";
import { of, signature } from "./kept.js";

/** @param {Sample} sample @returns {Lesson} */
export const lesson = ({ strokes, glyph, label }) =>
  glyph ? { glyph: Float32Array.from(glyph, (value) => value / 255), label } : { ...flatten(strokes), label };

/** What to ask the network about a sample. @param {Sample} sample @returns {Subject} */
export const subject = ({ strokes, glyph }) =>
  glyph ? { kind: "picture", question: { image: pixels(glyph) } } : { kind: "recognize", question: flatten(strokes) };

/**
 * @param {Keeper} keeper
 * @param {string} hand
 * @param {Teach} teach
 * @param {object} options
 * @param {string | null} options.correction the sample that the lesson is for
 * @param {AbortSignal} options.signal
 * @param {LearnOptions["progress"]} options.progress
 * @returns {Promise<Learnt | null>} null if there is nothing to learn: another tab may have done it
 */
export function learn(keeper, hand, teach, { correction, signal, progress = () => {} }) {
  return alone(signal, async () => {
    for (;;) {
      await keeper.settled();
      const samples = of(keeper.kept.samples, hand);
      const from = signature(samples);
      const owner = keeper.kept.hands.find(({ id }) => id === hand);
      if (!owner || owner.tried === from) return null;
      if (samples.length === 0) {
        await keeper.change(original(hand));
        return null;
      }
      const base = keeper.kept.versions.find(({ id }) => id === owner?.base)?.weights ?? null;
      const taught = await teach(samples.map(lesson), { weights: base, signal, progress });
      const mislabelled = samples.filter((_, i) => taught.mislabelled.includes(i)).map(({ id }) => id);
      const result = { ...taught, mislabelled };
      if (await keeper.change(learnt(hand, from, result, correction))) return result;
      // The samples have changed in the meantime.
    }
  });
}

/** Only one tab learns at a time, where the browser has locks. @template T @param {AbortSignal} signal @param {() => Promise<T>} work @returns {Promise<T>} */
function alone(signal, work) {
  return navigator.locks ? navigator.locks.request("lenet5.teach", { signal }, work) : work();
}
