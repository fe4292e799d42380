/**
 * Slides a convolution's window over its map, one unit at a time: the same weights everywhere, which is weight sharing.
 *
 * @import { Unit } from "./units.js"
 */

import { indexOf, shapeOf, unitAt } from "./units.js";

const STEP_MS = 120;
/** Slow enough not to be a movement. */
const CALM_MS = 900;

export class Slide {
  #look;
  #timer = 0;
  #stopped = () => {};

  /** @param {(unit: Unit) => void} look */
  constructor(look) {
    this.#look = look;
  }

  /** The next unit of the same map; after the last, the first. @param {Unit | null} unit @returns {Unit | null} */
  step(unit) {
    if (!unit) return null;
    const { wide, high } = shapeOf(unit.layer);
    const next = (indexOf(unit) + 1) % (wide * high);
    const found = { ...unitAt(unit.layer, next), map: unit.map };
    this.#look(found);
    return found;
  }

  /** Starts or pauses. @param {Unit | null} unit where it starts @param {() => void} stopped @returns {boolean} whether it slides now */
  toggle(unit, stopped) {
    if (this.#timer) return this.stop();
    this.#stopped = stopped;
    const between = matchMedia("(prefers-reduced-motion: reduce)").matches ? CALM_MS : STEP_MS;
    this.#timer = window.setInterval(() => (unit = this.step(unit)), between);
    return true;
  }

  stop() {
    clearInterval(this.#timer);
    if (this.#timer) this.#stopped();
    this.#timer = 0;
    return false;
  }
}
