/**
 * The page's texts, in its language. Each part of the page has a table of its own, which is loaded with it in English; in
 * another language all of them come in one file, and take English's place here.
 *
 * A text with values has their names in braces: `{share} sure`. Where it depends on a number, it is one text for each form of
 * that, by the names of `Intl.PluralRules` or by the number itself: `{ one: "1 drawing", other: "{n} drawings" }`.
 *
 * @typedef {string | Readonly<Record<string, string>>} Template
 * @typedef {Readonly<Record<string, any>>} Words the tables of another language, by part of the page; and `lang`, its tag
 */

import { count, locale, writeNumbersIn } from "./numbers.js";

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
 * @param {Record<string, string | number>} values of which `n` chooses the form
 * @param {Intl.PluralRuleType} [type]
 */
export function fill(template, values, type = "cardinal") {
  const text = typeof template === "string" ? template : formOf(template, Number(values["n"]), type);
  return text.replace(/\{(\w+)\}/g, (_, name) => {
    const value = values[name] ?? "";
    return typeof value === "number" ? count(value) : value;
  });
}

/** @param {Readonly<Record<string, string>>} forms @param {number} n @param {Intl.PluralRuleType} type */
const formOf = (forms, n, type) => forms[n] ?? forms[new Intl.PluralRules(locale, { type }).select(n)] ?? forms["other"] ?? "";

/** What is wrong, in words. @param {unknown} error */
export const reason = (error) => (error instanceof Error ? error.message : String(error));

/** "3 or 5". @param {readonly number[]} digits */
export const either = (digits) => new Intl.ListFormat(locale, { type: "disjunction" }).format(digits.map(String));
