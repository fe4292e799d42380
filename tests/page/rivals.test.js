/** Which real pointer draws: a pen beats a finger, a finger beats a palm, and two fingers draw no line. */

import assert from "node:assert/strict";
import { bare, digitOf, inkOf, ready } from "./support/bare.js";
import { hands } from "./support/hands.js";
import { recordedDigit } from "./support/ink.js";
import { ontoPad } from "./support/pen.js";
import { scene } from "./support/stage.js";

const PAD = { ...bare("<digit-pad></digit-pad>"), hasTouch: true };
const PALM = { radiusX: 60, radiusY: 80 };

const two = async (page) => (await ontoPad(page, await recordedDigit(2), page.locator("digit-pad")))[0];
const corner = async (page) => {
  const { x, y, width } = await page.locator("digit-pad").boundingBox();
  return [x + 0.9 * width, y + 0.9 * width];
};
const strokes = async (page) => (await inkOf(page)).map(({ length }) => length);

for (const [name, contact] of [["of its size", PALM], ["as narrow as a finger", {}]]) {
  scene(`a palm ${name} lies there before the pen`, PAD, async ({ page }) => {
    const act = await hands(page);
    await act.land(1, await corner(page), contact);
    const stroke = await two(page);
    await act.pen(stroke);
    assert.deepEqual(await strokes(page), [stroke.length]);
    assert.equal(await digitOf(page), 2);
    // The palm is still down, and then it lifts.
    await act.slide(1, stroke[0]);
    await act.lift(1);
    assert.deepEqual(await strokes(page), [stroke.length]);
  });
}

scene("a palm rests between the strokes of one digit", PAD, async ({ page }) => {
  const act = await hands(page);
  const { x, y, width } = await page.locator("digit-pad").boundingBox();
  const line = (from, to) => [from, to].map(([s, t]) => [x + s * width, y + t * width]);
  await act.pen(line([0.3, 0.2], [0.2, 0.6]));
  await act.finger(1, line([0.8, 0.8], [0.7, 0.7]));
  await act.pen(line([0.2, 0.6], [0.8, 0.6]));
  await act.land(2, await corner(page));
  await act.pen(line([0.6, 0.3], [0.6, 0.9]));
  await act.lift(2);
  assert.equal((await strokes(page)).length, 3);
});

scene("some seconds after the pen a finger draws again", PAD, async ({ page }) => {
  const act = await hands(page);
  const stroke = await two(page);
  await act.pen(stroke);
  await act.finger(1, stroke);
  assert.equal((await strokes(page)).length, 1);
  act.later(4.2);
  await act.finger(1, stroke);
  assert.equal((await strokes(page)).length, 2);
});

scene("a palm alone leaves nothing, and a finger draws beside it", PAD, async ({ page }) => {
  const act = await hands(page);
  await act.land(1, await corner(page), PALM);
  assert.deepEqual(await strokes(page), []);
  const stroke = await two(page);
  await act.finger(2, stroke);
  assert.deepEqual(await strokes(page), [stroke.length]);
  await act.lift(1);
  assert.deepEqual(await strokes(page), [stroke.length]);
});

scene("a hand that rests, of unknown size, leaves the pad to a finger", PAD, async ({ page }) => {
  const act = await hands(page);
  await act.land(1, await corner(page));
  act.later(0.6);
  const stroke = await two(page);
  await act.finger(2, stroke);
  assert.deepEqual(await strokes(page), [stroke.length]);
  await act.lift(1);
  assert.deepEqual(await strokes(page), [stroke.length]);
});

scene("a touch that flattens to a palm takes its dot back", PAD, async ({ page }) => {
  const act = await hands(page);
  const at = await corner(page);
  await act.land(1, at);
  assert.deepEqual(await strokes(page), [1]);
  await act.land(1, at, PALM);
  await act.slide(1, [at[0] - 3, at[1]]);
  await act.lift(1);
  assert.deepEqual(await strokes(page), []);
});

scene("two fingers pinch: nothing is drawn, and later one draws as before", PAD, async ({ page }) => {
  const act = await hands(page);
  const { x, y, width } = await page.locator("digit-pad").boundingBox();
  const at = (s, t) => [x + s * width, y + t * width];
  await act.land(1, at(0.4, 0.4));
  await act.slide(1, at(0.42, 0.42));
  await act.land(2, at(0.6, 0.6));
  for (let step = 1; step <= 8; step += 1) {
    await act.slide(1, at(0.42 - 0.03 * step, 0.42 - 0.03 * step));
    await act.slide(2, at(0.6 + 0.03 * step, 0.6 + 0.03 * step));
  }
  // A finger that lands again continues the pinch.
  await act.lift(2);
  await act.finger(3, [at(0.6, 0.6), at(0.8, 0.8)]);
  await act.lift(1);
  assert.deepEqual(await strokes(page), []);
  const stroke = await two(page);
  await act.finger(4, stroke);
  assert.deepEqual(await strokes(page), [stroke.length]);
});

scene("a second finger that only rests is ignored", PAD, async ({ page }) => {
  const act = await hands(page);
  const stroke = await two(page);
  await act.land(1, stroke[0]);
  await act.slides(1, stroke.slice(1, 8));
  await act.land(2, await corner(page));
  await act.slides(1, stroke.slice(8));
  await act.lift(1);
  await act.slide(2, stroke[0]);
  await act.lift(2);
  assert.deepEqual(await strokes(page), [stroke.length]);
  assert.equal(await digitOf(page), 2);
});

scene("a mouse takes over from a touch, and a touch is ignored while a mouse draws", PAD, async ({ page }) => {
  const act = await hands(page);
  const stroke = await two(page);
  await act.land(1, await corner(page));
  await page.mouse.move(...stroke[0]);
  await page.mouse.down();
  await Promise.all(stroke.slice(1, 9).map((point) => page.mouse.move(...point)));
  await act.finger(2, [stroke[0], stroke[5]]);
  await Promise.all(stroke.slice(9).map((point) => page.mouse.move(...point)));
  await page.mouse.up();
  await act.lift(1);
  assert.deepEqual(await strokes(page), [stroke.length]);
});
