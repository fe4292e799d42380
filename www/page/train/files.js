/**
 * Sorts the files that the panel was given, in any order, at once or one by one: which images belong to which labels, and
 * which pair is for training and which for testing.
 *
 * @import { Files } from "./run.js"
 *
 * @typedef {{id: number, name: string, kind: "images" | "labels", n: number}} Kept a file that the worker has read
 * @typedef {{images: Kept, labels: Kept}} Matched
 */

import { fill } from "../words.js";
import { text } from "./text.js";

/** Names of test files: MNIST's own contain "t10k". */
const TEST = /t10k|test/i;

/** @param {Kept[]} kept */
export function sorted(kept) {
  const pairs = /** @type {Matched[]} */ ([]);
  let labels = kept.filter(({ kind }) => kind === "labels");
  const alone = /** @type {Kept[]} */ ([]);
  for (const images of kept.filter(({ kind }) => kind === "images")) {
    const fitting = labels.filter(({ n }) => n === images.n);
    // Of several files with as many labels, the one whose name has the longest prefix in common.
    const best = fitting.sort((a, b) => alike(b.name, images.name) - alike(a.name, images.name))[0];
    if (best) pairs.push({ images, labels: best });
    else alone.push(images);
    labels = labels.filter((other) => other !== best);
  }
  return { pairs, alone: [...alone, ...labels] };
}

/** @param {Kept[]} kept @returns {{files: Files | null, words: string, problem: boolean}} what training can begin on, and what to say of it */
export function understood(kept) {
  const { pairs, alone } = sorted(kept);
  const [images, labels] = ["images", "labels"].map((kind) => alone.filter((file) => file.kind === kind));
  const files = alone.map(({ name, kind, n }) => fill(text[kind], { name, n })).join(", ");
  const nothing = (/** @type {string} */ words, problem = true) => ({ files: null, words, problem });
  if (images?.length && labels?.length) return nothing(fill(text.notAsMany, { files }));
  if (pairs.length > 2) return nothing(fill(text.tooManySets, { count: pairs.length }));
  if (images?.length) return nothing(fill(text.labelsMissing, { files }), false);
  if (labels?.length) return nothing(fill(text.imagesMissing, { files }), false);
  const [first, second] = pairs.sort((a, b) => rank(b) - rank(a));
  if (!first) return nothing("", false);
  const train = ids(first);
  if (second) {
    const words = fill(text.both, { train: first.images.n, test: second.images.n });
    return { files: { train, test: ids(second) }, words, problem: false };
  }
  return { files: { train, test: null }, words: fill(text.one, { count: first.images.n }), problem: false };
}

/** The training pair ranks first: the one not named a test, or else the larger one. @param {Matched} pair */
const rank = ({ images }) => (TEST.test(images.name) ? 0 : 1e9) + images.n;
/** @param {Matched} pair */
const ids = ({ images, labels }) => ({ images: images.id, labels: labels.id });

/** Length of two names' common prefix. @param {string} a @param {string} b */
function alike(a, b) {
  let n = 0;
  while (n < a.length && a[n] === b[n]) n += 1;
  return n;
}
