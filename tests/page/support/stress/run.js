/**
 * A stress test of the page: random actions, which a seed repeats. After each action the page answers what is on the
 * pad, or says why not; strokes are counted as they are drawn; and memory does not grow.
 */

import assert from "node:assert/strict";
import { breakable } from "../fragile.js";
import { ONLINE } from "../online.js";
import { scene } from "../stage.js";
import { ACTIONS, WEIGHTS } from "./actions.js";
import { Random } from "./random.js";

/** Steps from one measurement of the memory to the next. */
const EPOCH = 100;
const MEGABYTE = 2 ** 20;
/** An epoch may leave some garbage, and the engine's compiled code grows for a while. */
const SPREAD = 3 * MEGABYTE;

/** Runs in the page before its own scripts. */
function fragileStorage() {
  const { setItem } = Storage.prototype;
  Storage.prototype.setItem = function (...parameters) {
    if (window.storageFails) throw new DOMException("no room", "QuotaExceededError");
    return setItem.apply(this, parameters);
  };
}

/**
 * One run, as a test.
 *
 * @param {string} name
 * @param {object} options
 * @param {number} options.seed
 * @param {number} [options.steps] ends after so many steps
 * @param {number} [options.minutes] or after so many minutes
 */
export function stress(name, { seed, steps = Infinity, minutes = Infinity }) {
  const before = async (page) => {
    await ONLINE.before(page);
    await page.addInitScript(fragileStorage);
  };
  scene(name, { ...breakable({ before }), hasTouch: true, timeout: 2 ** 31 - 1 }, async ({ page, context }) => {
    const session = await context.newCDPSession(page);
    await session.send("Performance.enable");
    const world = { page, session, random: new Random(seed), pen: 0, failing: false };
    const names = Object.entries(WEIGHTS).flatMap(([name, weight]) => Array(weight).fill(name));
    const end = Date.now() + 60_000 * minutes;
    const counts = {};
    const epochs = [];
    let step = 0;
    for (; step < steps && Date.now() < end; step += 1) {
      const action = world.random.of(names);
      counts[action] = (counts[action] ?? 0) + 1;
      // Each step has its own generator: how many numbers an action draws depends on what it finds.
      const own = { ...world, random: new Random(seed + 7919 * (step + 1)) };
      try {
        await ACTIONS[action](own);
        await answered(page);
      } catch (error) {
        throw new Error(`seed ${seed}, step ${step}, ${action}: ${error.message}`, { cause: error });
      }
      Object.assign(world, own, { random: world.random });
      if (step % EPOCH === EPOCH - 1) epochs.push(await memory(page, session));
    }
    console.log(`seed ${seed}: ${step} steps`, JSON.stringify(counts));
    console.log(`heap in kB: ${epochs.map(({ heap }) => Math.round(heap / 1024)).join(" ")}`);
    console.log(`nodes: ${epochs.map(({ nodes }) => nodes).join(" ")}`);
    flat(epochs);
  });
}

/** Waits until the page has answered what is on the pad; a network that has broken for good is started again. */
async function answered(page) {
  const settled = await page.waitForFunction(() => {
    const { state, empty, prediction, error } = document.querySelector("#pad");
    return state === "failed" ? "failed" : state === "ready" && (empty || prediction || error) ? "answered" : null;
  });
  if ((await settled.jsonValue()) === "answered") return;
  await page.locator(".notice .action", { hasText: "Try again" }).evaluate((button) => button.click());
  await page.waitForFunction(() => document.querySelector("#pad").state === "ready");
}

async function memory(page, session) {
  await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 300)));
  for (let times = 0; times < 3; times += 1) await session.send("HeapProfiler.collectGarbage");
  const { metrics } = await session.send("Performance.getMetrics");
  const of = (wanted) => metrics.find(({ name }) => name === wanted).value;
  return { heap: of("JSHeapUsedSize"), nodes: of("Nodes"), listeners: of("JSEventListeners") };
}

/** No more memory at the end than at the beginning. @param {{heap: number, nodes: number, listeners: number}[]} epochs */
function flat(epochs) {
  const third = Math.floor(epochs.length / 3);
  if (third === 0) return;
  const median = (part, of) => part.map((epoch) => epoch[of]).sort((a, b) => a - b)[part.length >> 1];
  const [first, last] = [epochs.slice(0, third), epochs.slice(-third)];
  for (const [what, more] of [["heap", SPREAD], ["nodes", 300], ["listeners", 100]]) {
    const [early, late] = [median(first, what), median(last, what)];
    assert(late <= early + more, `${what} grew from ${early} to ${late}`);
  }
}
