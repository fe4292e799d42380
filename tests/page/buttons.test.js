/** Which mouse and pen buttons draw. */

import assert from "node:assert/strict";
import { bare, digitOf, inkOf, ready } from "./support/bare.js";
import { recordedDigit } from "./support/ink.js";
import { ontoPad } from "./support/pen.js";
import { scene } from "./support/stage.js";

scene("only the main button draws, and letting go of it ends the stroke", { ...bare("<digit-pad></digit-pad>"), webkit: "menus, which are windows of their own" }, async ({ page }) => {
  await ready(page);
  const [stroke] = await ontoPad(page, await recordedDigit(2), page.locator("digit-pad"));
  await page.mouse.move(...stroke[0]);
  for (const button of ["right", "middle"]) {
    await page.mouse.down({ button });
    await page.mouse.move(...stroke[5]);
    await page.mouse.up({ button });
  }
  assert.deepEqual(await inkOf(page), []);
  await page.mouse.move(...stroke[0]);
  await page.mouse.down();
  for (const point of stroke.slice(1, 5)) await page.mouse.move(...point);
  await page.mouse.down({ button: "right" });
  for (const point of stroke.slice(5)) await page.mouse.move(...point);
  await page.mouse.up();
  await page.mouse.move(...stroke[0]);
  await page.mouse.up({ button: "right" });
  const [points, ...others] = await inkOf(page);
  assert.deepEqual(others, []);
  // The right button's own event may report a position twice.
  assert(points.length <= stroke.length + 1, `${points.length} points`);
  assert.equal(await digitOf(page), 2);
});

scene("a pen's eraser erases, and its barrel button draws nothing", bare("<digit-pad></digit-pad>"), async ({ page }) => {
  await ready(page);
  const [stroke] = await ontoPad(page, await recordedDigit(1), page.locator("digit-pad"));
  const session = await page.context().newCDPSession(page);
  const pen = async (points, button, buttons) => {
    const send = (type, [x, y], rest) => session.send("Input.dispatchMouseEvent", { type, x, y, pointerType: "pen", ...rest });
    await send("mousePressed", points[0], { button, buttons, clickCount: 1 });
    for (const point of points.slice(1)) await send("mouseMoved", point, { button, buttons });
    await send("mouseReleased", points.at(-1), { button, buttons: 0, clickCount: 1 });
  };
  await pen(stroke, "left", 1);
  assert.equal((await inkOf(page)).length, 1);
  await pen(stroke, "right", 2);
  assert.equal((await inkOf(page)).length, 1);
  // The driver's input has no eraser; these are the events that an eraser sends.
  await page.$eval(
    "digit-pad",
    (pad, points) => {
      const send = (type, [clientX, clientY], button, buttons) =>
        pad.dispatchEvent(new PointerEvent(type, { pointerId: 9, pointerType: "pen", clientX, clientY, button, buttons, bubbles: true }));
      send("pointerdown", points[0], 5, 32);
      for (const point of points) send("pointermove", point, -1, 32);
      send("pointerup", points.at(-1), 5, 0);
    },
    stroke,
  );
  assert.deepEqual(await inkOf(page), []);
});
