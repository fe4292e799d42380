/**
 * Which language the page speaks: the one that its address asks for, as in `?lang=de`, or the one that was chosen before, or
 * the first of the browser's that it knows.
 */

import { LANGUAGES } from "../digit-pad/languages.js";

/** Where a choice is kept, and what can be chosen. */
export const CHOICE = { key: "lenet5.language", languages: LANGUAGES };

export function chosen() {
  const wanted = [new URLSearchParams(location.search).get("lang") ?? ""];
  try {
    wanted.push(localStorage.getItem(CHOICE.key) ?? "");
  } catch {
    // Forbidden.
  }
  const languages = [...wanted, ...navigator.languages].map((tag) => tag.toLowerCase().split("-")[0] ?? "");
  return languages.find((language) => LANGUAGES.includes(language)) ?? "en";
}
