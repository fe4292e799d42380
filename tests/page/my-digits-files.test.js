/** "My digits": export and import of drawings and weights; an invalid file changes nothing. */

import assert from "node:assert/strict";
import { bring, exchanged, ink, labels, lines, open, press, round, saved } from "./support/my-digits.js";
import { scene } from "./support/stage.js";
import { drawn, kept, ODD_FOUR, reload, said, say, weights } from "./support/teaching.js";

const { load, Recognizer } = await import(new URL("../../pkg/index.js", import.meta.url).href);
await load();

scene("drawings come from a file, are called something else or deleted, and leave as a file and a sheet", {}, async ({ page }) => {
  await open(page);
  await bring(page, "ink.jsonl", lines);
  await exchanged(page, /12 drawings taken from ink\.jsonl/);
  await round(page);
  assert.deepEqual(await labels(page), ink.map(({ label }) => label).sort((a, b) => a - b));
  assert.equal(await page.locator(".drawing svg path").count(), 12);

  const first = page.locator(".drawing").first();
  await first.click();
  await page.getByRole("combobox", { name: "What it is" }).selectOption("7");
  await page.waitForSelector('#my-digits button:text-is("Learn them")');
  const count = (label) => ink.filter((drawing) => drawing.label === label).length;
  assert.equal((await labels(page)).filter((label) => label === 7).length, count(7) + 1);
  await press(page, "Delete");
  await page.waitForFunction(() => document.querySelectorAll(".drawing").length === 11);
  assert.equal((await labels(page)).length, 11);

  const file = await saved(page, "Save drawings");
  assert.equal(file.name, "my-digits.jsonl");
  const out = file.bytes.toString().trim().split("\n").map((line) => JSON.parse(line));
  assert.deepEqual(out.map(({ writer }) => writer), Array(11).fill("Me"));
  for (const { label, strokes } of out) {
    const source = ink.find((drawing) => drawing.label === label && drawing.strokes.flat().length === strokes.flat().length);
    assert(source, `expected the points of a ${label} to be those that came in`);
    near(shape(strokes), shape(source.strokes));
  }
  const { bytes } = await saved(page, "Save a sheet of them");
  assert.equal(bytes.toString("latin1", 1, 4), "PNG");
  const most = Math.max(...[...new Set(out.map(({ label }) => label))].map((label) => out.filter((each) => each.label === label).length));
  assert.equal(bytes.readUInt32BE(16), 96 * most);
});

/** Points from the drawing's corner, as fractions of its larger side. */
function shape(strokes) {
  const [xs, ys] = [0, 1].map((axis) => strokes.flat().map((point) => point[axis]));
  const [left, top] = [Math.min(...xs), Math.min(...ys)];
  const side = Math.max(Math.max(...xs) - left, Math.max(...ys) - top);
  return strokes.flat().flatMap(([x, y]) => [(x - left) / side, (y - top) / side]);
}

function near(a, b) {
  assert.equal(a.length, b.length);
  // float64 through JSON, scaled twice.
  a.forEach((value, i) => assert(Math.abs(value - b[i]) < 1e-9));
}

scene("a dot stays a dot when it leaves as a file and comes back", {}, async ({ page }) => {
  const dot = `${JSON.stringify({ label: null, pen: 12, strokes: [[[10, 10], [11, 14]]] })}\n`;
  await open(page);
  for (const contents of [dot, null]) {
    await bring(page, "dot.jsonl", contents ?? (await saved(page, "Save drawings")).bytes.toString());
    await exchanged(page, /taken from dot\.jsonl/);
  }
  await round(page);
  const drawings = (await saved(page, "Save drawings")).bytes.toString().trim().split("\n").map((line) => JSON.parse(line));
  assert.equal(drawings.length, 2);
  for (const { pen, strokes } of drawings) {
    const size = [0, 1].map((axis) => Math.abs(strokes[0][1][axis] - strokes[0][0][axis]));
    assert(pen >= Math.max(...size), `${pen} and ${size}`);
  }
});

