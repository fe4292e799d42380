/** Strokes on the pad by mouse, pen and fingers, and checks of the result. */

import assert from "node:assert/strict";

const state = (page) =>
  page.$eval("#pad", (pad) => {
    if (!pad.shown) {
      // A script writes the examples. If one is being written, it clears the pad for whoever begins to draw.
      pad.shown = { strokes: 0, cleared: 0 };
      pad.addEventListener("pointerup", ({ isTrusted }) => !isTrusted && (pad.shown.strokes += 1));
      pad.clear = () => {
        pad.shown.cleared += 1;
        Object.getPrototypeOf(pad).clear.call(pad);
      };
    }
    return { strokes: pad.ink.length, tool: pad.tool, drawing: pad.drawing, points: pad.ink.at(-1)?.points.length ?? 0, shown: { ...pad.shown } };
  });

/** A path over the pad, in the window's coordinates; null where something covers its start. */
async function way({ page, random }) {
  const at = Array.from({ length: 2 + random.below(30) }, () => [random.part(), random.part()]);
  // Opening or closing something just before moves the pad, in a transition.
  await page.waitForFunction(() => !document.documentElement.matches(":active-view-transition"));
  const { left, top, side } = await page.$eval("#pad", (pad) => {
    pad.scrollIntoView({ block: "center" });
    const { left, top, width } = pad.getBoundingClientRect();
    return { left, top, side: width };
  });
  const points = at.map(([x, y]) => [left + (0.1 + 0.8 * x) * side, top + (0.1 + 0.8 * y) * side]);
  const free = await page.evaluate(([x, y]) => document.elementFromPoint(x, y)?.id === "pad", points[0]);
  return free ? points : null;
}

/** Checks that the pen's stroke was added and no other was lost; an eraser may have taken whatever it touched. */
async function check({ page }, before) {
  const after = await state(page);
  if (before.tool === "eraser") return;
  assert(after.points >= 6, `the last stroke has ${after.points / 3} points`);
  const expected = after.shown.cleared > before.shown.cleared ? 1 : before.strokes + after.shown.strokes - before.shown.strokes + 1;
  assert.equal(after.strokes, expected, `a stroke was lost: ${JSON.stringify({ before, after })}`);
}

/** @param {(world, i: number) => Promise<unknown>} [between] happens in the middle of the stroke */
export async function mouse(world, between) {
  const points = await way(world);
  if (!points) return;
  const { page } = world;
  const before = await state(page);
  await page.mouse.move(...points[0]);
  await page.mouse.down();
  const middle = points.length >> 1;
  for (const [i, point] of points.slice(1).entries()) {
    if (i + 1 === middle) await between?.(world);
    await page.mouse.move(...point);
  }
  await page.mouse.up();
  await check(world, before);
}

export async function pen(world) {
  const points = await way(world);
  if (!points) return;
  const before = await state(world.page);
  const send = (type, [x, y], rest) =>
    world.session.send("Input.dispatchMouseEvent", { type, x, y, button: "left", pointerType: "pen", force: 0.5, ...rest });
  await send("mousePressed", points[0], { buttons: 1, clickCount: 1 });
  for (const point of points.slice(1)) await send("mouseMoved", point, { buttons: 1 });
  await send("mouseReleased", points.at(-1), { buttons: 0, clickCount: 1 });
  world.pen = Date.now();
  await check(world, before);
}

const touches = (world, type, points) =>
  world.session.send("Input.dispatchTouchEvent", { type, touchPoints: points.map(([x, y], id) => ({ x, y, id })) });

export async function finger(world) {
  const points = await way(world);
  // Soon after a pen, a finger counts as the hand that holds the pen.
  if (!points || Date.now() - world.pen < 5000) return;
  const before = await state(world.page);
  await touches(world, "touchStart", [points[0]]);
  for (const point of points.slice(1)) await touches(world, "touchMove", [point]);
  await touches(world, "touchEnd", []);
  await check(world, before);
}

/** Two fingers at once: what they leave is up to the pad, but the pen is up afterwards. */
export async function twoFingers(world) {
  const points = await way(world);
  if (!points) return;
  const other = ([x, y]) => [x + 30, y + 30];
  await touches(world, "touchStart", [points[0]]);
  await touches(world, "touchStart", [points[0], other(points[0])]);
  for (const point of points.slice(1)) await touches(world, "touchMove", [point, other(point)]);
  await touches(world, world.random.below(2) ? "touchEnd" : "touchCancel", []);
  // An example may be written meanwhile, which takes time.
  await world.page.waitForFunction(() => !document.querySelector("#pad").drawing);
}
