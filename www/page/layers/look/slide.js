/**
 * Slides a convolution's window over its map, one unit at a time. The weights are the same everywhere: weight sharing.
 *
 * @import { Unit } from "../units.js"
 */

import { calm } from "../../calm.js";
import { indexOf, shapeOf, unitAt } from "../units.js";

const STEP_MS = 120;
/** Slow enough not to count as motion. */
const CALM_MS = 900;

export class Slide {
  #look;
  #plays;
  #timer = 0;

  /** @param {(unit: Unit) => void} look @param {(on: boolean) => void} plays is told when it starts and stops */
  constructor(look, plays) {
    this.#look = look;
    this.#plays = plays;
  }

  /** Goes to the map's next unit, and from the last to the first. @param {Unit | null} unit @returns {Unit | null} */
  step(unit) {
    if (!unit) return null;
    const { wide, high } = shapeOf(unit.layer);
    const next = (indexOf(unit) + 1) % (wide * high);
    const found = { ...unitAt(unit.layer, next), map: unit.map };
    this.#look(found);
    return found;
  }

  /** Starts or pauses. @param {Unit | null} unit where it starts */
  toggle(unit) {
    if (this.#timer) return this.stop();
    const between = calm() ? CALM_MS : STEP_MS;
    this.#timer = window.setInterval(() => (unit = this.step(unit)), between);
    this.#plays(true);
  }

  stop() {
    clearInterval(this.#timer);
    if (this.#timer) this.#plays(false);
    this.#timer = 0;
  }
}
