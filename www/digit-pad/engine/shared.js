/**
 * The one engine of all pads of a page: the first pad put into the document starts its worker, the last pad to leave ends
 * it. The weights belong to the engine, and so to all pads.
 *
 * @import { Reading } from "./protocol.js"
 * @typedef {{stateChanged: () => void, asksAgain: () => void}} Member how a pad reacts to it
 */

import { compileModule } from "../../pkg/compile.js";
import { Engine } from "../engine.js";
import { FILES } from "../files.js";

/** @type {Set<Member>} */
const members = new Set();

let running = false;

/** @type {Engine<Reading>} */
export const engine = new Engine(FILES, () => {
  if (engine.state === "ready") addNumbers();
  for (const { stateChanged } of members) stateChanged();
});

/** How many workers get the module for numbers. If it breaks one worker after another, it is left out in the end. */
const TRIES = 3;
let tries = TRIES;

/**
 * Numbers take another module. It is fetched once the network can answer, and so never delays that. Until it is loaded, a
 * drawing is read as one digit.
 */
async function addNumbers() {
  if (tries-- <= 0) return;
  try {
    const { pkg, compile = compileModule } = FILES;
    await engine.ask("numbers", { module: await compile(pkg, { name: "lenet5_number" }) });
    askAgain();
  } catch {
    // Tried again with the next worker.
  }
}

/** @param {Member} member */
export function join(member) {
  members.add(member);
  if (!running) engine.start();
  running = true;
}

/** @param {Member} member */
export function leave(member) {
  members.delete(member);
  // A pad that is moved leaves and joins within one task.
  queueMicrotask(() => {
    if (members.size > 0) return;
    running = false;
    tries = TRIES;
    engine.stop();
  });
}

/** Makes every pad ask about its drawing again. */
export function askAgain() {
  for (const { asksAgain } of members) asksAgain();
}
