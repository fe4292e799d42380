/**
 * The one engine of all pads of a page: the first that is put into the document starts its worker, the last that leaves
 * ends it. The weights are the engine's, and so all pads'.
 *
 * @import { Reading } from "./protocol.js"
 * @typedef {{stateChanged: () => void, asksAgain: () => void}} Member what a pad does about it
 */

import { Engine } from "../engine.js";
import { PKG, WORKER } from "../files.js";

/** @type {Set<Member>} */
const members = new Set();

let running = false;

/** @type {Engine<Reading>} */
export const engine = new Engine({ worker: WORKER, pkg: PKG }, () => {
  for (const { stateChanged } of members) stateChanged();
});

/** @param {Member} member */
export function join(member) {
  members.add(member);
  if (!running) engine.start();
  running = true;
}

/** @param {Member} member */
export function leave(member) {
  members.delete(member);
  // A pad that is moved leaves and joins in one go.
  queueMicrotask(() => {
    if (members.size > 0) return;
    running = false;
    engine.stop();
  });
}

/** Has every pad ask about its drawing once more. */
export function askAgain() {
  for (const { asksAgain } of members) asksAgain();
}
