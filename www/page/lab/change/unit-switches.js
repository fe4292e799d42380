/**
 * A dense layer's units, each a cell to switch it off and on.
 *
 * @import { Switchable } from "./layers.js"
 */

import { make } from "../../dom.js";
import { mixed } from "../../signs.js";
import { palette } from "../../palette.js";
import { decimal } from "../../numbers.js";
import { fill } from "../../words.js";
import { attachGrid } from "./grid.js";
import { text } from "./text.js";

/** A cell's side in canvas pixels. */
const GRAIN = 12;
/** How dark the lines between cells are. */
const LINES = 0.15;

export class UnitSwitches {
  #layer;
  #canvas;
  #values = /** @type {Float32Array} */ (new Float32Array());
  #off = /** @type {readonly number[]} */ ([]);
  element;

  /** @param {Switchable} layer @param {(unit: number, more: boolean) => void} toggle */
  constructor(layer, toggle) {
    const { name, maps: units, across } = (this.#layer = layer);
    const label = fill(text.units, { count: units, layer: name });
    this.#canvas = make("canvas", { width: String(across * GRAIN), height: String(Math.ceil(units / across) * GRAIN), "aria-label": label });
    const [cursor, said] = [make("span", { class: "cell", "aria-hidden": "true" }), make("span", { class: "unseen", role: "status" })];
    attachGrid(this.#canvas, cursor, said, {
      wide: across,
      count: units,
      says: (unit) => fill(text.unit, { layer: name, unit: unit + 1, value: this.#off.includes(unit) ? text.isOff : decimal(Number(this.#values[unit]), 2) }),
      act: (unit, more) => {
        // Dragging only switches off: it must not switch back on what it has just passed.
        if (!more || !this.#off.includes(unit)) toggle(unit, more);
      },
    });
    this.element = make("div", { class: "editor units" }, this.#canvas, cursor, said);
  }

  /** @param {Float32Array} values @param {readonly number[]} off */
  show(values, off) {
    [this.#values, this.#off] = [values, off];
    const { paper, ink } = palette(this.#canvas);
    const pen = /** @type {CanvasRenderingContext2D} */ (this.#canvas.getContext("2d"));
    const most = values.reduce((a, b) => Math.max(a, b), 0) || 1;
    pen.fillStyle = `rgb(${mixed(LINES, paper, ink)})`;
    pen.fillRect(0, 0, this.#canvas.width, this.#canvas.height);
    values.forEach((value, unit) => {
      const [x, y] = [(unit % this.#layer.across) * GRAIN, Math.floor(unit / this.#layer.across) * GRAIN];
      pen.fillStyle = `rgb(${mixed(value / most, paper, ink)})`;
      pen.fillRect(x, y, GRAIN - 1, GRAIN - 1);
      if (!off.includes(unit)) return;
      pen.strokeStyle = `rgb(${ink})`;
      pen.beginPath();
      pen.moveTo(x + 2, y + 2);
      pen.lineTo(x + GRAIN - 2, y + GRAIN - 2);
      pen.moveTo(x + GRAIN - 2, y + 2);
      pen.lineTo(x + 2, y + GRAIN - 2);
      pen.stroke();
    });
  }
}
