/**
 * The page's language: the one that its address asks for, as in `?lang=de`, or else the one chosen before, or else the first
 * of the browser's languages that the page has.
 */

import { LANGUAGES } from "../digit-pad/languages.js";

/** The key under which the choice is stored, and the languages to choose from. */
export const CHOICE = { key: "lenet5.language", languages: LANGUAGES };

export function chosen() {
  const wanted = [new URLSearchParams(location.search).get("lang") ?? ""];
  try {
    wanted.push(localStorage.getItem(CHOICE.key) ?? "");
  } catch {
    // Storage is forbidden.
  }
  const languages = [...wanted, ...navigator.languages].map((tag) => tag.toLowerCase().split("-")[0] ?? "");
  return languages.find((language) => LANGUAGES.includes(language)) ?? "en";
}
