/**
 * The worker that learns, in a thread of its own: pads go on answering meanwhile.
 *
 * @import { Teaching } from "./engine/protocol.js"
 * @import { Dispatch } from "./serve.js"
 */

import { initSync, learn, Teacher } from "../pkg/teach.js";
import { serve } from "./serve.js";

serve(
  { initSync, open: (/** @type {Uint8Array | null} */ weights) => new Teacher(weights) },
  /** @type {Dispatch<Teaching, Teacher>} */ ({
    teach: (teacher, { samples, seed, settings }, { signal, progress }) => learn(teacher, samples, { seed, settings, signal, progress }),
  }),
);
