/**
 * Files that the panel was given, in any order and in any number of goes: which images belong to which labels, which pair
 * is to learn from and which to test on.
 *
 * @import { Files } from "./run.js"
 *
 * @typedef {{id: number, name: string, kind: "images" | "labels", n: number}} Kept a file that the worker has read
 * @typedef {{images: Kept, labels: Kept}} Matched
 */

/** Names of files to test on: MNIST's own say "t10k". */
const TEST = /t10k|test/i;

/** @param {Kept[]} kept */
export function sorted(kept) {
  const pairs = /** @type {Matched[]} */ ([]);
  let labels = kept.filter(({ kind }) => kind === "labels");
  const alone = /** @type {Kept[]} */ ([]);
  for (const images of kept.filter(({ kind }) => kind === "images")) {
    const fitting = labels.filter(({ n }) => n === images.n);
    // Of several with as many labels, the one whose name begins alike.
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
  const told = alone.map(({ name, kind, n }) => `${name} has ${count(n)} ${kind}`).join(", ");
  const nothing = (/** @type {string} */ words, problem = true) => ({ files: null, words, problem });
  if (images?.length && labels?.length) return nothing(`Expected as many labels as images: ${told}.`);
  if (pairs.length > 2) return nothing(`Expected images to learn from and images to test on, found ${pairs.length} sets.`);
  if (images?.length) return nothing(`${told}. Their labels are missing.`, false);
  if (labels?.length) return nothing(`${told}. Their images are missing.`, false);
  const [first, second] = pairs.sort((a, b) => rank(b) - rank(a));
  if (!first) return nothing("", false);
  const train = ids(first);
  if (second) {
    const words = `${count(first.images.n)} images to learn from, ${count(second.images.n)} to test on.`;
    return { files: { train, test: ids(second) }, words, problem: false };
  }
  return { files: { train, test: null }, words: `${count(first.images.n)} images. One in six is put aside to test on.`, problem: false };
}

/** The one to learn from ranks first: it is not named a test, and it is the larger. @param {Matched} pair */
const rank = ({ images }) => (TEST.test(images.name) ? 0 : 1e9) + images.n;
/** @param {Matched} pair */
const ids = ({ images, labels }) => ({ images: images.id, labels: labels.id });
/** @param {number} n */
const count = (n) => n.toLocaleString("en-US");

/** How many characters two names begin with alike. @param {string} a @param {string} b */
function alike(a, b) {
  let n = 0;
  while (n < a.length && a[n] === b[n]) n += 1;
  return n;
}
