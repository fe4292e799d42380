/**
 * "How fast is it here?": how long the network takes on the visitor's own device, beside the least time that its
 * arithmetic could take, and how long a great many digits take on one thread and on all of them.
 */

import { button, styled } from "../dom.js";
import { decimal } from "../numbers.js";
import { fill, reason } from "../words.js";
import { Pool } from "./pool.js";
import { text } from "./text.js";

/** As many as MNIST has test images. */
const MANY = 10_000;
/** More threads than this gain little, and each has a network in memory. */
const THREADS = 8;

/**
 * Makes the view once its style is loaded.
 *
 * @param {HTMLElement} opener
 * @param {HTMLElement} section empty and hidden
 * @param {() => Float32Array} glyph what the network reads
 */
export async function open(opener, section, glyph) {
  await styled(new URL("./style.css", import.meta.url));
  return new SpeedView(opener, section, glyph);
}

export class SpeedView {
  #opener;
  #section;
  #glyph;
  /** Measures at the moment. @type {Pool | null} */
  #pool = null;

  /** @param {HTMLElement} opener @param {HTMLElement} section @param {() => Float32Array} glyph */
  constructor(opener, section, glyph) {
    this.#opener = opener;
    this.#section = section;
    this.#glyph = glyph;
  }

  /** Opens and measures, or closes. */
  async toggle() {
    const opens = this.#section.hidden;
    this.#section.hidden = !opens;
    this.#opener.setAttribute("aria-expanded", String(opens));
    if (opens) return this.run();
    this.#pool?.close();
    this.#opener.focus();
  }

  /** Measures, and shows each figure as soon as there is one. */
  async run() {
    if (this.#pool) return;
    const heading = make("h2", text.title);
    heading.id = "speed-title";
    heading.tabIndex = -1;
    const bars = make("ol");
    const words = make("p", text.measuring);
    words.setAttribute("role", "status");
    const buttons = make("div");
    buttons.className = "buttons";
    buttons.append(button(text.close, () => this.toggle(), { class: "plain" }));
    this.#section.replaceChildren(heading, bars, words, buttons);
    heading.focus({ preventScroll: true });
    // It opens below the visible part of the page; without this, nothing would seem to have happened.
    this.#section.scrollIntoView();
    const pool = (this.#pool = new Pool(Math.min(navigator.hardwareConcurrency || 1, THREADS)));
    try {
      await this.#measure(pool, bars, words);
    } catch (error) {
      words.textContent = fill(text.failed, { error: reason(error) });
    } finally {
      pool.close();
      this.#pool = null;
      buttons.prepend(button(text.again, () => this.run(), { class: "plain" }));
    }
  }

  /** @param {Pool} pool @param {HTMLElement} bars @param {HTMLElement} words */
  async #measure(pool, bars, words) {
    const glyph = this.#glyph();
    // Waits until all workers have started, so that none of them starts while the first is measured.
    await pool.all("many", { glyph, n: 0 });
    const { answer, float, ceiling, multiplyAdds } = await pool.one("one", { glyph });
    const most = Math.max(answer, float, ceiling ?? 0);
    bars.append(bar(text.one, microseconds(answer), answer / most, true));
    bars.append(bar(text.float, microseconds(float), float / most, false));
    if (ceiling !== null) {
      bars.append(bar(text.ceiling, microseconds(ceiling), ceiling / most, false));
    }
    const single = await timed(() => pool.one("many", { glyph, n: MANY }));
    const share = Math.ceil(MANY / pool.size);
    // First a warm-up for the engine's optimising compiler in each thread, then the timed run.
    await pool.all("many", { glyph, n: 256 });
    const together = await timed(() => pool.all("many", { glyph, n: share }));
    bars.append(bar(fill(text.oneThread, { count: MANY }), seconds(single), 1, true));
    if (pool.size > 1) {
      const label = fill(text.threads, { count: MANY, n: pool.size });
      bars.append(bar(label, seconds(together), Math.min(1, together / single), true));
    }
    words.textContent = ceiling === null
      ? text.noVectors
      : fill(text.words, { count: multiplyAdds, float: decimal(float / ceiling, 1), answer: decimal(answer / ceiling, 1) });
  }
}

/**
 * @template {keyof HTMLElementTagNameMap} T
 * @param {T} tag
 * @param {string} [words]
 */
function make(tag, words = "") {
  const element = document.createElement(tag);
  element.textContent = words;
  return element;
}

/** @param {string} label @param {string} value @param {number} part @param {boolean} ours */
function bar(label, value, part, ours) {
  const item = make("li");
  const track = make("span");
  track.className = "track";
  const fill = make("span");
  fill.className = "fill";
  fill.style.setProperty("--part", String(part));
  track.append(fill);
  item.append(make("span", label), make("b", value), track);
  item.classList.toggle("best", ours);
  return item;
}

/** The milliseconds that the work takes. @param {() => Promise<unknown>} work */
async function timed(work) {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

/** @param {number} value */
const microseconds = (value) => fill(text.microseconds, { value: decimal(value, value < 10 ? 1 : 0) });
/** @param {number} milliseconds */
const seconds = (milliseconds) => fill(text.seconds, { value: decimal(milliseconds / 1000, 2) });
