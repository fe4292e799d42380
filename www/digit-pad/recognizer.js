/** The network that reads, for a worker. */

import { initSync, Recognizer } from "../pkg/lenet5.js";

export const RECOGNIZER = {
  initSync,
  open: (/** @type {Uint8Array | null} */ weights) => (weights ? Recognizer.fromSafetensors(weights) : new Recognizer()),
};
