/** Fingers, palms and pens, several at a time, by the browser's own input. */

import { ready } from "./bare.js";

/** Pointers that act on a pad of the page, at positions in the window. */
export async function hands(page) {
  await ready(page);
  const session = await page.context().newCDPSession(page);
  const down = new Map();
  const touches = (type) =>
    session.send("Input.dispatchTouchEvent", { type, touchPoints: [...down].map(([id, contact]) => ({ id, ...contact })) });
  const pen = (type, [x, y], rest = {}) =>
    session.send("Input.dispatchMouseEvent", { type, x, y, pointerType: "pen", ...rest });
  const held = { button: "left", buttons: 1 };
  return {
    land: (id, [x, y], contact = {}) => touches("touchStart", down.set(id, { x, y, ...contact })),
    slide: (id, [x, y]) => touches("touchMove", down.set(id, { ...down.get(id), x, y })),
    lift(id) {
      const touchPoints = [{ id, ...down.get(id) }];
      down.delete(id);
      return session.send("Input.dispatchTouchEvent", { type: "touchEnd", touchPoints });
    },
    async pen(stroke) {
      await pen("mouseMoved", stroke[0]);
      await pen("mousePressed", stroke[0], { ...held, clickCount: 1 });
      for (const point of stroke.slice(1)) await pen("mouseMoved", point, held);
      await pen("mouseReleased", stroke.at(-1), { button: "left", buttons: 0, clickCount: 1 });
    },
    async finger(id, stroke, contact) {
      await this.land(id, stroke[0], contact);
      for (const point of stroke.slice(1)) await this.slide(id, point);
      await this.lift(id);
    },
  };
}
