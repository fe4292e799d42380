/** Runs every drawing of every data set through every preprocessing and the same weights. */

import { PEERS } from "./peers.js";
import { dice, place, throwFor } from "./place.js";
import init, { Recognizer, model } from "./pkg/lenet5.js";

/** Any number; it determines where the digits are drawn. */
const SEED = 5;

await init();
const recognizer = new Recognizer();
const { sure } = model();
const sets = await (await fetch("sets.json")).json();

/** Our own preprocessing reads the strokes in the file: its answer does not depend on position or size. */
function ours(strokes) {
  let end = 0;
  const ends = strokes.map((stroke) => (end += stroke.length));
  return recognizer.recognize(Float32Array.from(strokes.flat(2)), Uint32Array.from(ends)).probabilities;
}

const WAYS = [
  { name: "**lenet5**: strokes as geometry", probabilities: ours },
  ...PEERS.map((peer) => ({
    name: peer.name,
    probabilities: (strokes, thrown) =>
      recognizer.probabilities(peer.glyph(place(strokes, peer.side, peer.pen, thrown))),
  })),
];

/** How an answer counts. An empty drawing has no answer. */
function judged({ label, strokes }, probabilities) {
  const best = strokes.length > 0 ? probabilities.indexOf(Math.max(...probabilities)) : -1;
  const unsure = !(probabilities[best] >= sure);
  return { right: best === label, unsure };
}

/**
 * @returns {{name: string, writers: number, digits: number, others: number, ways: object[]}} of each way: `right`,
 * `unsure` and `wrongAndSure` count digits; `refused` counts non-digits
 */
function measure({ name, drawings }) {
  const roll = dice(SEED);
  const ways = WAYS.map((way) => ({ name: way.name, right: 0, unsure: 0, wrongAndSure: 0, refused: 0 }));
  for (const drawing of drawings) {
    // One throw for each drawing, the same for every preprocessing.
    const thrown = throwFor(roll);
    for (const [i, way] of WAYS.entries()) {
      const probabilities = drawing.strokes.length > 0 ? way.probabilities(drawing.strokes, thrown) : [];
      const { right, unsure } = judged(drawing, probabilities);
      if (drawing.label === null) {
        ways[i].refused += unsure;
        continue;
      }
      ways[i].right += right;
      ways[i].unsure += unsure;
      ways[i].wrongAndSure += !right && !unsure;
    }
  }
  const digits = drawings.filter(({ label }) => label !== null);
  const writers = new Set(digits.map(({ writer }) => writer).filter(Boolean)).size;
  return { name, writers, digits: digits.length, others: drawings.length - digits.length, ways };
}

window.measure = (which) => measure(sets[which]);
window.sets = sets.map(({ name, drawings }) => ({ name, drawings: drawings.length }));
