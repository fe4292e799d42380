/**
 * Says settled answers to screen readers: the last one of a moment's changes, and none while the pen is down.
 *
 * @import { State } from "../state.js"
 */

import { verdict } from "./answer.js";

const SETTLED_MS = 700;

export class Announcer {
  #region;
  #timer = 0;
  #heard = "";

  /** @param {HTMLElement} region a polite live region */
  constructor(region) {
    this.#region = region;
  }

  /** @param {State} state */
  update({ prediction, chosen, sketch }) {
    const text = sketch || !prediction ? "" : sentence(prediction, chosen);
    if (text === this.#heard) return;
    this.#heard = text;
    clearTimeout(this.#timer);
    if (text) this.#timer = window.setTimeout(() => this.say(text), SETTLED_MS);
  }

  /** Says something else, at once. @param {string} text */
  say(text) {
    this.#region.textContent = text;
  }
}

/** @param {NonNullable<State["prediction"]>} prediction @param {number | null} chosen */
function sentence(prediction, chosen) {
  const words = verdict(prediction, chosen);
  return prediction.state === "sure" ? `${prediction.digit}, ${words}` : words;
}
