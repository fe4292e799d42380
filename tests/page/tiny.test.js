/** A tap that slips is no digit, a digit drawn small is one, and a tap far from it changes nothing: on pads of any size, by mouse and finger. */

import assert from "node:assert/strict";
import { bare, ready } from "./support/bare.js";
import { recordedDigit } from "./support/ink.js";
import { scene } from "./support/stage.js";
import { answered } from "./support/worker.js";

for (const [side, deviceScaleFactor] of [[200, 1], [200, 3], [500, 1], [500, 3], [2000, 1]]) {
  const viewport = { width: side + 100, height: side + 100 };
  const options = { ...bare("<digit-pad></digit-pad>"), viewport, deviceScaleFactor, hasTouch: true };
  scene(`on a pad of ${side} px, ${deviceScaleFactor} device pixels each`, options, async ({ page }) => {
    await page.$eval("digit-pad", (pad, side) => (pad.style.width = `${side}px`), side);
    await ready(page);
    const { x, y, width } = await page.locator("digit-pad").boundingBox();
    assert.equal(width, side);
    const middle = [x + side / 2, y + side / 2];
    const session = await page.context().newCDPSession(page);

    const mouse = async (strokes) => {
      for (const [first, ...rest] of strokes) {
        await page.mouse.move(...first);
        await page.mouse.down();
        await Promise.all(rest.map((point) => page.mouse.move(...point)));
        await page.mouse.up();
      }
    };
    const finger = async (strokes) => {
      const send = (type, points) =>
        session.send("Input.dispatchTouchEvent", { type, touchPoints: points.map(([x, y]) => ({ x, y })) });
      for (const [first, ...rest] of strokes) {
        await send("touchStart", [first]);
        await Promise.all(rest.map((point) => send("touchMove", [point])));
        await send("touchEnd", []);
      }
    };
    /** Draws, gives the answer, and clears the pad again. */
    const read = async (draw, strokes) => {
      await draw(strokes.map((stroke) => stroke.map(([dx, dy]) => [middle[0] + dx, middle[1] + dy])));
      const { answer } = await answered(page);
      await page.$eval("digit-pad", (pad) => pad.clear());
      return { digit: answer.digit, state: answer.state, leftOut: Object.values(answer.leftOut) };
    };

    const still = await read(mouse, [[[0, 0]]]);
    assert.equal(still.state, "unsure");
    for (const draw of [mouse, finger]) {
      for (const slip of [[[0, 0], [0, 1]], [[0, 0], [1, 2], [0, 3]], [[0, 0], [2, 0], [1, 1]]]) {
        assert.deepEqual(await read(draw, [slip]), still, `${draw.name}: ${JSON.stringify(slip)}`);
      }
    }
    assert.deepEqual(await read(mouse, [[[0, -15], [0, 0], [1, 15]]]), { digit: 1, state: "sure", leftOut: [] });
    for (const digit of [2, 3, 7]) {
      const strokes = await recordedDigit(digit);
      const [xs, ys] = [0, 1].map((axis) => strokes.flat().map((point) => point[axis]));
      const scale = 30 / Math.max(Math.max(...xs) - Math.min(...xs), Math.max(...ys) - Math.min(...ys));
      const small = strokes.map((stroke) => stroke.map(([px, py]) => [(px - xs[0]) * scale, (py - ys[0]) * scale]));
      const alone = await read(mouse, small);
      assert.deepEqual([alone.digit, alone.leftOut], [digit, []]);
      const corner = [-0.4 * side, 0.4 * side];
      assert.deepEqual(await read(finger, [[corner], ...small]), { ...alone, leftOut: [0] });
    }
  });
}
