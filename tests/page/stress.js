/**
 * A stress test of the page for 20 minutes, or as told: `node tests/page/stress.js [--minutes N] [--steps N] [--seed N]`. It
 * drives `dist/`, which `cargo xtask site` builds. A run that fails names its seed and step; the seed repeats it.
 */

import { parseArgs } from "node:util";
import { stress } from "./support/stress/run.js";

const { values } = parseArgs({ options: { minutes: { type: "string", default: "20" }, steps: { type: "string" }, seed: { type: "string" } } });
const seed = Number(values.seed ?? Date.now() % 1_000_000);
const [minutes, steps] = values.steps ? [Infinity, Number(values.steps)] : [Number(values.minutes), Infinity];
stress(`under stress, seed ${seed}`, { seed, minutes, steps });
