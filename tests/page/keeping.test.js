/** Whatever happens to the browser's database, the page reads digits, says what happened, and loses nothing. */

import assert from "node:assert/strict";
import { download } from "./support/engine.js";
import { bring, exchanged, open, press } from "./support/my-digits.js";
import { scene, whole } from "./support/stage.js";
import { drawn, kept, ODD_FOUR, reload, said, say, weights } from "./support/teaching.js";

const notice = async (page) => {
  const element = page.locator(".notice.problem");
  await element.waitFor();
  return element.textContent();
};

/** The file that the notice's "Download" gives, parsed as JSON. */
const downloaded = async (page) => JSON.parse((await download(page, () => page.click(".notice .action"))).bytes.toString());

/** Writes a database in place of the page's, as if somebody had taught. */
const plant = async (page, version, tables) => {
  // Wait until the page has looked for its database: later, it would find nothing learnt in this one, and note that.
  await whole(page);
  await page.evaluate(
    async ([version, tables]) => {
      const open = indexedDB.open("lenet5", version);
      open.onupgradeneeded = () => {
        for (const [name, records] of Object.entries(tables)) {
          const table = open.result.createObjectStore(name, { keyPath: "id" });
          for (const record of records) table.put(record);
        }
      };
      await new Promise((resolve, reject) => Object.assign(open, { onsuccess: resolve, onerror: () => reject(open.error) }));
      open.result.close();
      localStorage.setItem("lenet5.hand", "1");
    },
    [version, tables],
  );
};

const taught = async (page) => {
  await drawn(page, ODD_FOUR);
  await say(page, "4");
  return said(page);
};

const STROKES = [{ points: [1, 2, 3, 4, 5, 6], frame: 300 }];
const UNREADABLE = {
  "written by a newer version of the page": [7, { hands: [{ id: "a", secret: 1 }], drawings: [] }, /newer version/],
  "somebody else's": [1, { todos: [{ id: "milk" }] }, /expected a table "hands", found none/],
  "damaged": [
    1,
    { hands: [], versions: [], samples: [{ id: "s", hand: "h", label: 12, strokes: STROKES, when: 1 }] },
    /a record of "samples" has no valid "label"/,
  ],
  "holding a picture of another size": [
    1,
    { hands: [], versions: [], samples: [{ id: "s", hand: "h", label: 1, strokes: [], glyph: [0, 255], when: 1 }] },
    /a record of "samples" has no valid "glyph"/,
  ],
};
for (const [what, [version, tables, why]] of Object.entries(UNREADABLE)) {
  scene(`a database that is ${what} is left alone, and can be downloaded`, {}, async ({ page }) => {
    await plant(page, version, tables);
    const before = await kept(page);
    await reload(page);
    assert.match(await notice(page), why);
    assert.deepEqual((await downloaded(page)).tables, tables);
    assert.match(await taught(page), /Noted: your 4.*It reads this as a 4 now.*lasts until you leave/);
    assert.deepEqual(await kept(page), before);
    await reload(page);
    await notice(page);
    assert.equal(await weights(page), null);
  });
}

scene("weights that are none are not used, and the drawings stay", {}, async ({ page }) => {
  const hand = { id: "h", name: "Me", used: 1, version: "v", base: null, tried: "s=4" };
  const sample = { id: "s", hand: "h", label: 4, strokes: STROKES, when: 1 };
  await plant(page, 1, { hands: [hand], samples: [sample], versions: [] });
  await page.evaluate(async () => {
    const open = indexedDB.open("lenet5");
    await new Promise((resolve) => (open.onsuccess = resolve));
    const version = { id: "v", hand: "h", weights: new Uint8Array(9), guard: null, from: "s=4", before: null, correction: "s", when: 1 };
    const write = open.result.transaction("versions", "readwrite");
    write.objectStore("versions").put(version);
    await new Promise((resolve) => (write.oncomplete = resolve));
    open.result.close();
  });
  await reload(page);
  assert.match(await notice(page), /What was learnt cannot be used/);
  assert.equal(await weights(page), null);
  assert.deepEqual((await kept(page)).samples, [sample]);
  assert.match(await taught(page), /Kept: your 4, 2 so far/);
});

const closed = { before: (page) => page.addInitScript(() => Object.defineProperty(window, "indexedDB", { value: undefined })) };

scene("without a database it teaches for as long as the page is there", closed, async ({ page }) => {
  assert.match(await taught(page), /Noted: your 4.*It reads this as a 4 now.*keeps nothing for this page/);
  assert.match(await notice(page), /Nothing can be kept/);
  await reload(page);
  assert.equal(await weights(page), null);
});

const refusing = {
  before: (page) =>
    page.addInitScript(() => {
      IDBFactory.prototype.open = () => {
        throw new DOMException("denied.", "SecurityError");
      };
    }),
};

scene("nor where the browser forbids it", refusing, async ({ page }) => {
  assert.match(await taught(page), /It reads this as a 4 now/);
  assert.match(await notice(page), /Nothing can be kept.*: denied\. What/);
});

scene("with no room left, what was kept stays, what is new lasts until the page is left, and the file that is offered can be opened", {}, async ({ page }) => {
  assert.match(await taught(page), /It reads this as a 4 now/);
  const before = await kept(page);
  await page.evaluate(() => {
    IDBObjectStore.prototype.put = () => {
      throw new DOMException("the disk is full", "QuotaExceededError");
    };
  });
  await page.$eval("#pad", (pad) => pad.clear());
  await drawn(page, [[[0, 0], [60, 0], [20, 100]], [[10, 50], [55, 50]]]);
  await say(page, "7");
  assert.match(await said(page), /Noted: your 7, 1 so far/);
  assert.match(await notice(page), /There is no room to keep this: the disk is full/);
  const file = await download(page, () => page.click(".notice .action"));
  assert.deepEqual(await kept(page), before);
  await reload(page);
  await page.waitForFunction(() => document.querySelector("#pad").weights !== null);
  await open(page);
  for (let times = 0; times < 2; times += 1) await press(page, "Forget");
  await page.waitForFunction(() => document.querySelector("#pad").weights === null);
  await bring(page, file.name, file.bytes);
  await exchanged(page, /2 drawings taken from lenet5-kept\.json/);
  await page.waitForFunction(() => document.querySelector("#pad").weights !== null);
  const { hands, samples, versions } = await kept(page);
  assert.deepEqual([hands.map(({ id }) => id), samples.map(({ label }) => label).sort()], [before.hands.map(({ id }) => id), [4, 7]]);
  assert.deepEqual(versions.find(({ id }) => id === before.versions[0].id), before.versions[0]);
});
