/**
 * What the tour tells, in six steps. Each begins at a unit of the visitor's own digit, and ends with something to do.
 *
 * @import { Looked } from "../looking.js"
 * @import { Unit } from "../../units.js"
 *
 * @typedef {object} Done
 * @property {Unit} unit what is looked at now
 * @property {Looked} looked
 * @property {Looked} from as it was when the step began
 * @property {readonly Unit[]} visited since then
 *
 * @typedef {object} Step
 * @property {string} name
 * @property {string} tells
 * @property {string} task
 * @property {(looked: Looked) => Unit} start
 * @property {(done: Done) => string | null} found what to say when the task is done; null: it is not yet
 */

import { explain } from "../arithmetic.js";
import { strongest } from "../../pointing.js";
import { print } from "../../printed.js";
import { largest, mostOf, outputsOf } from "../../shapes.js";
import { C1, C3, F6, INPUT, OUTPUT, S2, S4, indexOf, nameOf, shapeOf, sources, unitAt } from "../../units.js";

/** @param {Unit} unit @param {Looked} looked */
const valueOf = (unit, { seen }) => /** @type {number} */ (outputsOf(shapeOf(unit.layer), seen)[indexOf(unit)]);

/** The place of the largest of a pooled unit's four. @param {Unit} unit @param {Looked} looked */
function winner(unit, { seen, parameters }) {
  const found = explain(unit, seen, parameters);
  return found.kind === "pooling" && valueOf(unit, /** @type {Looked} */ ({ seen })) > 0 ? found.winner : null;
}

/** The row of the highest ink. @param {Looked} looked */
const top = ({ seen }) => Math.floor(seen.prediction.glyph.findIndex((ink, _, all) => ink > largest(all) / 2) / shapeOf(INPUT).wide);

/** @type {readonly Step[]} */
export const STEPS = [
  {
    name: "Convolution",
    tells: "A small window of 5 × 5 pixels lies on your digit. Each pixel in it is multiplied by a number that the network has learned, a weight, and the 25 products are added up. Ink on orange weights makes the sum larger, ink on blue ones smaller.",
    task: "Slide the window over your digit until the sum is large: at least half as large as C1’s largest.",
    start: () => unitAt(C1, 0),
    found: ({ unit, looked }) => (unit.layer === C1 && valueOf(unit, looked) >= mostOf(shapeOf(C1), looked.seen) / 2 ? `Found: ${print(valueOf(unit, looked))}. Here lies the kind of edge that map ${unit.map + 1} looks for.` : null),
  },
  {
    name: "Shared weights",
    tells: "The window slides over the whole picture and takes the same 25 weights along. So an edge is found wherever you draw it, and C1 needs only 156 numbers.",
    task: "Press Step three times, or Play, and compare: what it sees changes, the weights do not.",
    start: ({ seen }) => strongest(C1, seen),
    found: ({ unit, visited }) => (new Set(visited.filter((each) => each.layer === C1 && each.map === unit.map).map(indexOf)).size >= 4 ? "Four places, and each time the same 25 weights." : null),
  },
  {
    name: "Pooling",
    tells: "S2 takes four neighbours at a time and passes only the largest on. The map becomes half as wide and half as high, and it matters less where exactly a line lies.",
    task: "Find a unit of S2 above zero whose largest neighbour, the ringed one, is at the bottom on the right.",
    start: ({ seen }) => ({ ...strongest(C1, seen), layer: S2, row: 0, column: 0 }),
    found: ({ unit, looked }) => ((unit.layer === S2 || unit.layer === S4) && winner(unit, looked) === 3 ? `Found: of the four, only ${print(valueOf(unit, looked))} is passed on.` : null),
  },
  {
    name: "Local receptive fields",
    tells: "A unit sees only a part of your digit: in C1 5 × 5 pixels, in C3 already 14 × 14. Small pieces are found first, and larger ones are put together from them. The frame on your drawing shows what the unit sees.",
    task: "Find a unit of C3 that sees the top of your digit.",
    start: ({ seen }) => ({ ...strongest(C3, seen), row: 9, column: 9 }),
    found: ({ unit, looked }) => (unit.layer === C3 && (sources(unit).at(-1)?.field.top ?? 28) <= top(looked) ? "It sees the top, and nothing outside of the frame." : null),
  },
  {
    name: "Full connection",
    tells: "From C5 on every unit is connected to all units before it, so it sees the whole digit. Each of the 84 units of F6 weighs what the 120 of C5 found: some speak for it, some against.",
    task: "Find the strongest unit of F6.",
    start: ({ seen }) => unitAt(F6, strongest(F6, seen).row === 0 ? shapeOf(F6).high * shapeOf(F6).wide - 1 : 0),
    found: ({ unit, looked }) => (unit.layer === F6 && valueOf(unit, looked) === mostOf(shapeOf(F6), looked.seen) ? `${nameOf(unit)}: ${print(valueOf(unit, looked))}. The list says what made it so strong.` : null),
  },
  {
    name: "Output",
    tells: "Ten units, one for each digit, weigh what F6 found. The softmax makes percentages of the ten sums: the largest wins.",
    task: "Change your drawing until another digit wins, or until the network is not sure any more.",
    start: ({ seen }) => unitAt(OUTPUT, seen.prediction.digit ?? 0),
    found: ({ looked, from }) => {
      const [was, is] = [from.seen.prediction, looked.seen.prediction];
      if (is.digit === was.digit && is.state === was.state) return null;
      return is.state === "sure" ? `Now it is a ${is.digit}.` : "Now it is not sure.";
    },
  },
];
