/**
 * How a drawing becomes the glyph, step by step: the strokes as they are, set upright, boxed, scaled, centred, and as pixels.
 *
 * @import { Framing, Stroke } from "../../../digit-pad/types.js"
 * @import { Seen } from "../feed.js"
 */

import { button, make } from "../../dom.js";
import { fill } from "../../words.js";
import { LayerSheet } from "../sheet.js";
import { LAYERS } from "../shapes.js";
import { text } from "./text.js";

/** The number of steps. */
export const STEPS = 6;
const SVG = "http://www.w3.org/2000/svg";
/** In pixels of the glyph: its side, the box's side, the pen's width, and where the centre of mass is put. */
const [GLYPH, BOX, PEN, MIDDLE] = [28, 20, 2.5, 14.5];

/** @typedef {(x: number, y: number) => [number, number]} Place */
/** @typedef {{name: string, says: string, side: number, pen: number, place: Place, marks?: string}} Stage */

/**
 * @param {Framing} framing
 * @param {number} side of the pad
 * @param {number} pen its width on the pad
 * @returns {Stage[]}
 */
function stages({ slant, centreX, centreY, scale, middleX, middleY }, side, pen) {
  const degrees = Math.round((Math.atan(slant) * 180) / Math.PI);
  /** @type {Place} */
  const upright = (x, y) => [x - slant * (y - centreY), y];
  /** @type {(x: number, y: number) => Place} */
  const scaled = (toX, toY) => (x, y) => [(upright(x, y)[0] - centreX) * scale + toX, (y - centreY) * scale + toY];
  // The square of 20 pixels that the ink fits into, drawn pen included, in units of the drawing.
  const half = scale > 0 ? BOX / scale / 2 : side / 2;
  const box = (/** @type {number} */ x, /** @type {number} */ y, /** @type {number} */ r) => `M${x - r} ${y - r}h${2 * r}v${2 * r}h${-2 * r}z`;
  const cross = `M${MIDDLE} 0V${GLYPH}M0 ${MIDDLE}H${GLYPH}`;
  const lean = degrees === 0 ? text.upright : fill(degrees < 0 ? text.leansRight : text.leansLeft, { n: Math.abs(degrees) });
  return [
    { name: text.stages.strokes, says: text.says.strokes, side, pen, place: (x, y) => [x, y] },
    { name: text.stages.upright, says: lean, side, pen, place: upright },
    { name: text.stages.box, says: text.says.box, side, pen, place: upright, marks: box(centreX, centreY, half) },
    { name: text.stages.scaled, says: text.says.scaled, side: GLYPH, pen: PEN, place: scaled(GLYPH / 2, GLYPH / 2), marks: box(GLYPH / 2, GLYPH / 2, BOX / 2) },
    { name: text.stages.centred, says: text.says.centred, side: GLYPH, pen: PEN, place: scaled(middleX, middleY), marks: cross },
  ];
}

/** @param {readonly Stroke[]} strokes in one unit @param {Stage} stage */
function picture(strokes, { side, pen, place, marks = "" }) {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", `0 0 ${side} ${side}`);
  svg.setAttribute("aria-hidden", "true");
  const draw = (/** @type {string} */ d, /** @type {string} */ kind) => {
    const path = document.createElementNS(SVG, "path");
    path.setAttribute("d", d);
    path.setAttribute("class", kind);
    svg.append(path);
    return path;
  };
  for (const { points } of strokes) {
    let d = "";
    for (let i = 0; i < points.length; i += 3) {
      const [x, y] = place(/** @type {number} */ (points[i]), /** @type {number} */ (points[i + 1]));
      d += `${i ? "L" : "M"}${x.toFixed(2)} ${y.toFixed(2)}`;
    }
    draw(points.length === 3 ? `${d}h.01` : d, "ink").style.strokeWidth = String(pen);
  }
  draw(marks, "marks").setAttribute("vector-effect", "non-scaling-stroke");
  return svg;
}

/**
 * @param {{framing: Framing, ink: readonly Stroke[]}} inked
 * @param {Seen} seen
 * @param {number} chosen which step is shown large
 * @param {(step: number) => void} choose
 */
export function steps({ framing, ink }, { prediction }, chosen, choose) {
  const side = ink.at(-1)?.frame ?? 1;
  const left = new Set(prediction.leftOut);
  const same = ink.map(({ points, frame }) => ({ points: points.map((value) => (value * side) / frame), frame: side }));
  const kept = same.filter((_, i) => !left.has(i));
  const pen = kept[0]?.points[2] ?? 1;
  const found = stages(framing, side, pen);
  const pixels = () => {
    const canvas = make("canvas", { class: "pixels" });
    const layer = /** @type {import("../shapes.js").Layer} */ (LAYERS[0]);
    queueMicrotask(() => new LayerSheet(canvas, layer).show(prediction.glyph));
    return canvas;
  };
  const last = { name: text.stages.glyph, says: text.says.glyph };
  const draw = (/** @type {number} */ i) => (found[i] ? picture(i === 0 ? same : kept, found[i]) : pixels());
  const names = [...found, last];
  const small = names.map(({ name }, i) => {
    const one = button("", () => choose(i), { "aria-pressed": String(i === chosen) });
    one.append(draw(i), make("span", {}, fill(text.numbered, { n: i + 1, name })));
    return one;
  });
  const large = make("div", { class: "product stage" }, draw(chosen), make("p", { class: "total" }, names[chosen]?.says ?? ""));
  return [make("div", { class: "patches stages", role: "group", "aria-label": text.toGlyph }, ...small), large];
}
