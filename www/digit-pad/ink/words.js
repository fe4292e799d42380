/**
 * A pad's messages: English, until those of its language have loaded. The closest `lang` around it gives the language.
 *
 * @import { Messages } from "../types.js"
 */

import { textIn } from "../files.js";
import { LANGUAGES } from "../languages.js";
import { PAD } from "../text/en.js";

/**
 * The language of an element. Firefox's `:lang()` does not look beyond a shadow tree.
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

  /** @param {Element} pad @param {() => void} changed called when the messages change */
  async follow(pad, changed) {
    const spoken = around(pad).toLowerCase().split("-");
    const language = LANGUAGES.find((one) => one === spoken[0]) ?? "en";
    if (language === this.#language) return;
    this.#language = language;
    // If a language cannot be loaded, the previous one stays.
    const now = language === "en" ? PAD : await textIn(language).catch(() => this.now);
    if (language !== this.#language) return;
    this.now = now;
    changed();
  }
}
