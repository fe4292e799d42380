/** The network that reads, for a worker, which passes it only what it takes: so the arguments need no check. */

import { initSync, Recognizer } from "../pkg/lenet5_raw.js";

export const RECOGNIZER = {
  initSync,
  open: (/** @type {Uint8Array | null} */ weights) => (weights ? Recognizer.fromSafetensors(weights) : new Recognizer()),
};
