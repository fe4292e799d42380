/** The page's numbers are the native program's, to the last bit. */

import assert from "node:assert/strict";
import { predictNatively, recorded, strokesOf } from "./support/ink.js";
import { clear, draw } from "./support/pen.js";
import { scene } from "./support/stage.js";
import { answered } from "./support/worker.js";

/** Otherwise most of the time would be spent waiting for the next frame. */
const hurried = { flags: ["--disable-frame-rate-limit", "--disable-gpu-vsync"] };

scene("every recorded digit, drawn by mouse, gets the native answer bit for bit", hurried, async ({ page }) => {
  const digits = await recorded();
  assert(digits.length >= 100, `expected at least 100 recorded digits, found ${digits.length}`);
  const heard = [];
  for (const { strokes } of digits) {
    await clear(page);
    await draw(page, strokes);
    const { answer, ...question } = await answered(page);
    assert.equal(question.strokeEnds.length, strokes.length);
    const { text, state } = await page.$eval("#answer", (output) => ({
      text: output.textContent.trim(),
      state: output.dataset.state,
    }));
    assert.deepEqual({ text, state }, { text: String(answer.digit), state: answer.state });
    heard.push({ strokes: strokesOf(question), answer });
  }
  const native = await predictNatively(heard.map(({ strokes }) => strokes));
  assert.equal(native.length, heard.length);
  heard.forEach(({ answer }, index) => {
    const { digit, state, probabilities } = native[index];
    // The native program prints the shortest decimals that denote its 32-bit floats.
    const expected = { digit, state, probabilities: probabilities.map(Math.fround) };
    const { digit: seen, state: seenState, probabilities: seenProbabilities } = answer;
    assert.deepEqual({ digit: seen, state: seenState, probabilities: seenProbabilities }, expected, `line ${index + 1}`);
  });
});
