/**
 * What each layer makes of the drawing, in a row below the pad, updated while it is drawn.
 *
 * @import { DigitPad } from "../../digit-pad/element.js"
 * @import { Shown } from "../selection.js"
 * @import { State } from "../state.js"
 * @import { Seen } from "./feed.js"
 * @import { Layer } from "./shapes.js"
 */

import { calm } from "../calm.js";
import { make } from "../dom.js";
import { onRecolour } from "../recolour.js";
import { fill } from "../words.js";
import { Feed } from "./feed.js";
import { LayerSheet } from "./sheet.js";
import { LAYERS, valuesOf } from "./shapes.js";
import { ten } from "./ten.js";
import { text } from "./text.js";

/** The narrowest layer's width, as a fraction of its height. */
const LEAST = 0.4;
/** Windows that have room for long rows of maps. */
const WIDE = "(min-width: 56rem)";
/** The pulse's delay from layer to layer, when the pen is lifted. */
const PULSE_MS = 80;

export class Strip {
  #section;
  #feed;
  /** @type {((seen: Seen | null) => void)[]} */
  #followers = [];
  /** What is shown. @type {Seen | null} */
  seen = null;
  /** @type {LayerSheet[]} */
  sheets;

  /** @param {HTMLElement} section gets the layers; hidden while there is nothing to be seen @param {DigitPad} pad */
  constructor(section, pad) {
    this.#section = section;
    this.#feed = new Feed(pad, (seen) => this.#show(seen));
    const list = make("ol", { role: "list" });
    this.sheets = LAYERS.map((layer) => {
      const { item, canvas } = markup(layer);
      list.append(item);
      return new LayerSheet(canvas, layer);
    });
    section.prepend(list);
    this.arrange();
    pad.addEventListener("change", () => this.#pulse());
    matchMedia(WIDE).addEventListener("change", () => this.arrange());
    onRecolour(() => this.#recolour());
  }

  /** Lays the maps out for the space available. */
  arrange() {
    const long = matchMedia(WIDE).matches && !document.documentElement.classList.contains("inside");
    for (const sheet of this.sheets) {
      sheet.arrange(long && sheet.layer.maps > 6 ? 8 : sheet.layer.across);
      const { width, height } = sheet.canvas;
      sheet.canvas.parentElement?.parentElement?.style.setProperty("--part", String(Math.max(width / height, LEAST)));
    }
  }

  /** Calls `follower` now and whenever something else is shown. @param {(seen: Seen | null) => void} follower */
  subscribe(follower) {
    this.#followers.push(follower);
    follower(this.seen);
  }

  /** @param {State} _ @param {DigitPad} __ @param {Shown} shown */
  update(_, __, { prediction }) {
    this.#feed.follow(prediction);
  }

  /** Animates what was drawn going through the layers, from the first to the last. */
  #pulse() {
    if (calm()) return;
    const frames = [{ transform: "none" }, { transform: "scale(1.06)", offset: 0.3 }, { transform: "none" }];
    this.sheets.forEach(({ canvas }, layer) => canvas.parentElement?.animate(frames, { duration: 3 * PULSE_MS, delay: layer * PULSE_MS }));
  }

  #recolour() {
    for (const sheet of this.sheets) sheet.recolour();
    for (const follower of this.#followers) follower(this.seen);
  }

  /** @param {Seen | null} seen */
  #show(seen) {
    this.seen = seen;
    this.#section.classList.toggle("none", seen === null);
    if (seen) for (const sheet of this.sheets) sheet.show(valuesOf(sheet.layer, seen));
    for (const follower of this.#followers) follower(seen);
  }
}

/** @param {Layer} layer */
function markup({ key, name, short, size, does, parameters }) {
  const learned = parameters > 0 ? ` ${fill(text.learned, { n: parameters })}` : "";
  const canvas = make("canvas", { role: "img", "aria-label": key === "input" ? text.drawing : fill(text.layer, { name, size, does }) + learned });
  if (key === "input") canvas.id = "glyph";
  const label = make("b", { title: `${size}. ${does}${learned}` }, short, make("small", {}, size));
  const names = key === "output" ? [ten()] : [];
  return { item: make("li", {}, make("div", {}, canvas, ...names), label), canvas };
}
