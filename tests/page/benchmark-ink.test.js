/** How the drawn-digit benchmark reads ink, places it and counts answers. The preprocessing itself runs in the browser. */

import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { gzipSync } from "node:zlib";
import { BadInk, readInk } from "../../benches/ink/ink-file.js";
import { dice, place, throwFor } from "../../benches/ink/page/place.js";
import { interval, report } from "../../benches/ink/report.js";

const SEVEN = { label: 7, writer: "w", strokes: [[[1, 2], [3, -4]]] };

/** Calls `use` with the path of a temporary file with these bytes. */
async function withFile(bytes, use) {
  const folder = await mkdtemp(join(tmpdir(), "lenet5-ink-"));
  try {
    const path = join(folder, "ink.jsonl");
    await writeFile(path, bytes);
    return await use(path);
  } finally {
    await rm(folder, { recursive: true });
  }
}

test("ink is read plain and packed, and turned over on request", async () => {
  const text = `${JSON.stringify(SEVEN)}\n\n{"label":null,"strokes":[]}\n`;
  const drawings = [SEVEN, { label: null, strokes: [] }];
  for (const bytes of [text, gzipSync(text)]) {
    assert.deepEqual(await withFile(bytes, (path) => readInk(path, false)), { name: "ink.jsonl", drawings });
  }
  const up = await withFile(text, (path) => readInk(path, true));
  assert.deepEqual(up.drawings[0].strokes, [[[1, -2], [3, 4]]]);
});

for (const [what, line, said] of [
  ["what is not JSON", "label: 7", "expected a JSON object"],
  ["what is no object", "null", "expected a label in 0..=9 or null, found undefined"],
  ["a label that is no digit", '{"label":10,"strokes":[]}', "expected a label in 0..=9 or null, found 10"],
  ["a writer that is no name", '{"label":1,"writer":5,"strokes":[]}', "expected a writer's name, found 5"],
  ["missing strokes", '{"label":1}', "expected strokes, found none"],
  ["a stroke without points", '{"label":1,"strokes":[[]]}', "stroke 0: expected at least one point"],
  ["a point of three values", '{"label":1,"strokes":[[[1,2,3]]]}', "stroke 0, point 0: expected [x, y]"],
  ["a point too far out", '{"label":1,"strokes":[[[1,2],[1,2e9]]]}', "stroke 0, point 1: expected [x, y]"],
]) {
  test(`${what} is refused with its line`, () =>
    withFile(`${JSON.stringify(SEVEN)}\n${line}\n`, (path) =>
      assert.rejects(readInk(path, false), (error) => {
        assert.ok(error instanceof BadInk);
        assert.ok(error.message.startsWith(`${path}, line 2: `) && error.message.includes(said), error.message);
        return !error.message.includes("\n");
      })));
}

test("gzip cut short, text in another encoding and missing files are refused by name", async () => {
  for (const bytes of [gzipSync("a".repeat(100)).subarray(0, 20), Buffer.from([0xff, 0xfe])]) {
    const refused = (path) => assert.rejects(readInk(path, false), { message: new RegExp(`^${path}: expected `) });
    await withFile(bytes, refused);
  }
  await assert.rejects(readInk("/nowhere/at/all", false), /^Error: \/nowhere\/at\/all: expected a file/);
});

test("digits are drawn on the canvas with all of the pen, 40 to 80 % of it large, each time the same", () => {
  const [side, pen] = [300, 25];
  const roll = dice(1);
  for (let i = 0; i < 1000; i += 1) {
    const strokes = [[[1e6 * roll(), 10 * roll()], [roll(), 10 * roll()]], [[roll(), roll()]]];
    const points = place(strokes, side, pen, throwFor(roll)).flat();
    const range = (axis) => [Math.min(...points.map((p) => p[axis])), Math.max(...points.map((p) => p[axis]))];
    const [[left, right], [top, bottom]] = [range(0), range(1)];
    const large = Math.max(right - left, bottom - top) / side;
    assert.ok(large >= 0.4 - 1e-9 && large <= 0.8 + 1e-9, `${large}`);
    const [low, high] = [pen / 2 - 1e-9, side - pen / 2 + 1e-9];
    assert.ok(left >= low && top >= low && right <= high && bottom <= high, `${left} ${top} ${right} ${bottom}`);
  }
  const twice = [dice(5), dice(5)].map(throwFor);
  assert.deepEqual(twice[0], twice[1]);
  assert.deepEqual(place([[[7, 7]]], side, pen, { size: 0, across: 0, down: 1 }), [[[12.5, 287.5]]]);
});

test("the interval is Wilson's", () => {
  // Newcombe, "Two-sided confidence intervals for the single proportion", 1998, table I.
  for (const [right, n, low, high] of [[15, 148, 0.0624, 0.1605], [0, 20, 0, 0.1611]]) {
    const [a, b] = interval(right, n);
    assert.ok(Math.abs(a - low) < 1e-4 && Math.abs(b - high) < 1e-4, `${a} ${b}`);
  }
});

test("digits and drawings that are none have a table each, with a row for each way", () => {
  const ways = ["a", "b"].map((name) => ({ name, right: 3, unsure: 1, wrongAndSure: 0, refused: 1 }));
  const sets = [
    { name: "digits", writers: 2, digits: 4, others: 0, ways },
    { name: "shapes", writers: 0, digits: 0, others: 2, ways },
  ];
  const rows = report(sets, "a browser").split("\n").filter((line) => /^\| (digits|shapes)/.test(line));
  assert.deepEqual(rows, [
    "| digits | 2 | 4 | a | 75.00 % (30.06 to 95.44) | 25.00 % | 0.00 % |",
    "| digits | 2 | 4 | b | 75.00 % (30.06 to 95.44) | 25.00 % | 0.00 % |",
    "| shapes | 2 | a | 50.00 % (9.45 to 90.55) |",
    "| shapes | 2 | b | 50.00 % (9.45 to 90.55) |",
  ]);
});
