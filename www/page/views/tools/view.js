/**
 * The tools' buttons: which are enabled, and which tool is in use.
 *
 * @import { DigitPad } from "../../../digit-pad/element.js"
 * @import { State } from "../../state.js"
 */

import { first } from "../../../text/en/first.js";

const WIDTHS = /** @type {const} */ (["fine", "medium", "broad"]);

export class ToolsView {
  #buttons;

  /**
   * @param {Record<"undo" | "redo" | "clear" | "eraser" | "width", HTMLButtonElement>} buttons
   * @param {DigitPad} pad
   */
  constructor(buttons, pad) {
    this.#buttons = buttons;
    for (const name of /** @type {const} */ (["undo", "redo", "clear"])) {
      // Shown as disabled, but not disabled: a disabled button would lose the focus to nowhere.
      buttons[name].addEventListener("click", () => pad[name]());
    }
    buttons.eraser.addEventListener("click", () => (pad.tool = pad.tool === "eraser" ? "pen" : "eraser"));
    buttons.width.addEventListener("click", () => {
      const next = (WIDTHS.indexOf(pad.penWidth) + 1) % WIDTHS.length;
      if (pad.tool === "eraser") pad.tool = "pen";
      else pad.penWidth = WIDTHS[next] ?? "medium";
    });
  }

  /** @param {State} _ @param {DigitPad} pad */
  update(_, { canUndo, canRedo, empty, tool, penWidth }) {
    const { undo, redo, clear, eraser, width } = this.#buttons;
    able(undo, canUndo);
    able(redo, canRedo);
    able(clear, !empty);
    eraser.setAttribute("aria-pressed", String(tool === "eraser"));
    width.setAttribute("aria-pressed", String(tool === "pen"));
    if (width.dataset["width"] !== penWidth) {
      width.dataset["width"] = penWidth;
      width.setAttribute("aria-label", first.widths[penWidth]);
    }
  }
}

/** @param {HTMLElement} button @param {boolean} can */
function able(button, can) {
  if (can) button.removeAttribute("aria-disabled");
  else button.setAttribute("aria-disabled", "true");
}
