/** The tables of texts: every language's, flat, and a pseudo-language's. */

import { readdirSync } from "node:fs";
import { LANGUAGES } from "../../../www/digit-pad/languages.js";

const TEXT = new URL("../../../www/text/", import.meta.url);

export const others = LANGUAGES.filter((language) => language !== "en");

/** Whether a value is one text in several plural forms. */
export const isPlural = (value) => typeof value === "object" && "other" in value;

/** Every text by its path. @returns {[string, string | object][]} */
export const flat = (table, path = "") =>
  Object.entries(table).flatMap(([key, value]) => (typeof value === "object" && !isPlural(value) ? flat(value, `${path}${key}.`) : [[path + key, value]]));

/** The tables of a language by name: those of the page's parts, `page`, `first`, and `pad`. */
export async function tablesOf(language) {
  const pad = await import(new URL(`../digit-pad/text/${language}.js`, TEXT).href);
  const own = language === "en" ? await english() : { ...(await module(`${language}/first.js`)), ...(await module(`${language}/rest.js`)) };
  const { lang: _, root: __, rest: ___, translate: ____, ...tables } = own;
  return { ...tables, pad: pad.messages ?? { ...pad.PAD, ...pad.CONTROL } };
}

const module = async (path) => ({ ...(await import(new URL(path, TEXT).href)) });

async function english() {
  const names = readdirSync(new URL("en/", TEXT));
  return Object.assign({}, ...(await Promise.all(names.map((name) => module(`en/${name}`)))));
}

/** A text of the same length without English letters, with the same placeholders. */
const strange = (text) => text.replace(/\{\w+\}|[a-z]|[A-Z]/g, (part) => (part.length > 1 ? part : part < "a" ? "Ж" : "ж"));
export const pseudo = (table) =>
  Object.fromEntries(Object.entries(table).map(([key, value]) => [key, typeof value === "object" ? pseudo(value) : strange(value)]));
