/**
 * Pointer events to points: one pointer draws at a time and keeps the pad while it does; every position that the
 * browser merged into one event is taken, as drawn, also beyond the pad's edge.
 *
 * Browsers tell of moves when they are about to paint. Some also tell at once (`pointerrawupdate`): taken from there, a
 * position is answered in time for the very picture that first shows it.
 *
 * The line's width is for the eye only: a pen's pressure, or for finger and mouse the speed, as ink thins in a quick
 * line.
 *
 * @import { Gesture, Mark } from "./gesture.js"
 */

const ERASER_BUTTON = 32;

/**
 * @param {HTMLCanvasElement} canvas
 * @param {Gesture} gesture
 * @param {object} hand
 * @param {() => number} hand.width the line's plain width in CSS pixels
 * @param {() => boolean} hand.erasing
 * @param {(at: {x: number, y: number} | null) => void} hand.hover where an eraser would touch; null when it is away
 */
export function attachPointer(canvas, gesture, hand) {
  /** @type {number | null} */
  let pointer = null;
  let box = canvas.getBoundingClientRect();
  let width = 0;
  let last = { x: 0, y: 0, time: 0 };
  /** How many of the stroke's positions either kind of event has told of. Each tells of all, in the same order. */
  let told = { pointermove: 0, pointerrawupdate: 0 };

  /** @param {PointerEvent} event @returns {Mark} */
  const mark = (event) => {
    const x = event.clientX - box.left;
    const y = event.clientY - box.top;
    const plain = hand.width();
    if (event.pointerType === "pen" && event.pressure > 0) {
      width = plain * (0.4 + 1.2 * event.pressure);
    } else {
      const speed = Math.hypot(x - last.x, y - last.y) / Math.max(1, event.timeStamp - last.time) / box.width;
      width += 0.2 * (plain * (1.1 - Math.min(0.45, 90 * speed)) - width);
    }
    last = { x, y, time: event.timeStamp };
    return { x, y, width };
  };

  /** @param {PointerEvent} event @param {keyof typeof told} kind */
  const extend = (event, kind) => {
    const merged = event.getCoalescedEvents?.() ?? [];
    const positions = merged.length > 0 ? merged : [event];
    const taken = Math.max(told.pointermove, told.pointerrawupdate);
    gesture.extend(positions.slice(taken - told[kind]).map(mark));
    told[kind] += positions.length;
  };

  /** @param {PointerEvent} event */
  const hover = (event) => {
    box = canvas.getBoundingClientRect();
    const erases = hand.erasing() || (event.buttons & ERASER_BUTTON) !== 0;
    // A finger that was lifted is nowhere.
    const near = event.pointerType !== "touch" || event.buttons !== 0;
    hand.hover(erases && near ? { x: event.clientX - box.left, y: event.clientY - box.top } : null);
  };

  canvas.addEventListener("pointerdown", (event) => {
    const erases = (event.buttons & ERASER_BUTTON) !== 0;
    if (pointer !== null || (event.button !== 0 && !erases)) return;
    pointer = event.pointerId;
    try {
      canvas.setPointerCapture(pointer);
    } catch {
      // It is already gone, or a script's; the stroke ends with what is still heard of it.
    }
    hover(event);
    last = { x: event.clientX - box.left, y: event.clientY - box.top, time: event.timeStamp };
    width = hand.width();
    told = { pointermove: 0, pointerrawupdate: 0 };
    gesture.begin("pointer", mark(event), erases || hand.erasing());
  });

  canvas.addEventListener("pointerrawupdate", (raw) => {
    const event = /** @type {PointerEvent} */ (raw);
    if (event.pointerId !== pointer || event.buttons === 0) return;
    extend(event, "pointerrawupdate");
  });

  canvas.addEventListener("pointermove", (event) => {
    if (pointer === null || pointer === event.pointerId) hover(event);
    if (event.pointerId !== pointer) return;
    // The pen left the paper where nobody told us.
    if (event.buttons === 0) end(event, true);
    else extend(event, "pointermove");
  });

  /** @param {PointerEvent} event @param {boolean} keep */
  const end = (event, keep) => {
    if (event.pointerId !== pointer) return;
    pointer = null;
    hover(event);
    if (keep) gesture.finish();
    else gesture.cancel();
  };

  canvas.addEventListener("pointerup", (event) => {
    if (event.pointerId !== pointer) return;
    if (event.clientX - box.left !== last.x || event.clientY - box.top !== last.y) gesture.extend([mark(event)]);
    end(event, true);
  });
  // The system took the pointer for itself, a palm or a swipe: that was no ink.
  canvas.addEventListener("pointercancel", (event) => end(event, false));
  canvas.addEventListener("lostpointercapture", (event) => end(event, true));
  canvas.addEventListener("pointerleave", () => hand.hover(null));

  // No scrolling, selecting, zooming, callout or menu where one draws.
  for (const type of ["touchstart", "touchmove", "contextmenu", "dblclick", "selectstart", "dragstart"]) {
    canvas.addEventListener(type, (event) => event.preventDefault(), { passive: false });
  }
}
