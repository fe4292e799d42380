/** What is said of training. @import { Run } from "./run.js" */

/** Shares of right answers that are worth a word. */
const MILESTONES = [0.5, 0.8, 0.9, 0.95, 0.97, 0.98, 0.99];

/** @param {number} n */
export const count = (n) => n.toLocaleString("en-US");
/** Of errors that there are, not all are rounded away. @param {number} part */
export const percent = (part) => `${(Math.floor(1000 * part + 1e-9) / 10).toFixed(1)}%`;
/** @param {number} ms */
const seconds = (ms) => `${(ms / 1000).toFixed(1)} seconds`;

/** What was reached by now, in words. @param {Run} run */
export function summary(run) {
  const { state, images, tested } = run;
  const word = state === "running" ? "So far" : state === "paused" ? "Paused" : "Stopped";
  if (!tested) return `${word}.`;
  const right = `${percent(tested.correct / tested.n)} of ${count(tested.n)} test digits are read right`;
  return images === 0 ? `${word}: ${right}, before the first step.` : `${word}: ${right} after ${count(images)} images and ${seconds(run.elapsed)}.`;
}

/** The curve of the loss, in words. @param {Run} run */
export function lossSummary({ loss: { first, last }, images }) {
  return images === 0 ? "No loss yet." : `The loss was ${first.toFixed(2)} at first and is ${last.toFixed(3)} after ${count(images)} images.`;
}

/**
 * Words for a network that only guesses: steps that are too large leave its units where no gradient reaches them.
 *
 * @param {Run} run
 */
export function warning({ tested, images, settings }) {
  const guesses = tested !== null && tested.correct < tested.n / 5;
  const large = settings.rate >= 0.01 && images >= 10_000;
  return guesses && large ? "It does not learn any more, it only guesses. Start again with a lower learning rate." : "";
}

/**
 * Whether a share was passed that is worth a word. A test of more digits than before may say it anew.
 *
 * @param {Run} run
 * @param {{n: number, share: number}} reached what was said last, of how many digits
 */
export function milestone({ tested, images, elapsed }, reached) {
  const { n, correct } = tested ?? { n: 0, correct: 0 };
  const least = n === reached.n ? reached.share : 0;
  const share = MILESTONES.filter((share) => share > least && share <= correct / n).at(-1);
  if (share === undefined) return { reached, words: "" };
  return { reached: { n, share }, words: `${100 * share}% of ${count(n)} test digits are read right, after ${count(images)} images and ${seconds(elapsed)}.` };
}
