/**
 * The tour's six steps, whose words are in the table of texts. Each begins at a unit of the visitor's own digit, and ends with a task.
 *
 * @import { Looked } from "../looking.js"
 * @import { Unit } from "../../units.js"
 *
 * @typedef {object} Done
 * @property {Unit} unit what is looked at now
 * @property {Looked} looked
 * @property {Looked} from what was looked at when the step began
 * @property {readonly Unit[]} visited since the step began
 *
 * @typedef {object} Step
 * @property {keyof typeof text.steps} name of its texts
 * @property {(looked: Looked) => Unit} start
 * @property {(done: Done) => string | null} found what to say when the task is done; null: it is not yet
 */

import { fill } from "../../../words.js";
import { explain } from "../arithmetic.js";
import { strongest } from "../../pointing.js";
import { print } from "../../printed.js";
import { text } from "./text.js";
import { largest, mostOf, outputsOf } from "../../shapes.js";
import { C1, C3, F6, INPUT, OUTPUT, S2, S4, indexOf, nameOf, shapeOf, sources, unitAt } from "../../units.js";

/** @param {Unit} unit @param {Looked} looked */
const valueOf = (unit, { seen }) => /** @type {number} */ (outputsOf(shapeOf(unit.layer), seen)[indexOf(unit)]);

/** The index of the largest of a pooling unit's four inputs. @param {Unit} unit @param {Looked} looked */
function winner(unit, { seen, parameters }) {
  const found = explain(unit, seen, parameters);
  return found.kind === "pooling" && valueOf(unit, /** @type {Looked} */ ({ seen })) > 0 ? found.winner : null;
}

/** The topmost row with ink. @param {Looked} looked */
const top = ({ seen }) => Math.floor(seen.prediction.glyph.findIndex((ink, _, all) => ink > largest(all) / 2) / shapeOf(INPUT).wide);

/** @type {readonly Step[]} */
export const STEPS = [
  {
    name: "convolution",
    start: () => unitAt(C1, 0),
    found: ({ unit, looked }) => (unit.layer === C1 && valueOf(unit, looked) >= mostOf(shapeOf(C1), looked.seen) / 2 ? fill(text.steps.convolution.found, { value: print(valueOf(unit, looked)), map: unit.map + 1 }) : null),
  },
  {
    name: "sharing",
    start: ({ seen }) => strongest(C1, seen),
    found: ({ unit, visited }) => (new Set(visited.filter((each) => each.layer === C1 && each.map === unit.map).map(indexOf)).size >= 4 ? text.steps.sharing.found : null),
  },
  {
    name: "pooling",
    start: ({ seen }) => ({ ...strongest(C1, seen), layer: S2, row: 0, column: 0 }),
    found: ({ unit, looked }) => ((unit.layer === S2 || unit.layer === S4) && winner(unit, looked) === 3 ? fill(text.steps.pooling.found, { value: print(valueOf(unit, looked)) }) : null),
  },
  {
    name: "fields",
    start: ({ seen }) => ({ ...strongest(C3, seen), row: 9, column: 9 }),
    found: ({ unit, looked }) => (unit.layer === C3 && (sources(unit).at(-1)?.field.top ?? 28) <= top(looked) ? text.steps.fields.found : null),
  },
  {
    name: "dense",
    start: ({ seen }) => unitAt(F6, strongest(F6, seen).row === 0 ? shapeOf(F6).high * shapeOf(F6).wide - 1 : 0),
    found: ({ unit, looked }) => (unit.layer === F6 && valueOf(unit, looked) === mostOf(shapeOf(F6), looked.seen) ? fill(text.steps.dense.found, { name: nameOf(unit), value: print(valueOf(unit, looked)) }) : null),
  },
  {
    name: "output",
    start: ({ seen }) => unitAt(OUTPUT, seen.prediction.digit ?? 0),
    found: ({ looked, from }) => {
      const [was, is] = [from.seen.prediction, looked.seen.prediction];
      if (is.digit === was.digit && is.state === was.state) return null;
      return is.state === "sure" ? fill(text.steps.output.found, { n: Number(is.digit) }) : text.steps.output.unsure;
    },
  },
];
