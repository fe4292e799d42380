/**
 * Gives the pad the weights of the current hand.
 *
 * @import { DigitPad } from "../../digit-pad/element.js"
 * @import { Store } from "../state.js"
 * @import { Kept } from "./kept.js"
 */

import { fill, reason } from "../words.js";
import { current, inUse } from "./kept.js";
import { text } from "./text.js";

export class Reading {
  #pad;
  #page;
  /** @type {string | null} the version that the pad uses, or will use as soon as it can */
  #version = null;
  /** @type {Promise<void>} */
  #last = Promise.resolve();

  /** @param {DigitPad} pad @param {Store} page */
  constructor(pad, page) {
    this.#pad = pad;
    this.#page = page;
  }

  /** @param {Kept} kept */
  use(kept) {
    const version = inUse(kept, current(kept));
    if ((version?.id ?? null) === this.#version) return;
    this.#version = version?.id ?? null;
    this.#last = this.#last.then(() => this.#read(version?.weights ?? null));
  }

  /** Resolves when the pad uses the weights. */
  settled() {
    return this.#last;
  }

  /** @param {Uint8Array | null} weights */
  async #read(weights) {
    try {
      await this.#pad.useWeights(weights);
    } catch (error) {
      // The engine has stopped; this has its own notice. The engine gets these weights when it runs again.
      if (error instanceof Error && error.name === "Stopped") return this.#later(weights);
      this.#page.noticed({ id: "teach", tone: "problem", text: fill(text.unusable, { error: reason(error) }) });
      await this.#pad.useWeights(null).catch(() => {});
    }
  }

  /** @param {Uint8Array | null} weights */
  #later(weights) {
    const version = this.#version;
    const again = () => {
      if (this.#pad.state !== "ready") return;
      this.#pad.removeEventListener("statechange", again);
      if (version === this.#version) this.#last = this.#read(weights);
    };
    this.#pad.addEventListener("statechange", again);
  }
}
