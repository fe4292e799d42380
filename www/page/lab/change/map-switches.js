/**
 * A convolutional layer's feature maps, each a button that switches its filter off and on.
 *
 * @import { Switchable } from "./layers.js"
 */

import { button, make } from "../../dom.js";
import { mixed } from "../../signs.js";
import { palette } from "../../palette.js";
import { fill } from "../../words.js";
import { text } from "./text.js";

export class MapSwitches {
  #layer;
  #maps;
  element;

  /** @param {Switchable} layer @param {(map: number) => void} toggle */
  constructor(layer, toggle) {
    this.#layer = layer;
    this.#maps = Array.from({ length: layer.maps }, (_, map) => {
      const canvas = make("canvas", { width: String(layer.side), height: String(layer.side), "aria-hidden": "true" });
      const one = button("", () => toggle(map), { class: "map", "aria-label": fill(text.map, { layer: layer.name, map: map + 1 }) });
      one.append(canvas, String(map + 1));
      return { one, canvas };
    });
    this.element = make("div", { class: `maps ${layer.key}`, role: "group", "aria-label": fill(text.maps, { layer: layer.name }) }, ...this.#maps.map(({ one }) => one));
  }

  /** @param {Float32Array} values map by map @param {readonly number[]} off */
  show(values, off) {
    const most = values.reduce((a, b) => Math.max(a, b), 0) || 1;
    const { side } = this.#layer;
    this.#maps.forEach(({ one, canvas }, map) => {
      one.setAttribute("aria-pressed", String(!off.includes(map)));
      const { paper, ink } = palette(canvas);
      const image = new ImageData(side, side);
      for (let i = 0; i < side * side; i += 1) image.data.set([...mixed(Number(values[map * side * side + i]) / most, paper, ink), 255], 4 * i);
      canvas.getContext("2d")?.putImageData(image, 0, 0);
    });
  }
}
