/**
 * The tools' buttons: which can be used, and which is in hand.
 *
 * @import { State } from "../state.js"
 * @import { Tool, Width } from "../types.js"
 */

/** @type {readonly Width[]} */
const WIDTHS = ["fine", "medium", "broad"];

/**
 * @typedef {object} Commands
 * @property {() => void} undo
 * @property {() => void} redo
 * @property {() => void} clear
 * @property {(tool: Tool) => void} take
 * @property {(width: Width) => void} widen
 */

export class ToolsView {
  #buttons;
  /** @type {State | null} */
  #state = null;

  /**
   * @param {Record<"undo" | "redo" | "clear" | "eraser" | "width", HTMLButtonElement>} buttons
   * @param {Commands} commands
   */
  constructor(buttons, commands) {
    this.#buttons = buttons;
    for (const name of /** @type {const} */ (["undo", "redo", "clear"])) {
      // Shown as disabled, but not so: a disabled button would lose the focus to nowhere.
      buttons[name].addEventListener("click", () => commands[name]());
    }
    buttons.eraser.addEventListener("click", () => commands.take(this.#state?.tool === "eraser" ? "pen" : "eraser"));
    buttons.width.addEventListener("click", () => {
      if (this.#state?.tool === "eraser") return commands.take("pen");
      const next = (WIDTHS.indexOf(this.#state?.width ?? "medium") + 1) % WIDTHS.length;
      commands.widen(WIDTHS[next] ?? "medium");
    });
  }

  /** @param {State} state */
  update(state) {
    this.#state = state;
    const { undo, redo, clear, eraser, width } = this.#buttons;
    const { past, present, future } = state.history;
    const { strokes, picture } = state.sketch ?? present;
    able(undo, past.length > 0 || state.sketch !== null);
    able(redo, future.length > 0);
    able(clear, strokes.length > 0 || picture !== null);
    eraser.setAttribute("aria-pressed", String(state.tool === "eraser"));
    if (width.dataset["width"] !== state.width) {
      width.dataset["width"] = state.width;
      width.setAttribute("aria-label", `Pen width: ${state.width}`);
    }
  }
}

/** @param {HTMLElement} button @param {boolean} can */
function able(button, can) {
  if (can) button.removeAttribute("aria-disabled");
  else button.setAttribute("aria-disabled", "true");
}
