/**
 * The one engine of all pads of a page: the first that is put into the document starts its worker, the last that leaves
 * ends it. The weights are the engine's, and so all pads'.
 *
 * @import { Reading } from "./protocol.js"
 * @typedef {{stateChanged: () => void, asksAgain: () => void}} Member what a pad does about it
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

/** How many workers get the module for numbers. One that breaks its worker time and again is left away in the end. */
const TRIES = 3;
let tries = TRIES;

/**
 * Numbers take another module, which is fetched when the network can answer and so never delays that. Until it is there, a
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
  // A pad that is moved leaves and joins in one go.
  queueMicrotask(() => {
    if (members.size > 0) return;
    running = false;
    tries = TRIES;
    engine.stop();
  });
}

/** Has every pad ask about its drawing once more. */
export function askAgain() {
  for (const { asksAgain } of members) asksAgain();
}
