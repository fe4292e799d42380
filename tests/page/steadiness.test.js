/** While a number is being drawn, the digits that are finished stay put. Every recorded number is replayed point by point. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { Selection } from "../../www/page/selection.js";
import { guesses } from "../../www/digit-pad/guesses.js";
import { recordedNumbers } from "./support/numbers.js";

const { load } = await import(new URL("../../pkg/index.js", import.meta.url).href);
const recognizer = await load();
const FRAME = 400;
const PEN = 12;

/** What the page shows after each point, and which digits are finished at that moment. */
function replayed({ strokes }) {
  const final = read(strokes);
  const pad = { drawing: false, number: null, prediction: null, ink: [] };
  const selection = new Selection(pad, { state: { chosen: {}, at: null, moving: true } });
  const moments = [];
  strokes.forEach((stroke, at) => {
    const finished = final.digits.filter((digit) => Math.max(...digit.strokes) < at).map(({ digit }) => digit).join("");
    for (let n = 1; n <= stroke.length; n += 1) {
      const drawn = [...strokes.slice(0, at), stroke.slice(0, n)];
      const number = read(drawn);
      const ink = drawn.map((points) => ({ points: points.flatMap(([x, y]) => [x, y, PEN]), frame: FRAME }));
      Object.assign(pad, { drawing: true, number, prediction: number.whole, ink });
      moments.push({ finished, shown: text(selection.now), bare: text(new Selection({ ...pad, drawing: false }, { state: { chosen: {}, at: null, moving: true } }).now) });
    }
    pad.drawing = false;
    void selection.now;
  });
  return { text: final.text, moments };
}

function read(strokes) {
  let end = 0;
  return recognizer.recognizeNumber(strokes.flat(2), strokes.map((stroke) => (end += stroke.length)), PEN);
}

/** The answer's text. */
const text = ({ digits, prediction }) => digits.map(({ digit }) => digit).join("") || String(guesses(prediction)[0] ?? "?");

/** Whether an answer shows the finished digits and at most one more, the one in hand. */
const agrees = (finished, shown) =>
  shown === finished || [...shown].some((_, i) => shown.slice(0, i) + shown.slice(i + 1) === finished);

/** How many changes of the answer there are, and how many of them take back finished digits. */
function contradictions(moments, which) {
  const answers = moments.filter(({ finished }) => finished !== "");
  const changes = answers.filter((moment, i) => i === 0 || moment[which] !== answers[i - 1][which] || moment.finished !== answers[i - 1].finished);
  return { changes: changes.length, wrong: changes.filter((moment) => !agrees(moment.finished, moment[which])).length };
}

test("finished digits stay while others are drawn", async () => {
  const numbers = (await recordedNumbers()).map((number) => ({ ...number, ...replayed(number) })).filter(({ label, text }) => label === text);
  const sum = (which) =>
    numbers.map(({ moments }) => contradictions(moments, which)).reduce((a, b) => ({ changes: a.changes + b.changes, wrong: a.wrong + b.wrong }));
  const [shown, bare] = [sum("shown"), sum("bare")];
  console.log(`${numbers.length} numbers: ${shown.wrong} of ${shown.changes} answers take finished digits back; if each answer were shown, ${bare.wrong} of ${bare.changes}`);
  assert(numbers.length >= 60);
  assert(shown.wrong <= 0.1 * shown.changes && shown.wrong <= 0.5 * bare.wrong, "expected steadier answers");
});
