/** Fingers, palms and pens, several at a time, by the browser's own input. */

import { ready } from "./bare.js";

/** Pointers that act on a pad of the page, at positions in the window. */
export async function hands(page) {
  await ready(page);
  const session = await page.context().newCDPSession(page);
  const down = new Map();
  // The events' own clock, which a busy machine does not stretch: one event every hundredth of a second.
  let time = Date.now() / 1000;
  const next = () => (time += 0.01);
  const touch = (type, touchPoints) => session.send("Input.dispatchTouchEvent", { type, touchPoints, timestamp: next() });
  const touches = (type) => touch(type, [...down].map(([id, contact]) => ({ id, ...contact })));
  const pen = (type, [x, y], rest = {}) =>
    session.send("Input.dispatchMouseEvent", { type, x, y, pointerType: "pen", timestamp: next(), ...rest });
  const held = { button: "left", buttons: 1 };
  return {
    /** Advances the clock, without waiting: from here on, all events are so much later. */
    later(seconds) {
      time += seconds;
    },
    land: (id, [x, y], contact = {}) => touches("touchStart", down.set(id, { x, y, ...contact })),
    slide: (id, [x, y]) => touches("touchMove", down.set(id, { ...down.get(id), x, y })),
    /** Moves that do not wait for the page. */
    slides(id, way) {
      return Promise.all(way.map((at) => this.slide(id, at)));
    },
    lift(id) {
      const touchPoints = [{ id, ...down.get(id) }];
      down.delete(id);
      return touch("touchEnd", touchPoints);
    },
    async pen(stroke) {
      await pen("mouseMoved", stroke[0]);
      await pen("mousePressed", stroke[0], { ...held, clickCount: 1 });
      await Promise.all(stroke.slice(1).map((point) => pen("mouseMoved", point, held)));
      await pen("mouseReleased", stroke.at(-1), { button: "left", buttons: 0, clickCount: 1 });
    },
    async finger(id, stroke, contact) {
      await this.land(id, stroke[0], contact);
      await this.slides(id, stroke.slice(1));
      await this.lift(id);
    },
  };
}
