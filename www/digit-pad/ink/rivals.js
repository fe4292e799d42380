/**
 * Which pointer draws if there are several: a pen beats a mouse, a mouse beats a finger, a finger beats a palm. The
 * winner takes over, and what the other was drawing is taken back. Among equals the first one goes on drawing.
 *
 * - A touch as wide as a palm is no finger, unless it has already drawn a line.
 * - For some seconds after a pen was last seen, no touch draws: it is the hand that holds the pen.
 * - A finger also takes over from a touch that has rested where it landed: that is a hand lying there.
 * - Two fingers that both move are a pinch. What the first drew is taken back, and no finger draws until all are lifted.
 *
 * @typedef {object} Contact a pointer that is down; positions and lengths are in CSS pixels of the window
 * @property {number} id
 * @property {string} type
 * @property {number} rank
 * @property {number} time when it came down
 * @property {number} x where it came down
 * @property {number} y
 * @property {boolean} moved whether it has been further from that point than a resting finger slips
 */

/** Wider than a thumb. */
const PALM = 100;
/** Longer than it takes from one stroke of a digit to the next. */
const PEN_MS = 4000;
const SLIP = 10;
/** Fingers that pinch land within a shorter time than this. */
const REST_MS = 500;

/** @param {PointerEvent} event */
const ranked = ({ pointerType, width, height }) =>
  pointerType === "touch" ? Number(Math.max(width, height) < PALM) : pointerType === "pen" ? 3 : 2;

/** @param {PointerEvent} event @returns {Contact} */
const contact = (event) => ({
  id: event.pointerId,
  type: event.pointerType,
  rank: ranked(event),
  time: event.timeStamp,
  x: event.clientX,
  y: event.clientY,
  moved: false,
});

export class Rivals {
  /** The pointer that draws. @type {Contact | null} */
  #first = null;
  /** The last finger that came while another was drawing. @type {Contact | null} */
  #second = null;
  /** Where the first one was when the second came. */
  #met = { x: 0, y: 0 };
  #at = { x: 0, y: 0 };
  #pinched = false;
  #penSeen = -Infinity;
  #takeBack;

  /** @param {() => void} takeBack removes what the first one is drawing */
  constructor(takeBack) {
    this.#takeBack = takeBack;
  }

  get nobody() {
    return this.#first === null;
  }

  /** @param {PointerEvent} event */
  draws({ pointerId }) {
    return pointerId === this.#first?.id;
  }

  /** Whether a pointer that comes down may draw from here on. @param {PointerEvent} event */
  admits(event) {
    this.follow(event);
    const [first, next] = [this.#first, contact(event)];
    // A primary touch is the only one that is down.
    this.#pinched &&= !event.isPrimary;
    if (next.type === "touch" && (next.rank === 0 || this.#pinched || next.time - this.#penSeen < PEN_MS)) return false;
    // A pointer that comes down again, or as the only one of its type, shows that the first went up without an event.
    const gone = first && (first.id === next.id || (event.isPrimary && first.type === next.type));
    if (first && !gone) {
      const fingers = first.rank === 1 && next.rank === 1;
      const rests = fingers && !first.moved && next.time - first.time > REST_MS;
      if (next.rank <= first.rank && !rests) {
        if (fingers) this.#second = next;
        this.#met = this.#at;
        return false;
      }
      this.#takeBack();
    }
    this.#first = next;
    this.#at = next;
    this.#second = null;
    return true;
  }

  /** A pointer moved, hovering or down. @param {PointerEvent} event */
  follow(event) {
    this.#see(event);
    const at = { x: event.clientX, y: event.clientY };
    const [first, second] = [this.#first, this.#second];
    if (!first) return;
    if (event.pointerId === first.id) {
      this.#at = at;
      first.moved ||= far(first, at);
      if (!first.moved && ranked(event) === 0) this.#lose();
    } else if (event.pointerId === second?.id) second.moved ||= far(second, at);
    if (second?.moved && (!first.moved || far(this.#met, this.#at))) {
      this.#pinched = true;
      this.#lose();
    }
  }

  /** A pointer went up or was taken away. @param {PointerEvent} event */
  leave(event) {
    this.#see(event);
    const { pointerId } = event;
    if (pointerId === this.#second?.id) this.#second = null;
    if (pointerId === this.#first?.id) this.#first = this.#second = null;
  }

  /** @param {PointerEvent} event */
  #see({ pointerType, timeStamp }) {
    if (pointerType === "pen") this.#penSeen = timeStamp;
  }

  #lose() {
    this.#first = this.#second = null;
    this.#takeBack();
  }
}

/** @param {{x: number, y: number}} a @param {{x: number, y: number}} b */
const far = (a, b) => Math.hypot(a.x - b.x, a.y - b.y) > SLIP;
