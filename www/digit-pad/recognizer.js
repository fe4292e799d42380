/** The network that reads, for a worker. A worker passes only valid arguments, so they need no check. */

import { initSync, Recognizer } from "../pkg/lenet5_raw.js";

export const RECOGNIZER = {
  initSync,
  open: (/** @type {Uint8Array | null} */ weights) => (weights ? Recognizer.fromSafetensors(weights) : new Recognizer()),
};
