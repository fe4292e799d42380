/** Teaching: loads the module that learns, and runs rounds of it. See `teach.d.ts` for its use. */

import { maybeBytes } from "./arguments.js";
import { sameBytes } from "./bytes.js";
import { Teacher } from "./lenet5_teach.js";
import { pause } from "./pause.js";
import { teaching } from "./teaching.js";

export { default, generateGlyph, idxImages, idxLabels, initSync, model, Recognizer, Teacher, Trainer } from "./lenet5_teach.js";

/**
 * @import { LoadOptions } from "./index.js"
 * @import { LearnOptions, Sample, Taught, TeachOptions } from "./teach.js"
 */

/** How long to take steps before pausing. */
const SLICE_MS = 8;

/** The teacher of the last round and its weights, kept because its replay took a while to make. */
const idle = { teacher: /** @type {Teacher | null} */ (null), weights: /** @type {Uint8Array | null} */ (null) };

/** @param {LoadOptions & {weights?: Uint8Array | ArrayBuffer | null}} [options] */
export async function loadTeacher({ weights = null, ...options } = {}) {
  await teaching.load(options);
  // It takes any buffer; its declaration is the module's, which does not.
  return new Teacher(/** @type {any} */ (weights));
}

/** @param {Iterable<Sample>} samples @param {TeachOptions} [options] @returns {Promise<Taught>} */
export async function teach(samples, { weights = null, from, module, ...options } = {}) {
  options.signal?.throwIfAborted();
  await teaching.load({ from, module });
  options.signal?.throwIfAborted();
  const own = maybeBytes(weights, "weights")?.slice() ?? null;
  // While a round is under way, no other round may use its teacher.
  const teacher = idle.teacher && sameBytes(idle.weights, own) ? idle.teacher : new Teacher(own);
  if (teacher === idle.teacher) idle.teacher = null;
  try {
    return await learn(teacher, samples, options);
  } finally {
    idle.teacher?.free();
    Object.assign(idle, { teacher, weights: own });
  }
}

/** @param {Teacher} teacher @param {Iterable<Sample>} samples @param {LearnOptions} [options] @returns {Promise<Taught>} */
export async function learn(teacher, samples, { seed = 1, settings, signal, progress } = {}) {
  teacher.clear();
  for (const sample of samples) {
    if ("glyph" in sample) teacher.addGlyph(sample.glyph, sample.label);
    else teacher.addInk(sample.points, sample.strokeEnds, sample.label, sample.pen);
  }
  teacher.start(seed, settings);
  for (let paused = performance.now(); ; ) {
    const done = teacher.step();
    if (!done) return teacher.finish();
    progress?.(done);
    if (performance.now() - paused >= SLICE_MS) {
      await pause();
      paused = performance.now();
    }
    signal?.throwIfAborted();
  }
}
