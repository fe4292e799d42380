/**
 * What a pad says: English, until the words of the language that it stands in have come, by the closest `lang` around it.
 *
 * @import { Messages } from "../types.js"
 */

import { textIn } from "../files.js";
import { LANGUAGES } from "../languages.js";
import { PAD } from "../text/en.js";

/**
 * The language that an element stands in. Firefox's `:lang()` does not look out of a shadow tree.
 *
 * @param {Element} element
 * @returns {string}
 */
function around(element) {
  const named = element.closest("[lang]")?.getAttribute("lang");
  const { host } = /** @type {ShadowRoot} */ (element.getRootNode());
  return named ?? (host ? around(host) : "");
}

export class Words {
  #language = "en";
  now = /** @type {Partial<Messages> & typeof PAD} */ (PAD);

  /** @param {Element} pad @param {() => void} changed its words are others */
  async follow(pad, changed) {
    const spoken = around(pad).toLowerCase().split("-");
    const language = LANGUAGES.find((one) => one === spoken[0]) ?? "en";
    if (language === this.#language) return;
    this.#language = language;
    // Where a language does not come, the one before stays.
    const now = language === "en" ? PAD : await textIn(language).catch(() => this.now);
    if (language !== this.#language) return;
    this.now = now;
    changed();
  }
}
