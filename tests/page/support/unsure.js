/** Drawings that the network is not sure of, whatever its weights: found among recorded ones and among blends of two digits. */

import assert from "node:assert/strict";
import { predictNatively, recorded } from "./ink.js";

/** The number of points that a stroke has in a blend. */
const POINTS = 32;

/** A stroke scaled to 0..1 in both directions, sampled at equal steps of its list of points. */
function resampled(stroke) {
  const [low, high] = [Math.min, Math.max].map((most) => [0, 1].map((axis) => most(...stroke.map((point) => point[axis]))));
  const at = (i) => stroke[Math.round((i * (stroke.length - 1)) / (POINTS - 1))];
  return Array.from({ length: POINTS }, (_, i) => [0, 1].map((axis) => (at(i)[axis] - low[axis]) / (high[axis] - low[axis] || 1)));
}

/** Blends of pairs of digits of one stroke each. */
function blends(digits) {
  const single = digits.filter(({ strokes }) => strokes.length === 1);
  const of = (label) => single.filter((digit) => digit.label === label).slice(0, 3).map(({ strokes: [stroke] }) => resampled(stroke));
  const pairs = [[1, 7], [4, 9], [3, 5], [0, 6], [2, 7], [3, 7], [5, 6], [8, 3]];
  return pairs.flatMap(([a, b]) =>
    of(a).flatMap((from) =>
      of(b).flatMap((to) =>
        [0.3, 0.4, 0.45, 0.5, 0.55, 0.6, 0.7].map((t) => [from.map((point, i) => point.map((x, axis) => 100 * (x + t * (to[i][axis] - x))))]),
      ),
    ),
  );
}

/** The probability of the two best guesses together. */
const either = ({ probabilities }) => [...probabilities].sort((a, b) => b - a).slice(0, 2).reduce((a, b) => a + b);

const inks = [...(await recorded("not_digits")).map(({ strokes }) => strokes), ...blends(await recorded())];
const unsure = (await predictNatively(inks)).map((prediction, i) => ({ ...prediction, strokes: inks[i] })).filter(({ state }) => state === "unsure");

/** Drawings that may be either of two digits. */
export const likes = unsure.filter((each) => either(each) > 0.6);
/** The first of them, and a drawing that is most likely no digit. */
export const [like, unlike] = [likes[0], unsure.find((each) => either(each) < 0.3)];
assert(like && unlike, "expected drawings with and without two likely guesses");