scene("weights are saved, given up for the original ones, and brought back", {}, async ({ page }) => {
  const before = await drawn(page, ODD_FOUR);
  await say(page, "4");
  assert.match(await said(page), /It reads this as a 4 now/);
  await open(page);
  const file = await saved(page, "Save weights");
  assert.equal(file.name, "my-digits.safetensors");
  Recognizer.fromSafetensors(file.bytes).free();
  await press(page, "Back to the original");
  await page.waitForFunction(() => document.querySelector("#pad").weights === null);
  await page.waitForFunction((digit) => document.querySelector("#answer").textContent === String(digit), before.digit);
  assert.equal((await kept(page)).samples.length, 1, "the drawings stay");
  await bring(page, "mine.safetensors", file.bytes);
  await exchanged(page, /weights of this file now/);
  await page.waitForFunction(() => document.querySelector("#answer").textContent === "4");
  await reload(page);
  await page.waitForFunction(() => document.querySelector("#pad").weights !== null);
  assert.deepEqual(await page.$eval("#pad", (pad) => [...pad.weights]), [...file.bytes]);
});

scene("a file that does not fit changes nothing and says why", {}, async ({ page }) => {
  await open(page);
  const WRONG = [
    ["a.jsonl", "", /found an empty file/],
    ["a.jsonl", lines.repeat(84), /expected at most 1000 drawings, found 1008/],
    ["a.jsonl", `${lines}{`, /line 13: expected JSON/],
    ["a.jsonl", '{"label": 11, "strokes": [[[0, 0]]]}', /line 1: expected a label from 0 to 9, or null, found 11/],
    ["a.jsonl", '{"label": 1, "strokes": [[[0, "x"]]]}', /line 1: expected strokes as lists of \[x, y\]/],
    ["a.jsonl", '{"label": 1, "strokes": [[[1e308, 0], [-1e308, 0]]]}', /line 1: .* with numbers up to 1000000000/],
    ["a.jsonl", '{"label": 1}', /line 1: expected strokes/],
    ["a.safetensors", "not weights", /a\.safetensors is not used/],
  ];
  for (const [name, contents, why] of WRONG) {
    await bring(page, name, contents);
    await exchanged(page, why);
    assert.match(await page.textContent(".exchange [role=status]"), /Nothing has changed/);
    const { samples, hands, versions } = await kept(page);
    assert.deepEqual({ samples, hands, versions }, { samples: [], hands: [], versions: [] });
    assert.equal(await weights(page), null);
  }
});

scene("of a damaged database's file, what is whole comes back, as does an older page's list of drawings", {}, async ({ page }) => {
  await open(page);
  const sample = (id, hand, label) => ({ id, hand, label, strokes: [{ points: [1, 2, 3, 9, 60, 3], frame: 100 }], when: 1 });
  const glyph = { base64: Buffer.alloc(784, 9).toString("base64") };
  const samples = [sample("a", "lost", 1), sample("b", "anna", 12), { ...sample("c", "anna", 0), strokes: [], glyph }];
  const anna = { id: "anna", name: "Anna", used: 1, version: null, base: null, tried: "" };
  await bring(page, "lenet5-kept.json", JSON.stringify({ tables: { hands: [anna], samples, versions: "none" } }));
  await exchanged(page, /2 drawings taken/);
  await bring(page, "lenet5-kept.json", JSON.stringify([sample("d", "older", 7)]));
  await exchanged(page, /1 drawing taken/);
  const { hands, samples: found } = await kept(page);
  assert.deepEqual(hands.map(({ id, name }) => [id, name]), [["anna", "Anna"], ["lost", "Me"], ["older", "Me"]]);
  assert.deepEqual(found.map(({ id, label }) => [id, label]), [["a", 1], ["c", 0], ["d", 7]]);
});
