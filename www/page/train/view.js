/**
 * "Watch it learn": a panel below "How it works" in which a network learns from random weights, in a worker of its own.
 * Closing the panel ends the worker.
 *
 * @import { Files, RunState } from "./run.js"
 * @import { Begun, Tested } from "./worker.js"
 */

import { fill, reason } from "../words.js";
import { attachGiven } from "./given.js";
import { find, make } from "./make.js";
import { MARKUP } from "./markup.js";
import { ProgressView } from "./progress.js";
import { Run } from "./run.js";
import { attachSettings } from "./settings.js";
import { text } from "./text.js";
import { milestone, summary, warning } from "./words.js";

/** @type {Panel | null} */
let panel = null;

/** Opens the panel, or closes it. @param {HTMLElement} opener */
export function toggle(opener) {
  if (panel) return panel.close();
  panel = new Panel(opener, () => (panel = null));
}

class Panel {
  #life = new AbortController();
  #section = make("section", { id: "train", className: "about train", innerHTML: MARKUP });
  #opener;
  #closed;
  #run;
  #progress;
  #files = /** @type {Files | null} */ (null);
  #go = find(this.#section, ".go", HTMLButtonElement);
  #stop = find(this.#section, ".stop", HTMLButtonElement);
  #words = find(this.#section, ".words", HTMLElement);
  /** The accuracy that was last announced. */
  #reached = { n: 0, share: 0 };

  /** @param {HTMLElement} opener @param {() => void} closed */
  constructor(opener, closed) {
    this.#opener = opener;
    this.#closed = closed;
    const section = this.#section;
    section.setAttribute("aria-labelledby", "train-title");
    let forget = () => {};
    this.#run = new Run({
      state: (state) => this.#became(state),
      begun: (begun) => this.#begun(begun),
      slice: (slice) => this.#progress.learned(slice),
      tested: (tested) => this.#tested(tested),
      rested: () => this.#say(summary(this.#run)),
      lost: () => forget(),
      failed: (error) => this.#say(fill(text.ended, { error: reason(error) })),
    });
    this.#progress = new ProgressView(find(section, ".grown", HTMLElement), this.#run, this.#life.signal);
    attachSettings(section, this.#run.settings);
    ({ forget } = attachGiven(section, this.#run, (files) => (this.#files = files)));
    this.#go.addEventListener("click", () => this.#pressed());
    this.#stop.addEventListener("click", () => {
      this.#run.rest("stopped");
      this.#go.focus();
    });
    find(section, ".close", HTMLElement).addEventListener("click", () => {
      this.close();
      opener.focus();
    });
    section.addEventListener("keydown", (event) => {
      if (event.key !== "Escape") return;
      // So that the key does not clear the drawing.
      event.preventDefault();
      this.#progress.closeDigits();
    });
    const style = make("link", { rel: "stylesheet", href: new URL("./style.css", import.meta.url).href });
    // Without its style the panel is plainer, but there.
    style.onload = style.onerror = () => !this.#life.signal.aborted && this.#open();
    section.prepend(style);
    section.hidden = true;
    opener.closest("section")?.after(section);
  }

  close() {
    this.#life.abort();
    this.#run.close();
    this.#section.remove();
    this.#opener.setAttribute("aria-expanded", "false");
    this.#closed();
  }

  #open() {
    this.#section.hidden = false;
    this.#opener.setAttribute("aria-expanded", "true");
    find(this.#section, "h2", HTMLElement).focus();
  }

  #pressed() {
    const { state } = this.#run;
    if (state === "running") return this.#run.rest("paused");
    if (state === "paused") return this.#run.goOn();
    const generated = find(this.#section, "[value=generated]", HTMLInputElement).checked;
    if (!generated && !this.#files) return this.#say(text.noFiles);
    this.#run.start(generated ? null : this.#files, crypto.getRandomValues(new Uint32Array(1))[0] ?? 0);
  }

  /** @param {RunState} state */
  #became(state) {
    this.#go.textContent = text.go[state];
    this.#stop.disabled = state !== "running" && state !== "paused";
    if (state === "paused" || state === "stopped") this.#say(text.lastTest);
  }

  /** @param {Begun} begun */
  #begun({ train, test, filters }) {
    this.#reached = { n: 0, share: 0 };
    this.#progress.begin(filters);
    this.#say(train === null ? fill(text.fromGenerated, { test }) : fill(text.fromImages, { train, test }));
  }

  /** @param {Tested} tested */
  #tested(tested) {
    this.#progress.tested(tested);
    const { reached, words } = milestone(this.#run, this.#reached);
    this.#reached = reached;
    const said = words || warning(this.#run);
    if (said) this.#say(said);
  }

  /** @param {string} words */
  #say(words) {
    // A text that is set twice would be read out twice.
    if (this.#words.textContent !== words) this.#words.textContent = words;
  }
}
