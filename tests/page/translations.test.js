/** The tables of texts: complete in every language, with the same placeholders, and without unused texts. */

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { flat, isPlural, others, tablesOf } from "./support/tables.js";

const WWW = fileURLToPath(new URL("../../www/", import.meta.url));
const english = await tablesOf("en");
const german = await tablesOf("de");
const values = (text) => [...new Set([...text.matchAll(/\{(\w*)\}/g)].map(([, name]) => name))].sort();
const forms = (value) => (isPlural(value) ? Object.entries(value) : [["other", value]]);

for (const language of others) {
  test(`the tables in ${language} have English's texts, each with its values`, async () => {
    const { errors, ...tables } = await tablesOf(language);
    assert.deepEqual(Object.keys(errors), Object.keys(german.errors));
    assert.deepEqual(Object.values(errors).map(values), Object.values(german.errors).map(values));
    assert.deepEqual(Object.keys(tables).sort(), Object.keys(english).sort());
    const plurals = new Set([...new Intl.PluralRules(language).resolvedOptions().pluralCategories, ...new Intl.PluralRules(language, { type: "ordinal" }).resolvedOptions().pluralCategories]);
    for (const [name, table] of Object.entries(english)) {
      const [own, theirs] = [flat(tables[name]), flat(table)];
      assert.deepEqual(own.map(([path]) => path).sort(), theirs.map(([path]) => path).sort(), name);
      const texts = Object.fromEntries(own);
      for (const [path, value] of theirs) {
        const where = `${language}: ${name}.${path}`;
        assert.equal(isPlural(texts[path]), isPlural(value), where);
        const expected = values(forms(value).find(([form]) => form === "other")[1]);
        for (const [form, text] of forms(texts[path])) {
          // A form for a single number, or for zero, one or two, may spell the number out.
          const wordy = /^\d+$|^(zero|one|two)$/.test(form);
          assert.deepEqual(values(text).filter((name) => !wordy || name !== "n"), expected.filter((name) => !wordy || (name !== "n" && (name !== "nth" || text.includes("{nth}")))), where);
          assert(/^\d+$/.test(form) || plurals.has(form), `${where}: ${language} has no form ${form}`);
          const blank = forms(value).some(([, text]) => text === "");
          assert(text.trim() || blank, `${where} is empty`);
        }
      }
    }
  });
}

test("what is said in two places is said alike", async () => {
  for (const language of ["en", ...others]) {
    const { page, later, look, digits, speed, train } = await tablesOf(language);
    const pairs = { "#verdict": later.invite, "#digits": digits.title, "#how-fast": speed.title, "#watch": train.title };
    for (const [place, text] of Object.entries(pairs)) assert.equal(page[place], text, `${language}: ${place}`);
    assert.equal(later.inside, look.title, language);
  }
});

/** All scripts below a folder, without tables. */
const scripts = (folder) =>
  readdirSync(folder, { recursive: true })
    .filter((name) => name.endsWith(".js") && !/(^|[/\\])text[/\\]\w\w(\.js|[/\\])/.test(name))
    .map((name) => readFileSync(join(folder, name), "utf8"))
    .join("\n");

test("every text of the tables is said somewhere", () => {
  const source = scripts(WWW);
  for (const [name, table] of Object.entries(english)) {
    // The page's elements name these.
    if (name === "page") continue;
    for (const key of Object.keys(table)) {
      // Some are named by what they are about: a layer, a state of the engine, an experiment, a move of the pen.
      const named = new RegExp(`\\.${key}\\b|[{,] ?${key}(:|,| \\})|"${key}"`);
      assert.match(source, named, `${name}.${key} is not used`);
    }
  }
});

test("each error that other languages have words for exists, by its name", () => {
  const browsers = ["QuotaExceededError", "SecurityError", "UnknownError"];
  const library = readFileSync(new URL("../../src/error.rs", import.meta.url), "utf8");
  for (const name of Object.keys(german.errors)) {
    const thrown = scripts(WWW).includes(`"${name}"`) || library.includes(`=> "${name}"`) || browsers.includes(name);
    assert(thrown, `expected an error with the name ${name}`);
  }
});
