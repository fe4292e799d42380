/**
 * The worker that reads what pads show.
 *
 * @import { Reading } from "./engine/protocol.js"
 * @import { Dispatch } from "./serve.js"
 * @import { Recognizer } from "../pkg/lenet5_raw.js"
 */

import { initSync, readNumber, readNumberPicture } from "../pkg/lenet5_number_raw.js";
import { RECOGNIZER } from "./recognizer.js";
import { serve } from "./serve.js";

/** Browsers coarsen clocks to as much as a millisecond: over ten of those, the error is a tenth. */
const LONG_ENOUGH_MS = 10;
/** Forward passes that share one call into the module, whose cost is not part of a pass. */
const BATCH = 16;

let numbers = false;

serve(
  RECOGNIZER,
  /** @type {Dispatch<Reading, Recognizer>} */ ({
    recognize: (recognizer, { points, strokeEnds, pen }) => recognizer.recognize(points, strokeEnds, pen),
    number: (recognizer, { points, strokeEnds, pen }) => {
      const whole = recognizer.recognize(points, strokeEnds, pen);
      return numbers ? readNumber(points, strokeEnds, pen, whole, recognizer) : whole;
    },
    numbers: (_, module) => {
      initSync(module);
      numbers = true;
    },
    picture: (recognizer, { image }) => recognizer.recognizePicture(image),
    numberPicture: (recognizer, { image }) => {
      const whole = recognizer.recognizePicture(image);
      return numbers ? readNumberPicture(image, whole, recognizer) : whole;
    },
    activations: (recognizer, { glyph }) => recognizer.activations(glyph),
    framing: (recognizer, { points, strokeEnds, pen }) => recognizer.framing(points, strokeEnds, pen),
    parameters: (recognizer) => recognizer.toSafetensors(),
    time: (recognizer, { glyph }) => {
      const glyphs = new Float32Array(BATCH * glyph.length);
      for (let i = 0; i < BATCH; i += 1) glyphs.set(glyph, i * glyph.length);
      const pass = () => recognizer.logitsBatch(glyphs, BATCH);
      // Not counted: the engine may still be compiling.
      for (let i = 0; i < 8; i += 1) pass();
      const start = performance.now();
      for (let passes = BATCH; ; passes += BATCH) {
        pass();
        const elapsed = performance.now() - start;
        if (elapsed >= LONG_ENOUGH_MS) return (elapsed * 1000) / passes;
      }
    },
  }),
);
