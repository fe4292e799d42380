/** Messages about training. @import { Run } from "./run.js" */

import { decimal, percentage } from "../numbers.js";
import { fill } from "../words.js";
import { text } from "./text.js";

/** Accuracies that are worth a message. */
const MILESTONES = [0.5, 0.8, 0.9, 0.95, 0.97, 0.98, 0.99];

/** Rounds down, so that errors are never all rounded away. @param {number} part */
export const percent = (part) => percentage(Math.floor(1000 * part + 1e-9) / 10, 1);
/** @param {number} ms */
const seconds = (ms) => decimal(ms / 1000, 1);

/** The results so far, in words. @param {Run} run */
export function summary(run) {
  const { images, tested } = run;
  const state = text.states[run.state];
  if (!tested) return fill(text.short, { state });
  const values = { state, share: percent(tested.correct / tested.n), count: tested.n };
  return images === 0 ? fill(text.first, values) : fill(text.sofar, { ...values, images, seconds: seconds(run.elapsed) });
}

/** The loss curve, in words. @param {Run} run */
export function lossSummary({ loss: { first, last }, images }) {
  return images === 0 ? text.noLoss : fill(text.lossOf, { first: decimal(first, 2), last: decimal(last, 3), images });
}

/**
 * A warning about a network that only guesses: steps that are too large leave its units dead, where no gradient reaches them.
 *
 * @param {Run} run
 */
export function warning({ tested, images, settings }) {
  const guesses = tested !== null && tested.correct < tested.n / 5;
  const large = settings.rate >= 0.01 && images >= 10_000;
  return guesses && large ? text.guesses : "";
}

/**
 * Tells whether accuracy has passed a milestone. A test of another number of digits may announce one again.
 *
 * @param {Run} run
 * @param {{n: number, share: number}} reached what was announced last, and for how many digits
 */
export function milestone({ tested, images, elapsed }, reached) {
  const { n, correct } = tested ?? { n: 0, correct: 0 };
  const least = n === reached.n ? reached.share : 0;
  const share = MILESTONES.filter((share) => share > least && share <= correct / n).at(-1);
  if (share === undefined) return { reached, words: "" };
  return { reached: { n, share }, words: fill(text.passed, { share: percentage(100 * share), count: n, images, seconds: seconds(elapsed) }) };
}
