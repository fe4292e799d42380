/** Draws on the pad like a person: with mouse, finger or keyboard. Strokes are lists of `[x, y]`. */

/** Scales strokes in any unit to the middle of the pad, in the viewport's coordinates; their shape stays the same. */
export async function ontoPad(page, strokes, locator = page.locator("#pad")) {
  const pad = await locator.boundingBox();
  const [xs, ys] = [0, 1].map((axis) => strokes.flat().map((point) => point[axis]));
  const [left, top] = [Math.min(...xs), Math.min(...ys)];
  const [width, height] = [Math.max(...xs) - left, Math.max(...ys) - top];
  const scale = (0.6 * pad.width) / Math.max(width, height, 1);
  const [x0, y0] = [pad.x + (pad.width - scale * width) / 2, pad.y + (pad.height - scale * height) / 2];
  return strokes.map((stroke) => stroke.map(([x, y]) => [x0 + scale * (x - left), y0 + scale * (y - top)]));
}

/**
 * Draws with the mouse, or another pointer.
 *
 * Moves do not wait for the page, so that it gets several at once, as from a fast hand.
 */
export async function draw(page, strokes, locator, pointer = page.mouse) {
  for (const [first, ...rest] of await ontoPad(page, strokes, locator)) {
    await pointer.move(...first);
    await pointer.down();
    await Promise.all(rest.map((point) => pointer.move(...point)));
    await pointer.up();
  }
}

/** Draws with a finger; the context needs `hasTouch`. */
export async function touch(page, strokes) {
  const session = await page.context().newCDPSession(page);
  const send = (type, points) =>
    session.send("Input.dispatchTouchEvent", { type, touchPoints: points.map(([x, y]) => ({ x, y })) });
  for (const [first, ...rest] of await ontoPad(page, strokes)) {
    await send("touchStart", [first]);
    await Promise.all(rest.map((point) => send("touchMove", [point])));
    await send("touchEnd", []);
  }
  await session.detach();
}

/** Moves the focus to the pad with Tab, without a pointer. */
export async function focusPad(page) {
  for (let presses = 0; presses < 50; presses += 1) {
    await page.keyboard.press("Tab");
    if (await page.evaluate(() => document.activeElement?.id === "pad")) return;
  }
  throw new Error("expected to reach the pad by pressing Tab, did not in 50 presses");
}

/** Presses a key for less time than it takes to repeat, on a machine of any speed. */
export const tap = (page, key) => Promise.all([page.keyboard.down(key), page.keyboard.up(key)]);

/** Clears the pad by key, because the button is disabled when there is nothing to clear. */
export const clear = (page) => page.keyboard.press("Escape");
