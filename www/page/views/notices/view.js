/**
 * Notices beside the drawing: a problem, with what was expected and what was found, or news. They are never in the pen's
 * way, and go when they are dismissed.
 *
 * @import { Notice, State } from "../../state.js"
 */

import { text as texts } from "../../text.js";

export class NoticesView {
  #container;
  #dismiss;
  /** @type {Map<Notice, HTMLElement>} */
  #shown = new Map();

  /** @param {HTMLElement} container @param {(id: string) => void} dismiss */
  constructor(container, dismiss) {
    this.#container = container;
    this.#dismiss = dismiss;
    // In the capture phase, so before the pad, where Escape clears the drawing.
    document.addEventListener("keydown", (event) => this.#escape(event), { capture: true });
  }

  /** Escape dismisses the notice that has the focus, or else the latest. @param {KeyboardEvent} event */
  #escape(event) {
    if (event.key !== "Escape" || this.#shown.size === 0) return;
    const { target } = event;
    if (target instanceof Element && target.closest(".teach, dialog")) return;
    const shown = [...this.#shown];
    const [notice] = shown.find(([, element]) => element.contains(/** @type {Node} */ (target))) ?? shown.at(-1) ?? [];
    event.preventDefault();
    event.stopImmediatePropagation();
    if (notice) this.#dismiss(notice.id);
  }

  /** @param {State} state */
  update({ notices }) {
    for (const [notice, element] of this.#shown) {
      if (notices.includes(notice)) continue;
      element.remove();
      this.#shown.delete(notice);
    }
    for (const notice of notices) {
      if (this.#shown.has(notice)) continue;
      const element = this.#element(notice);
      this.#shown.set(notice, element);
      this.#container.append(element);
    }
  }

  /** @param {Notice} notice */
  #element({ id, tone, text, action }) {
    const element = document.createElement("div");
    element.className = `notice ${tone}`;
    element.setAttribute("role", tone === "problem" ? "alert" : "status");
    const words = document.createElement("p");
    words.textContent = text;
    element.append(words);
    if (action) element.append(button("action", action.label, action.run));
    const dismiss = button("dismiss", "", () => this.#dismiss(id));
    dismiss.setAttribute("aria-label", texts.dismiss);
    element.append(dismiss);
    return element;
  }
}

/** @param {string} name @param {string} label @param {() => void} run */
function button(name, label, run) {
  const element = document.createElement("button");
  element.type = "button";
  element.className = name;
  element.textContent = label;
  element.addEventListener("click", run);
  return element;
}
