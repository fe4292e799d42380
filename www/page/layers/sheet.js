/**
 * A layer's maps on one canvas, in one ink. No value is negative. The darkest ink stands for the values' limit
 * where that is known, otherwise for the layer's largest value.
 *
 * @import { Layer } from "./shapes.js"
 */

import { palette } from "../palette.js";
import { corner, extent, largest } from "./shapes.js";

export class LayerSheet {
  #context;
  #shown = /** @type {Float32Array} */ (new Float32Array());
  #image = /** @type {ImageData} */ (new ImageData(1, 1));
  #pixels = /** @type {Uint32Array} */ (new Uint32Array());
  #across = 0;
  #most = 1;
  #inks = /** @type {Uint32Array} */ (new Uint32Array());
  canvas;
  layer;

  /** @param {HTMLCanvasElement} canvas painted in its colours @param {Layer} layer */
  constructor(canvas, layer) {
    this.canvas = canvas;
    this.layer = layer;
    this.#context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
    this.arrange(layer.across);
  }

  /** Maps in a row. */
  get across() {
    return this.#across;
  }

  /** @param {number} across maps in a row */
  arrange(across) {
    if (across === this.#across) return;
    this.#across = across;
    Object.assign(this.canvas, extent(this.layer, across));
    this.#image = new ImageData(this.canvas.width, this.canvas.height);
    this.#pixels = new Uint32Array(this.#image.data.buffer);
    this.#paint();
  }

  /** Repaints after the colours around it have changed. */
  recolour() {
    this.#inks = new Uint32Array();
    this.#paint();
  }

  /**
   * @param {Float32Array} values map by map, row by row
   * @param {number} [most] the value shown as dark as ink
   */
  show(values, most = this.layer.most ?? largest(values)) {
    const [before, mostBefore] = [this.#shown, this.#most];
    [this.#shown, this.#most] = [values, most];
    if (most !== mostBefore || !same(values, before)) this.#paint();
  }

  #paint() {
    const values = this.#shown;
    if (values.length === 0) return;
    if (this.#inks.length === 0) this.#inks = shades(palette(this.canvas));
    const [inks, pixels, scale] = [this.#inks, this.#pixels, 255 / this.#most];
    const { maps, wide, high, grain } = this.layer;
    const width = this.#image.width;
    for (let map = 0, unit = 0; map < maps; map += 1) {
      const { x, y } = corner(this.layer, this.#across, map);
      for (let row = 0; row < high; row += 1) {
        const start = (y + row * grain) * width + x;
        let at = start;
        for (let column = 0; column < wide; column += 1, unit += 1) {
          const ink = /** @type {number} */ (inks[Math.round(scale * /** @type {number} */ (values[unit]))]);
          for (let pixel = 0; pixel < grain; pixel += 1, at += 1) pixels[at] = ink;
        }
        for (let line = 1; line < grain; line += 1) pixels.copyWithin(start + line * width, start, at);
      }
    }
    this.#context.putImageData(this.#image, 0, 0);
  }
}

/** @param {Float32Array} a @param {Float32Array} b */
function same(a, b) {
  let i = a.length === b.length ? 0 : -1;
  while (i >= 0 && i < a.length && a[i] === b[i]) i += 1;
  return i === a.length;
}

/** The shades from paper to ink, as pixels of an ImageData. @param {ReturnType<typeof palette>} colours */
function shades({ paper, ink }) {
  const bytes = new Uint8ClampedArray(4 * 256).fill(255);
  for (let i = 0; i < 256; i += 1) {
    for (let c = 0; c < 3; c += 1) bytes[4 * i + c] = ((255 - i) * Number(paper[c]) + i * Number(ink[c])) / 255;
  }
  return new Uint32Array(bytes.buffer);
}
