/**
 * What a pad says: English, until the words of the language that it stands in have come, by the closest `lang` around it.
 *
 * @import { Messages } from "../types.js"
 */

import { textIn } from "../files.js";
import { LANGUAGES } from "../languages.js";
import { PAD } from "../text/en.js";

export class Words {
  #language = "en";
  now = /** @type {Partial<Messages> & typeof PAD} */ (PAD);

  /** @param {Element} pad @param {() => void} changed its words are others */
  async follow(pad, changed) {
    const language = LANGUAGES.find((one) => pad.matches(`:lang(${one})`)) ?? "en";
    if (language === this.#language) return;
    this.#language = language;
    // Where a language does not come, the one before stays.
    const now = language === "en" ? PAD : await textIn(language).catch(() => this.now);
    if (language !== this.#language) return;
    this.now = now;
    changed();
  }
}
