/**
 * A pen for the keyboard: arrows move it in steps, two at once move it diagonally, Shift moves it further; Space or
 * Enter puts it down and lifts it.
 *
 * Steps have a timer of their own instead of the system's key repeat, which repeats only the key pressed last. After
 * an arrow is pressed or released, the timer waits briefly for the other, so that a diagonal has no hook at either end.
 *
 * @import { Move } from "../types.js"
 * @import { Gesture } from "./gesture.js"
 * @typedef {{x: number, y: number, down: boolean}} Nib position as fractions of the pad's side
 */

const GRID = 24;
const BIG = 4;
const TOGETHER_MS = 70;
const FIRST_REPEAT_MS = 260;
const REPEAT_MS = 55;
/** The pen's position is announced when it has stood still for this long. */
const STILL_MS = 300;

/** @type {Record<string, readonly [number, number]>} */
const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

/**
 * @param {HTMLElement} pad
 * @param {Gesture} gesture
 * @param {object} hand
 * @param {HTMLElement} hand.canvas what has the focus
 * @param {() => number} hand.side the pad's, in CSS pixels
 * @param {() => number} hand.width the line's, as a fraction of the side
 * @param {() => boolean} hand.erasing
 * @param {(nib: Nib | null) => void} hand.show null when the keyboard holds no pen
 * @param {(move: Move, column: number, row: number) => void} hand.say to screen readers
 * @param {AbortSignal} signal detaches the keyboard
 */
export function attachKeys(pad, gesture, hand, signal) {
  const nib = { x: 10 / GRID, y: 6 / GRID };
  const down = () => gesture.holder === "keys";
  /** @type {Set<string>} */
  const held = new Set();
  let timer = 0;
  let still = 0;
  let waiting = false;
  let big = false;

  const mark = () => ({ ...nib, width: hand.width() });
  const show = () => hand.show({ ...nib, down: down() });

  const place = (/** @type {number} */ part) => Math.round(part * GRID) + 1;
  const say = (/** @type {Move} */ move) => hand.say(move, place(nib.x), place(nib.y));

  const step = () => {
    waiting = false;
    const size = (big ? BIG : 1) / GRID;
    for (const key of held) {
      const [dx, dy] = ARROWS[key] ?? [0, 0];
      nib.x = Math.min(1, Math.max(0, nib.x + dx * size));
      nib.y = Math.min(1, Math.max(0, nib.y + dy * size));
    }
    if (down()) gesture.extend([mark()]);
    show();
    window.clearTimeout(still);
    still = window.setTimeout(() => say(""), STILL_MS);
  };

  /** @param {number} delay @param {number} [next] */
  const repeat = (delay, next = REPEAT_MS) => {
    window.clearTimeout(timer);
    timer = window.setTimeout(() => {
      step();
      repeat(next);
    }, delay);
  };

  const toggle = () => {
    if (down()) gesture.finish();
    else gesture.begin("keys", mark(), hand.erasing(), hand.side());
    window.clearTimeout(still);
    say(`${hand.erasing() ? "eraser" : "pen"}${down() ? "Down" : "Up"}`);
    show();
  };

  const release = () => {
    held.clear();
    window.clearTimeout(timer);
  };

  /** @type {{[K in keyof HTMLElementEventMap]?: (event: HTMLElementEventMap[K]) => void}} */
  const listeners = {
    keydown(event) {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      const arrow = event.key in ARROWS;
      if (!arrow && event.key !== " " && event.key !== "Enter") return;
      event.preventDefault();
      if (event.repeat || gesture.holder === "pointer") return;
      big = event.shiftKey;
      if (!arrow) return toggle();
      if (held.size === 0) {
        waiting = true;
        repeat(TOGETHER_MS, FIRST_REPEAT_MS);
      }
      held.add(event.key);
    },
    keyup(event) {
      if (!held.has(event.key)) return;
      // A tap shorter than the wait for a second arrow is still a step.
      if (waiting) step();
      held.delete(event.key);
      if (held.size === 0) release();
      else repeat(TOGETHER_MS);
    },
    blur() {
      release();
      if (down()) gesture.finish();
      hand.show(null);
    },
    focus() {
      if (hand.canvas.matches(":focus-visible")) show();
    },
  };
  for (const [type, listener] of Object.entries(listeners)) {
    // The focus may move to another element inside the pad.
    const where = type === "focus" || type === "blur" ? hand.canvas : pad;
    where.addEventListener(type, /** @type {EventListener} */ (listener), { signal });
  }
  signal.addEventListener("abort", () => {
    release();
    hand.show(null);
  });
}
