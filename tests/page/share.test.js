/** A drawing has an address, which restores it, and the unit that was selected. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { LONGEST, decode, encode } from "../../www/page/share/code.js";
import { flattened, recorded, recordedDigit } from "./support/ink.js";
import { draw } from "./support/pen.js";
import { picture } from "./support/picture.js";
import { scene, whole } from "./support/stage.js";
import { copied } from "./support/told.js";
import { settled } from "./support/worker.js";

const { load } = await import(new URL("../../pkg/index.js", import.meta.url).href);
const recognizer = await load();

/** Recorded strokes as a pad has them: on a pad of 400 units, with a pen of 12. */
const asInk = (strokes) => strokes.map((stroke) => ({ points: stroke.flatMap(([x, y]) => [x, y, 12]), frame: 400 }));
const read = (ink) => {
  const { points, strokeEnds } = flattened(ink.map(({ points }) => Array.from({ length: points.length / 3 }, (_, i) => points.slice(3 * i, 3 * i + 2))));
  return recognizer.recognize(points, strokeEnds);
};

test("every recorded drawing comes back from its address as what it was", async () => {
  for (const { strokes } of [...(await recorded()), ...(await recorded("not_digits"))]) {
    const ink = asInk(strokes);
    const code = encode(ink);
    assert(code.length <= LONGEST, `${code.length} characters`);
    const back = decode(code);
    assert.equal(encode(back), code);
    assert.equal(back.length, ink.length);
    const [was, is] = [read(ink), read(back)];
    was.probabilities.forEach((probability, digit) => assert(Math.abs(probability - is.probabilities[digit]) < 0.2, `${digit}`));
    if (was.state === "sure" && was.probabilities[was.digit] > 0.95) assert.equal(is.digit, was.digit);
  }
});

test("a drawing of very many points is thinned until its address is short", () => {
  const points = Array.from({ length: 3000 }, (_, i) => [200 + 0.05 * i * Math.cos(i / 60), 200 + 0.05 * i * Math.sin(i / 60), 12]).flat();
  const code = encode([{ points, frame: 400 }]);
  assert(code.length <= LONGEST && code.length > LONGEST / 4, `${code.length}`);
  const [first, last] = [decode(code)[0].points.slice(0, 2), decode(code)[0].points.slice(-3, -1)];
  assert(Math.hypot(first[0] - points[0], first[1] - points[1]) < 1 && Math.hypot(last[0] - points.at(-3), last[1] - points.at(-2)) < 1);
});

test("what is no drawing is refused, and says what was expected", () => {
  const good = encode(asInk([[[0, 0], [10, 10]]]));
  const wrong = ["", "1", "1.", "2.AAAA", "1.*", `1.${"A".repeat(9)}`, "1.AAAA", `${good}A`, `${good}AAAA`, good.slice(0, -2), "1.____________", `1.${"_".repeat(40_000)}`];
  for (const code of wrong) assert.throws(() => decode(code), { message: /^expected .+found .|^expected letters/ }, code.slice(0, 30));
  assert.throws(() => decode(""), { message: "expected version 1, found nothing" });
});

scene("an address restores drawing, view and unit", { permissions: ["clipboard-read", "clipboard-write"] }, async ({ page, url }) => {
  await draw(page, await recordedDigit(5));
  const { answer } = await settled(page);
  await page.click("#inside");
  await page.locator(".look .total").waitFor();
  const box = await page.locator("#layers canvas").nth(3).boundingBox();
  await page.mouse.click(box.x + 0.3 * box.width, box.y + 0.6 * box.height);
  const title = await page.locator(".look h2").textContent();
  const address = await copied(page);
  assert(address.startsWith(`${url}#d=1.`) && address.length < 1600, address);
  await page.evaluate(() => sessionStorage.clear());
  await page.goto("about:blank");
  await page.goto(address);
  await page.locator(".look .total").waitFor();
  assert.equal((await page.locator(".look h2").textContent()).split(":")[0], title.split(":")[0]);
  assert.equal(await page.getAttribute("#answer", "data-digit"), String(answer.digit));
  // Drawing on makes it another drawing, which a reload keeps.
  await page.keyboard.press("Escape");
  await page.keyboard.press("Escape");
  await draw(page, [[[0, 0], [10, 4]]]);
  assert.equal(new URL(page.url()).hash, "");
});

const SEVEN = "#d=1.xAQBLAiQBZoD9gEA9AEA9gEAebICe7QCebQCYbIC";
const digitIs = (page, digit) => page.waitForSelector(`#answer[data-digit="${digit}"]`);
/** What takes a drawing's place without a pen. */
const REPLACED = {
  "a picture": async (page, context) => page.setInputFiles("#file", await picture(context, await recordedDigit(3), ["#f4f1e8", "#1c2333"])),
  "an example": (page) => page.keyboard.press("3"),
};
for (const [what, give] of Object.entries(REPLACED)) {
  scene(`${what} in the place of an address's drawing is what a reload keeps`, { path: SEVEN }, async ({ page, context }) => {
    await whole(page);
    await digitIs(page, 7);
    assert.equal(await page.evaluate(() => location.hash), SEVEN, "the drawing's own address stays");
    await give(page, context);
    await digitIs(page, 3);
    assert.equal(await page.evaluate(() => location.hash), "");
    await page.reload();
    await whole(page);
    await digitIs(page, 3);
  });
}

for (const hash of ["#d=1.AAAA", "#d=9.x", "#d=1.%00%ff", "#d="]) {
  scene(`an address that holds no drawing is refused with a notice: ${hash}`, { path: hash }, async ({ page }) => {
    await page.getByText("The address holds a drawing that this page cannot read: expected").waitFor();
    assert.equal(await page.$eval("#pad", (pad) => pad.empty), true);
  });
}

scene("a notice about the address goes with what it is about", {}, async ({ page }) => {
  await whole(page);
  const go = (hash) => page.evaluate((hash) => (location.hash = hash), hash);
  const gone = () => page.waitForSelector(".notice", { state: "detached" });
  for (const bad of ["#d=zz", `${SEVEN}&u=zzz`]) {
    await go(bad);
    await page.getByText("that this page cannot read").waitFor();
    await go(SEVEN);
    await gone();
    await digitIs(page, 7);
    await go(bad);
    await page.getByText("that this page cannot read").waitFor();
    await draw(page, [[[0, 0], [10, 4]]]);
    await gone();
  }
});

scene("a picture that is kept and comes back leaves the notice about the address", {}, async ({ page, context, url }) => {
  await REPLACED["a picture"](page, context);
  await page.waitForFunction(() => sessionStorage.getItem("lenet5.picture"));
  await page.goto("about:blank");
  await page.goto(`${url}#d=zz`);
  await digitIs(page, 3);
  await page.getByText("The address holds a drawing that this page cannot read").waitFor();
  assert.equal(new URL(page.url()).hash, "", "the picture has no address");
});

scene("a screen reader is told that the address was copied", { permissions: ["clipboard-read", "clipboard-write"] }, async ({ page }) => {
  await whole(page);
  await draw(page, [[[0, 0], [0, 100]]]);
  const heard = page.waitForFunction(() => document.querySelector("#link ~ [role=status]")?.textContent === "Copied");
  await Promise.all([heard, copied(page)]);
  // Whoever reads through the page later does not hear it again.
  await page.waitForFunction(() => document.querySelector("#link ~ [role=status]").textContent === "");
});

scene("with nothing drawn there is no link, and the page says so", {}, async ({ page }) => {
  await whole(page);
  await page.click("#link");
  await page.getByText("Draw something first").waitFor();
});
