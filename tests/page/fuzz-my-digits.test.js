/**
 * Damaged files that "My digits" opens: each is read as valid drawings, or refused with a sentence and changes nothing.
 *
 * `FUZZ_FULL=1 node --test tests/page/fuzz-my-digits.test.js`, after `cargo xtask site`, parses 200,000 files; without it, a
 * sample that takes a second. `FUZZ_SEED` chooses other files.
 */

import assert from "node:assert/strict";
import { env } from "node:process";
import { test } from "node:test";
import { faultOf } from "../../www/page/teach/checked.js";
import { fromLines, toLines } from "../../www/page/teach/files.js";
import { bring, ink, open, round } from "./support/my-digits.js";
import { scene } from "./support/stage.js";
import { Random } from "./support/stress/random.js";
import { kept, weights } from "./support/teaching.js";

const FILES = env.FUZZ_FULL ? 200_000 : 2000;
const HARD = ["1e308", "-1e308", "1e999", "5e-324", "-0", "null", "true", '"7"', "[]", "{}", "[[]]", "[null, 1]", "[[1e308, 0], [-1e308, 0]]", ""];

const random = new Random(Number(env.FUZZ_SEED ?? 1));

/** The value with a part of it replaced, removed or doubled. @param {any} value */
function changed(value) {
  if (typeof value !== "object" || value === null || random.below(4) === 0) return { hard: random.of(HARD) };
  const copy = Array.isArray(value) ? [...value] : { ...value };
  const at = random.of(Object.keys(copy)) ?? "0";
  if (random.below(6) > 0) copy[at] = changed(copy[at]);
  else if (Array.isArray(copy)) copy.splice(Number(at), random.below(2), ...(random.below(2) ? [copy[at]] : []));
  else delete copy[at];
  return copy;
}

/** JSON, with the hard values in it verbatim. @param {any} value */
const written = (value) => JSON.stringify(value)?.replace(/\{"hard":("(?:[^"\\]|\\.)*")\}/g, (_, hard) => JSON.parse(hard)) ?? "";

/** Some lines of ink with a pen, some of them damaged in their values or in their characters. */
function damaged() {
  const lines = Array.from({ length: 1 + random.below(3) }, () => ({ ...random.of(ink), pen: random.of([undefined, 12, 1e-9, 1e9]) }));
  let text = lines.map((line) => written(random.below(3) > 0 ? changed(line) : line)).join(random.of(["\n", "\r\n", "\n\n"]));
  for (let times = random.below(3) - 1; times > 0; times -= 1) {
    const at = random.below(text.length + 1);
    text = text.slice(0, at) + random.of(["", "\0", "\ufeff", "\u2028", "]", "{", '"', "9", "-", "é"]) + text.slice(at + random.below(2));
  }
  return random.below(10) > 0 ? text : text.slice(0, random.below(text.length + 1));
}

/** The drawings of a file, or why it is refused. @param {string} text */
function parsed(text) {
  try {
    return { samples: fromLines(text, "h"), why: null };
  } catch (error) {
    assert.equal(error.constructor, Error, `${error.stack}\n${text}`);
    return { samples: [], why: error.message };
  }
}

test("what is taken is valid, and what is not is told in a sentence", () => {
  const outcomes = new Map();
  for (let file = 0; file < FILES; file += 1) {
    const text = damaged();
    const { samples, why } = parsed(text);
    if (why === null) {
      assert.equal(faultOf({ hands: [], samples, versions: [] }), null, text);
      assert.ok(samples.every(({ strokes }) => strokes.every(({ points }) => points.every((value) => Math.abs(value) <= 4000))), text);
      const again = parsed(toLines(samples, "Me"));
      assert.deepEqual([again.samples.length, again.why], [samples.length, null], text);
    } else assert.match(why, /^(line \d+: )?expected [^\n]{3,200}$/, text);
    const kind = why?.replace(/\d+|, found.*/g, "") ?? "taken";
    outcomes.set(kind, (outcomes.get(kind) ?? 0) + 1);
  }
  for (const kind of ["taken", "line : expected JSON", "line : expected strokes as lists of [x, y] with numbers up to ", "line : expected a label from  to , or null"]) {
    assert.ok(outcomes.get(kind) > FILES / 100, `${kind}: ${JSON.stringify([...outcomes])}`);
  }
});

const status = (page) => page.locator(".exchange [role=status]");

/** The page's answer to a file. It begins with the file's name, which is unique. */
async function answer(page, name, contents) {
  await bring(page, name, contents);
  await status(page).filter({ hasText: name }).waitFor();
  return status(page).textContent();
}

scene("a file that is refused changes nothing of what is kept", {}, async ({ page }) => {
  await open(page);
  await answer(page, "whole.jsonl", `${JSON.stringify(ink[0])}\n`);
  await round(page);
  const [before, shelf] = [await kept(page), await page.locator(".shelf").innerHTML()];
  const refused = Array.from({ length: 200 }, damaged).filter((text) => parsed(text).why).slice(0, 40);
  assert.equal(refused.length, 40);
  for (const [i, text] of refused.entries()) {
    assert.match(await answer(page, `${i}.jsonl`, text), /^\d+\.jsonl is not used: (line \d+: )?expected .+\. Nothing has changed\.$/s, text);
  }
  for (let i = 0; i < 20; i += 1) {
    const bytes = Buffer.from(Array.from({ length: random.below(300) }, () => random.below(256)));
    for (const end of ["jsonl", "safetensors"]) assert.match(await answer(page, `bytes-${i}.${end}`, bytes), /is not used: .+\. Nothing has changed\.$/s);
  }
  assert.deepEqual(await kept(page), before);
  assert.equal(await page.locator(".shelf").innerHTML(), shelf);
  assert.equal(await weights(page), null);
});
