/**
 * Turns pointer events into points. One pointer draws at a time (`rivals.js` says which), and the pad captures it
 * meanwhile. Every position that the browser coalesced into an event is taken, as drawn, also beyond the pad's edge.
 *
 * Browsers report moves when they are about to paint. Some also report them at once (`pointerrawupdate`): taken from
 * there, a position is answered in time for the very frame that first shows it. In an iframe, Chromium omits what the
 * iframe's ancestors do to it (transforms, `zoom`) from these events alone, so they are not used there.
 *
 * The pad's position is read anew for each event, so the pad may scroll, move or change its size under the pen. Between
 * frames the layout stays valid, so reading it costs nothing.
 *
 * The line's width is for the eye only: it follows a pen's pressure, or, for finger and mouse, the speed, as ink thins
 * in a quick line.
 *
 * @import { Gesture, Mark } from "./gesture.js"
 * @typedef {(x: number, y: number) => {x: number, y: number}} Place from the window to fractions of the pad's side
 */

import { Rivals } from "./rivals.js";

const TIP = 1;
const ERASER_BUTTON = 32;

/**
 * @param {HTMLElement} pad
 * @param {Gesture} gesture
 * @param {object} hand
 * @param {HTMLElement} hand.canvas captures the pointer
 * @param {() => Place} hand.place
 * @param {() => number} hand.side the pad's, in CSS pixels
 * @param {() => number} hand.width the line's plain width, as a fraction of the side
 * @param {() => boolean} hand.erasing
 * @param {(at: {x: number, y: number} | null) => void} hand.hover where an eraser would touch; null when it is away
 * @param {AbortSignal} signal detaches the pointer
 */
export function attachPointer(pad, gesture, hand, signal) {
  const rivals = new Rivals(() => gesture.cancel());
  /** The button that is down while the pointer draws. */
  let button = TIP;
  let width = 0;
  let last = { clientX: 0, clientY: 0, x: 0, y: 0, time: 0 };
  /** How many of the stroke's positions each kind of event has reported. Each reports all, in the same order. */
  let told = { pointermove: 0, pointerrawupdate: 0 };

  /** @param {PointerEvent} event @param {Place} place @returns {Mark} */
  const mark = (event, place) => {
    const { clientX, clientY, timeStamp: time } = event;
    const { x, y } = place(clientX, clientY);
    const plain = hand.width();
    if (event.pointerType === "pen" && event.pressure > 0) {
      width = plain * (0.4 + 1.2 * event.pressure);
    } else {
      const speed = Math.hypot(x - last.x, y - last.y) / Math.max(1, time - last.time);
      width += 0.2 * (plain * (1.1 - Math.min(0.45, 90 * speed)) - width);
    }
    last = { clientX, clientY, x, y, time };
    return { x, y, width };
  };

  /** @param {PointerEvent} event @param {keyof typeof told} kind */
  const extend = (event, kind) => {
    const merged = event.getCoalescedEvents?.() ?? [];
    const positions = merged.length > 0 ? merged : [event];
    const taken = Math.max(told.pointermove, told.pointerrawupdate);
    const place = hand.place();
    gesture.extend(positions.slice(taken - told[kind]).map((position) => mark(position, place)));
    told[kind] += positions.length;
  };

  /** @param {PointerEvent} event */
  const hover = (event) => {
    const erases = hand.erasing() || (event.buttons & ERASER_BUTTON) !== 0;
    // A lifted finger is nowhere.
    const near = event.pointerType !== "touch" || event.buttons !== 0;
    hand.hover(erases && near ? hand.place()(event.clientX, event.clientY) : null);
  };

  /** @param {PointerEvent} event @param {boolean} keep */
  const end = (event, keep) => {
    const drew = rivals.draws(event);
    rivals.leave(event);
    if (!drew) return;
    hover(event);
    if (keep) gesture.finish();
    else gesture.cancel();
  };

  /** @type {{[K in keyof HTMLElementEventMap]?: (event: HTMLElementEventMap[K]) => void}} */
  const listeners = {
    pointerdown(event) {
      const erases = (event.buttons & ERASER_BUTTON) !== 0;
      if ((event.button !== 0 && !erases) || !rivals.admits(event)) return;
      button = erases ? ERASER_BUTTON : TIP;
      try {
        hand.canvas.setPointerCapture(event.pointerId);
      } catch {
        // The pointer is already gone, or a script's; the stroke ends with the events that still arrive.
      }
      hover(event);
      const place = hand.place();
      last = { ...last, ...place(event.clientX, event.clientY), time: event.timeStamp };
      width = hand.width();
      told = { pointermove: 0, pointerrawupdate: 0 };
      gesture.begin("pointer", mark(event, place), erases || hand.erasing(), hand.side());
    },
    pointerrawupdate(raw) {
      const event = /** @type {PointerEvent} */ (raw);
      if (window === parent && rivals.draws(event) && event.buttons & button) extend(event, "pointerrawupdate");
    },
    pointermove(event) {
      rivals.follow(event);
      const draws = rivals.draws(event);
      if (draws || rivals.nobody) hover(event);
      if (!draws) return;
      // The pen left the paper without an event, or while another of its buttons is held.
      if (event.buttons & button) extend(event, "pointermove");
      else end(event, true);
    },
    pointerup(event) {
      const moved = event.clientX !== last.clientX || event.clientY !== last.clientY;
      if (moved && rivals.draws(event)) gesture.extend([mark(event, hand.place())]);
      end(event, true);
    },
    // The system claimed the pointer, for a palm or a swipe: that was no ink.
    pointercancel: (event) => end(event, false),
    lostpointercapture: (event) => end(event, true),
    pointerleave: () => hand.hover(null),
  };
  for (const [type, listener] of Object.entries(listeners)) {
    pad.addEventListener(type, /** @type {EventListener} */ (listener), { signal });
  }

  // No scrolling, selecting, zooming, callout or menu on the drawing surface.
  for (const type of ["touchstart", "touchmove", "contextmenu", "dblclick", "selectstart", "dragstart"]) {
    pad.addEventListener(type, (event) => event.preventDefault(), { passive: false, signal });
  }
}
