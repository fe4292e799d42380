/**
 * The choice of a language, at the end of the page. It is stored, and also written into the address, so that it works without
 * storage, and a link can be shared in a language. The page is reloaded; the drawing comes back with it.
 */

import { make } from "./dom.js";
import { text } from "./text.js";

/** @param {HTMLElement} last the element above it @param {typeof import("./language.js").CHOICE} choice */
export function attachLanguages(last, { key, languages }) {
  const now = document.documentElement.lang;
  const options = languages.map((lang) => {
    const name = new Intl.DisplayNames(lang, { type: "language" }).of(lang) ?? lang;
    const option = make("option", { lang, value: lang }, name.charAt(0).toLocaleUpperCase(lang) + name.slice(1));
    option.selected = lang === now;
    return option;
  });
  const select = make("select", { id: "language", autocomplete: "off" }, ...options);
  select.addEventListener("change", () => {
    try {
      localStorage.setItem(key, select.value);
    } catch {
      // Storage is forbidden.
    }
    const address = new URL(location.href);
    address.searchParams.set("lang", select.value);
    location.assign(address);
  });
  last.after(make("label", { class: "language" }, text.language, " ", select));
}
