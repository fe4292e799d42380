/** A point is the pen's position on the pad, wherever the pad is at that moment. */

import assert from "node:assert/strict";
import { bare, digitOf, inkOf, ready } from "./support/bare.js";
import { scene } from "./support/stage.js";
import { near, WAY } from "./support/way.js";

const NESTED = '<div id="outer"><div id="inner"><digit-pad></digit-pad></div></div>';

for (const [name, style] of Object.entries({
  scaled: "transform: scale(0.6, 1.7)",
  turned: "transform: rotate(33deg)",
  "scaled, turned and skewed": "transform: translate(40px, -12px) rotate(-118deg) scale(1.3, 0.7) skewX(14deg)",
  "scaled by the newer properties": "scale: 0.8; rotate: 70deg; translate: 10px 20px",
  zoomed: "zoom: 1.5",
  "tilted in perspective": "transform: perspective(700px) rotateY(35deg) rotateX(20deg)",
})) {
  scene(`in an ancestor that is ${name}, at exact coordinates`, { ...bare(NESTED), webkit: "positions between pixels" }, async ({ page }) => {
    await ready(page);
    await page.evaluate((style) => {
      document.body.style.margin = "250px";
      document.querySelector("#outer").style.cssText = `width: 20rem; ${style}`;
      document.querySelector("#inner").style.transform = "rotate(10deg)";
    }, style);
    // A probe element shows where a point of the pad is in the window.
    const shown = await page.$eval(
      "digit-pad",
      (pad, way) => {
        pad.style.position = "relative";
        const probe = document.createElement("i");
        pad.parentElement.append(probe);
        const at = ([x, y]) => {
          probe.style.cssText = `position: absolute; left: ${pad.offsetLeft + x * pad.clientWidth}px; top: ${pad.offsetTop + y * pad.clientWidth}px`;
          const { left, top } = probe.getBoundingClientRect();
          return [left, top];
        };
        pad.parentElement.style.position = "relative";
        const points = way.map(at);
        probe.remove();
        return points;
      },
      WAY,
    );
    await page.$eval(
      "digit-pad",
      (pad, points) => {
        const send = (type, [clientX, clientY], buttons) =>
          pad.dispatchEvent(new PointerEvent(type, { pointerId: 1, clientX, clientY, buttons, bubbles: true }));
        send("pointerdown", points[0], 1);
        for (const point of points.slice(1)) send("pointermove", point, 1);
        send("pointerup", points.at(-1), 0);
      },
      shown,
    );
    const [stroke] = await inkOf(page);
    near(stroke, WAY, 1e-3);
  });
}

/** Runs in the page before its own scripts: boxes as in Safari, and in Chromium before the standard had `zoom`. */
function withoutZoom() {
  const { get } = Object.getOwnPropertyDescriptor(Element.prototype, "currentCSSZoom");
  const { getBoundingClientRect } = Element.prototype;
  delete Element.prototype.currentCSSZoom;
  Element.prototype.getBoundingClientRect = function () {
    const { x, y, width, height } = getBoundingClientRect.call(this);
    const zoom = get.call(this);
    return new DOMRect(x / zoom, y / zoom, width / zoom, height / zoom);
  };
}

scene("zoomed, where the browser's boxes leave zoom out", { ...bare(NESTED), chromium: "boxes that no script of the page changes" }, async ({ page }) => {
  await page.addInitScript(withoutZoom);
  await page.reload();
  await ready(page);
  await page.evaluate(() => {
    document.querySelector("#outer").style.cssText = "width: 20rem; zoom: 1.5; padding: 30px";
    document.querySelector("#inner").style.zoom = "0.8";
  });
  const { x, y, width } = await page.locator("digit-pad").boundingBox();
  assert.equal(Math.round(width), Math.round(320 * 1.5 * 0.8));
  for (const [i, [s, t]] of WAY.entries()) {
    await page.mouse.move(x + s * width, y + t * width);
    if (i === 0) await page.mouse.down();
  }
  await page.mouse.up();
  const [stroke] = await inkOf(page);
  near(stroke, WAY, 0.006);
});

/** Draws half of the stroke, changes the page, and draws the other half. */
async function interrupted(page, happen) {
  const to = async ([x, y]) => {
    const box = await page.locator("digit-pad").boundingBox();
    await page.mouse.move(box.x + x * box.width, box.y + y * box.height);
  };
  await to(WAY[0]);
  await page.mouse.down();
  for (const point of WAY.slice(1, 10)) await to(point);
  await page.evaluate(() => new Promise(requestAnimationFrame));
  await happen();
  for (const point of WAY.slice(10)) await to(point);
  await page.mouse.up();
  const strokes = await inkOf(page);
  assert.equal(strokes.length, 1);
  return strokes[0];
}

scene("the page scrolls in the middle of a stroke", bare("<div><digit-pad></digit-pad></div>"), async ({ page }) => {
  await page.evaluate(() => (document.querySelector("div").style.cssText = "height: 3000px; padding-top: 150px"));
  await ready(page);
  const stroke = await interrupted(page, () => page.evaluate(() => scrollBy(0, 130)));
  assert.equal(await page.evaluate(() => scrollY), 130);
  near(stroke, WAY, 0.006);
});

scene("the pad moves in the middle of a stroke", bare("<p></p><digit-pad></digit-pad>"), async ({ page }) => {
  await ready(page);
  const stroke = await interrupted(page, () => page.evaluate(() => (document.querySelector("p").style.height = "120px")));
  near(stroke, WAY, 0.006);
});

scene("the pad changes its size in the middle of a stroke", bare("<digit-pad></digit-pad>"), async ({ page }) => {
  await ready(page);
  const size = (side) => page.$eval("digit-pad", (pad, side) => (pad.style.width = side), side);
  await size("200px");
  const stroke = await interrupted(page, () => size("480px"));
  near(stroke, WAY, 0.006);
  const { frame, points } = await page.$eval("digit-pad", ({ ink: [stroke] }) => stroke);
  assert.equal(frame, 200);
  assert(points.every((value) => value < 200), "all in the frame that the stroke was begun in");
});

scene("ink drawn at one size and gone on with at another is read as one drawing", bare("<digit-pad></digit-pad>"), async ({ page }) => {
  await ready(page);
  const size = (side) => page.$eval("digit-pad", (pad, side) => (pad.style.width = side), side);
  const line = async (...way) => {
    const { x, y, width } = await page.locator("digit-pad").boundingBox();
    for (const [i, [s, t]] of way.entries()) {
      await page.mouse.move(x + s * width, y + t * width);
      if (i === 0) await page.mouse.down();
    }
    await page.mouse.up();
  };
  await size("240px");
  await line([0.3, 0.2], [0.2, 0.55], [0.75, 0.55]);
  await size("480px");
  await line([0.6, 0.3], [0.6, 0.85]);
  assert.equal(await digitOf(page), 4);
});
