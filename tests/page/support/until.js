/** Waits for what a page does not know about itself, such as its number of workers. */

import assert from "node:assert/strict";
import { setTimeout as pause } from "node:timers/promises";
import { PATIENCE } from "./stage.js";

/** @template T @param {() => T | Promise<T>} found @param {T} expected */
export async function until(found, expected) {
  for (const end = Date.now() + PATIENCE; Date.now() < end && (await found()) !== expected; ) await pause(20);
  assert.equal(await found(), expected);
}
