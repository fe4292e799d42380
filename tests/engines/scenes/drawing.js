/** Drawing by the browser's own input, and what the page says of it. */

import assert from "node:assert/strict";
import { predictNatively, recordedDigit, strokesOf } from "../../page/support/ink.js";
import { readsNumbers, twentySeven } from "../../page/support/numbers.js";
import { clear, draw } from "../../page/support/pen.js";
import { settled } from "../../page/support/worker.js";

export function drawing(scene) {
  scene("digits drawn by mouse get the native answer", {}, async ({ page }) => {
    for (const digit of [3, 4, 7]) {
      const strokes = await recordedDigit(digit);
      await clear(page);
      await draw(page, strokes);
      const { answer, ...question } = await settled(page);
      assert.equal(question.strokeEnds.length, strokes.length);
      assert.equal(await page.textContent("#answer"), String(digit));
      assert.match(await page.textContent("#verdict"), /% sure$/);
      const [{ probabilities }] = await predictNatively([strokesOf(question)]);
      assert.deepEqual(answer.probabilities, probabilities.map(Math.fround));
    }
  });
}
