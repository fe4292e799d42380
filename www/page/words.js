/**
 * The page's texts, in its language. Each part of the page has a table of its own, which is loaded with it in English. The
 * tables of another language all come in one file, and replace the English ones here.
 *
 * A text with values has their names in braces: `{share} sure`. A text that depends on a number has one form for each plural
 * category of `Intl.PluralRules`, or for the number itself: `{ one: "1 drawing", other: "{n} drawings" }`.
 *
 * @typedef {string | Readonly<Record<string, string>>} Template
 * @typedef {Readonly<Record<string, any>>} Words the tables of another language, by part of the page; and `lang`, its tag
 */

import { count, locale, writeNumbersIn } from "./numbers.js";

/** Invisible characters that would turn around the rest of a sentence that a file's name with one is put into. */
const TURNS = /[\u202a-\u202e\u2067\u2068]/g;

/** @type {Record<string, object>} */
const tables = {};
/** @type {Words} */
let language = {};

/** Gives a part its table. @template {object} T @param {string} part @param {T} english @returns {T} */
export const spoken = (part, english) => Object.assign((tables[part] = english), language[part]);

/** @param {Words} other */
export function speak(other) {
  language = other;
  writeNumbersIn(other["lang"]);
  for (const [part, table] of Object.entries(tables)) Object.assign(table, language[part]);
}

/**
 * @param {Template} template
 * @param {Record<string, string | number>} values `n` chooses the plural form
 * @param {Intl.PluralRuleType} [type]
 */
export function fill(template, values, type = "cardinal") {
  const text = typeof template === "string" ? template : formOf(template, Number(values["n"]), type);
  return text.replace(/\{(\w+)\}/g, (_, name) => {
    const value = values[name] ?? "";
    return typeof value === "number" ? count(value) : value.replace(TURNS, "");
  });
}

/** @param {Readonly<Record<string, string>>} forms @param {number} n @param {Intl.PluralRuleType} type */
const formOf = (forms, n, type) => forms[n] ?? forms[new Intl.PluralRules(locale, { type }).select(n)] ?? forms["other"] ?? "";

/**
 * What is wrong, in words for the middle of a sentence: in English the error's message, which says what was expected and
 * what was found; in another language, the text for the error's name. A browser's own messages end with a full stop.
 *
 * @param {unknown} error
 * @param {Record<string, string>} [values] for that text
 * @param {string} [name] instead of the error's own
 */
export function reason(error, values = {}, name = error instanceof Error ? error.name : "") {
  const known = language["errors"]?.[name];
  return known ? fill(known, values) : error instanceof Error ? error.message.replace(/\.$/, "").replace(TURNS, "") : String(error);
}

/** "3 or 5". @param {readonly number[]} digits */
export const either = (digits) => new Intl.ListFormat(locale, { type: "disjunction" }).format(digits.map(String));
