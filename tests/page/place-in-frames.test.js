/** A point is the pen's position on the pad, also where the pad's page is in a frame that is transformed or zoomed. */

import { bare, inkOf, ready, serveBare } from "./support/bare.js";
import { scene } from "./support/stage.js";
import { near, WAY } from "./support/way.js";

const FRAME = '<iframe src="inner.html" width="600" height="600"></iframe>';
const framed = { ...bare(FRAME, { defined: false }), viewport: { width: 1800, height: 1000 } };
const { before } = framed;
framed.before = async (page) => {
  await serveBare(page, "<digit-pad></digit-pad>", { name: "inner.html" });
  await before(page);
};

for (const [name, style, matrix] of [
  ["scaled", "transform: scale(0.5)", [0.5, 0, 0, 0.5]],
  ["turned", "transform: rotate(90deg)", [0, 1, -1, 0]],
  ["zoomed", "zoom: 1.5", [1.5, 0, 0, 1.5]],
]) {
  // All of the browser's events must report the same position. The test needs real ones, more than one per frame.
  scene(`in a frame that is ${name} from outside`, framed, async ({ page }) => {
    const frame = page.frame({ url: /inner/ });
    await ready(frame);
    await page.$eval(
      "iframe",
      (iframe, style) => {
        document.body.style.margin = "0";
        iframe.style.cssText = `border: 0; position: absolute; top: 20px; left: 650px; transform-origin: 0 0; ${style}`;
      },
      style,
    );
    const origin = await page.$eval("iframe", (iframe) => [iframe.offsetLeft, iframe.offsetTop]);
    const zoom = name === "zoomed" ? matrix[0] : 1;
    const pad = await frame.$eval("digit-pad", (pad) => pad.getBoundingClientRect().toJSON());
    const shown = WAY.map(([s, t]) => {
      const [x, y] = [pad.x + s * pad.width, pad.y + t * pad.height];
      const [a, b, c, d] = matrix;
      return [zoom * origin[0] + a * x + c * y, zoom * origin[1] + b * x + d * y];
    });
    await page.mouse.move(...shown[0]);
    await page.mouse.down();
    await Promise.all(shown.slice(1).map((point) => page.mouse.move(...point)));
    await page.mouse.up();
    const [stroke] = await inkOf(frame);
    near(stroke, WAY, 0.01);
  });
}
