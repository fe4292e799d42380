/**
 * What the control shows on its paper besides the ink: what was read, buttons to undo and clear, and a question if the answer
 * is in doubt. A page may put buttons of its own into the slot `tools`; a button's value names the method that it calls.
 *
 * @import { Answer } from "./answer.js"
 * @import { Messages } from "../types.js"
 *
 * @typedef {object} Shown
 * @property {Answer} answer
 * @property {string} value
 * @property {boolean} typed whether there is a value and nothing drawn
 * @property {boolean} resting whether the pen rests, so that the pad may ask what was drawn
 * @property {boolean} failed whether nothing can be read
 * @property {boolean} locked
 * @property {boolean} required
 * @property {boolean} invalid whether to mark the pad as invalid
 * @property {string} message what is wrong
 * @property {Messages} messages
 *
 * @typedef {{text: string, act: () => void}} Choice
 * @typedef {{canUndo: boolean, canRedo: boolean, empty: boolean, undo: () => void, redo: () => void, clear: () => void}} Pad
 */

/** @param {"undo" | "clear"} command @param {string} path */
const button = (command, path) =>
  `<button part="button" value="${command}"><svg viewBox="0 0 16 16"><path d="${path}"/></svg></button>`;

const INSIDES = `<span class="value" part="value" aria-hidden="true"></span>
<div class="tools" part="tools"><slot name="tools">${button("undo", "M6 3 3 6l3 3M3 6h6a4 4 0 0 1 0 8H6")}${button("clear", "M4 4l8 8M12 4l-8 8")}</slot></div>
<div class="question" part="question" role="group" hidden></div>
<p class="unseen" id="state"></p><slot name="beside"></slot>`;

/** Events that are kept from the pad, so that what begins here draws nothing. */
const OWN = ["pointerdown", "touchstart", "contextmenu", "dblclick"];
const DRAWS = /^(Arrow.*|Enter| )$/;
const DOUBTFUL = ["unsure", "none"];

export class Face {
  #pad;
  #canvas;
  #status;
  #find;
  #asked = "";
  #shown = /** @type {Shown | null} */ (null);

  /** @param {ShadowRoot} root @param {Pad} pad */
  constructor(root, pad) {
    this.#pad = pad;
    this.#canvas = /** @type {HTMLElement} */ (root.querySelector("canvas"));
    this.#status = /** @type {HTMLElement} */ (root.querySelector("[role=status]"));
    const face = document.createElement("div");
    face.innerHTML = INSIDES;
    this.#canvas.parentElement?.append(face);
    this.#canvas.setAttribute("aria-describedby", "help state");
    this.#find = (/** @type {string} */ selector) => /** @type {HTMLElement} */ (face.querySelector(selector));
    for (const type of OWN) face.addEventListener(type, (event) => event.stopPropagation());
    face.addEventListener("keydown", (event) => DRAWS.test(event.key) && event.stopPropagation());
    const tools = this.#find("slot");
    tools.addEventListener("click", ({ target }) => {
      const command = /** @type {Element} */ (target).closest("button")?.value ?? "";
      if (command === "undo" || command === "redo" || command === "clear") pad[command]();
    });
    tools.addEventListener("slotchange", () => this.#enable());
  }

  /** @param {Shown} shown @param {readonly Choice[]} choices for a question, if it asks one */
  update(shown, choices) {
    this.#shown = shown;
    const { answer, value, typed, resting, failed, locked, required, messages, message, invalid } = shown;
    const doubt = resting && DOUBTFUL.includes(answer.kind);
    const badge = this.#find(".value");
    // Until a finished stroke is read, the previous value stays.
    if (answer.kind !== "reading") badge.textContent = value || (doubt && locked ? "?" : "");
    for (const [name, on] of Object.entries({ typed, locked, failed })) this.#canvas.parentElement?.classList.toggle(name, on);
    this.#enable();
    for (const command of /** @type {const} */ (["undo", "clear"])) {
      this.#find(`[value=${command}]`).title = messages[command];
    }
    this.#ask((doubt || failed) && resting && !locked ? message : "", choices);
    this.#find("#state").textContent = `${required ? messages.required : ""} ${value}`;
    this.#canvas.setAttribute("aria-invalid", String(invalid));
    this.#canvas.setAttribute("role", locked ? "img" : "application");
  }

  /** Says something to screen readers. @param {string} text */
  say(text) {
    if (text !== this.#status.textContent) this.#status.textContent = text;
  }

  /** @param {string} question @param {readonly Choice[]} choices */
  #ask(question, choices) {
    const box = this.#find(".question");
    box.hidden = question === "";
    const asked = [question, ...choices.map(({ text }) => text)].join("\n");
    if (asked === this.#asked) return;
    this.#asked = asked;
    box.setAttribute("aria-label", question);
    const words = document.createElement("bdi");
    words.textContent = question;
    const buttons = choices.map(({ text, act }) => {
      const choice = document.createElement("button");
      choice.setAttribute("part", "choice");
      choice.textContent = text;
      choice.addEventListener("click", act);
      return choice;
    });
    box.replaceChildren(...buttons, words);
  }

  #enable() {
    const { canUndo, canRedo, empty } = this.#pad;
    const { locked = true, typed = false } = this.#shown ?? {};
    const can = /** @type {Record<string, boolean>} */ ({ undo: canUndo, redo: canRedo, clear: !empty || typed });
    for (const tool of /** @type {HTMLSlotElement} */ (this.#find("slot")).assignedElements({ flatten: true })) {
      for (const button of [tool, ...tool.querySelectorAll("button")]) {
        if (button instanceof HTMLButtonElement && button.value in can) button.disabled = locked || !can[button.value];
      }
    }
  }
}
