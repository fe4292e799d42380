/**
 * The brackets on the pad. They lie over it, take no pointer events, and move with what was drawn.
 *
 * @import { DigitPad } from "../../../digit-pad/element.js"
 * @import { NumberDigit } from "../../../digit-pad/types.js"
 * @import { Shown } from "../../selection.js"
 */

export class Brackets {
  #layer = document.createElement("div");
  /** @type {readonly NumberDigit[]} */
  #digits = [];
  #frame = 0;
  #pad;

  /** @param {DigitPad} pad */
  constructor(pad) {
    this.#pad = pad;
    this.#layer.className = "brackets";
    this.#layer.setAttribute("aria-hidden", "true");
    pad.after(this.#layer);
    new ResizeObserver(() => this.#fit()).observe(pad);
    addEventListener("resize", () => this.#fit());
  }

  /** @param {DigitPad} pad @param {Shown} shown */
  update({ ink, picture }, { digits, at }) {
    // Boxes are in CSS pixels of the pad as it was when the last stroke began; or in pixels of the picture, centred in it.
    const { width = 0, height = 0 } = picture?.pixels ?? {};
    const { frame = Math.max(width, height, 1) } = ink.at(-1) ?? {};
    const [left, top] = picture ? [(frame - width) / 2, (frame - height) / 2] : [0, 0];
    if (digits !== this.#digits || frame !== this.#frame) {
      this.#digits = digits;
      this.#frame = frame;
      this.#layer.replaceChildren(...digits.map(({ box: { x, y, ...size } }) => bracket({ x: x + left, y: y + top, ...size }, frame)));
      this.#fit();
    }
    [...this.#layer.children].forEach((bracket, i) => {
      bracket.classList.toggle("current", i === at);
      bracket.classList.toggle("unsure", digits[i]?.state === "unsure");
    });
  }

  /** Lays the brackets on the pad, wherever it is. */
  #fit() {
    const { offsetTop, offsetLeft, offsetWidth, offsetHeight } = this.#pad;
    Object.assign(this.#layer.style, { top: `${offsetTop}px`, left: `${offsetLeft}px`, width: `${offsetWidth}px`, height: `${offsetHeight}px` });
  }
}

/** @param {NumberDigit["box"]} box @param {number} frame */
function bracket({ x, y, width, height }, frame) {
  const element = document.createElement("i");
  const parts = { "--x": x + width / 2, "--y": y + height, "--w": width };
  for (const [name, length] of Object.entries(parts)) element.style.setProperty(name, (length / frame).toFixed(4));
  return element;
}
