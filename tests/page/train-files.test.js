/** "Watch it learn" on MNIST's files: in any order, plain and gzipped; and what is said of files that do not fit. */

import assert from "node:assert/strict";
import { scene } from "./support/stage.js";
import { file, images, labels, pair, raw } from "./support/idx.js";
import { figure, give, open, press, reach } from "./support/train.js";

const [train, test] = [pair(3_000, 1_000_000), pair(500, 2_000_000)];

scene("four files in any order, plain and packed, are told apart by what they hold", {}, async ({ page }) => {
  await open(page);
  const first = await give(page, file("t10k-labels-idx1-ubyte.gz", test.labels), file("train-images-idx3-ubyte", train.images));
  assert.match(first.refused, /^Expected as many labels as images: train-images-idx3-ubyte has 3,000 images, t10k-labels-idx1-ubyte\.gz has 500 labels\.$/);
  const second = await give(page, file("train-labels-idx1-ubyte", train.labels), file("t10k-images-idx3-ubyte.gz", test.images));
  assert.deepEqual(second, { given: "3,000 images to learn from, 500 to test on.", refused: "" });
  assert(await page.getByLabel("MNIST’s files").isChecked());
  await press(page, "Start");
  await page.waitForFunction(() => document.querySelector("#train .words").textContent.startsWith("Learning from 3,000 images; 500 others"));
  await reach(page, 90);
});

scene("of two files some images are put aside, and names do not matter", {}, async ({ page }) => {
  await open(page);
  assert.match((await give(page, file("b", test.labels))).given, /^b has 500 labels\. Their images are missing\.$/);
  assert.match((await give(page, file("a.gz", test.images))).given, /^500 images\. One in six is put aside/);
  await press(page, "Start");
  await page.waitForFunction(() => /^Learning from 416 images; 84 others/.test(document.querySelector("#train .words").textContent));
  await page.waitForFunction(() => document.querySelector("#train .images").textContent !== "0");
});

scene("dropped files are the panel's, and no picture for the pad", {}, async ({ page }) => {
  await open(page);
  const dropped = await page.evaluateHandle(
    (files) => {
      const data = new DataTransfer();
      for (const { name, bytes } of files) data.items.add(new File([new Uint8Array(bytes)], name));
      return data;
    },
    [{ name: "images", bytes: [...test.images] }, { name: "labels", bytes: [...test.labels] }],
  );
  for (const type of ["dragenter", "dragover", "drop"]) await page.dispatchEvent("#train .go", type, { dataTransfer: dropped });
  await page.waitForFunction(() => document.querySelector("#train .given").textContent.startsWith("500 images."));
  assert.equal(await page.locator("#notices [role=alert]").count(), 0);
  assert.equal(await page.locator(".receiving").count(), 0);
});

scene("nothing is begun without files", {}, async ({ page }) => {
  await open(page);
  await page.getByLabel("MNIST’s files").check();
  await press(page, "Start");
  assert.match(await page.locator("#train .words").innerText(), /^Expected images and their labels/);
  assert.equal(await page.locator("#train .go").innerText(), "Start");
});

const one = Buffer.alloc(784, 7);
/** Files that do not fit, and what is said of each. */
const MALFORMED = {
  "wrong magic": [raw("a", "\x89PNG and more"), /^a: expected IDX images \(00 00 08 03\) or labels \(00 00 08 01\), found c2 89 50 4e$/],
  "another type of values": [raw("a", images(one, { magic: 0xd03 })), /^a: expected IDX images .*, found 00 00 0d 03$/],
  "an empty file": [raw("a", ""), /^a: expected IDX images .*, found an empty file$/],
  "images of another size": [raw("a", images(Buffer.alloc(400), { n: 1, rows: 20, columns: 20 })), /^a: .*expected images of 28x28, got 20x20$/],
  "images cut short": [raw("a", images(one, { n: 2 })), /^a: .*expected 1568 bytes after the header, got 784$/],
  "a header cut short": [raw("a", [0, 0, 8, 3, 0]), /^a: .*expected a header of 16 bytes, got 5 bytes in all$/],
  "no images": [raw("a", images([])), /^a: expected images, found none$/],
  "a label that is no digit": [raw("a", labels([1, 10])), /^a: label 1: expected a digit in 0\.\.=9, got 10$/],
  "labels cut short": [raw("a", labels([1], { n: 3 })), /^a: .*expected 3 bytes after the header, got 1$/],
  "not gzip": [raw("a.gz", "not gzip at all"), /^a\.gz: expected gzip \(1f 8b\), found 6e 6f 74 20$/],
  "gzip cut short": [raw("a.gz", file("a.gz", test.images).buffer.subarray(0, 5000)), /^a\.gz: it could not be read to its end/],
  "gzip of something else": [file("a.gz", Buffer.from("something else")), /^a\.gz: expected IDX images .* in the gzip file, found 73 6f 6d 65$/],
  "too large once unpacked": [file("a.gz", Buffer.alloc(80_000_000)), /^a\.gz: expected at most 100,000 images, found more/],
};

scene("a file that does not fit is refused with what was expected and found", {}, async ({ page }) => {
  await open(page);
  assert.match((await give(page, file("images", test.images), file("labels", test.labels))).given, /^500 images\./);
  for (const [name, [given, expected]] of Object.entries(MALFORMED)) {
    const said = await give(page, given);
    assert.match(said.refused, expected, name);
    assert.match(said.given, /^500 images\./, `${name}: what was there before stays`);
  }
  const [more, fewer] = [labels([1, 2, 3]), images(Buffer.alloc(2 * 784))];
  assert.match((await give(page, file("c", more), file("d", fewer))).refused, /^Expected as many labels as images: d has 2 images, c has 3 labels\.$/);
  await press(page, "Start");
  assert.match(await page.locator("#train .words").innerText(), /^Expected images and their labels/);
  assert.equal(await figure(page, "images"), 0);
});
