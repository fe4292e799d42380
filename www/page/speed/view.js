/**
 * "How fast is it here?": what the network takes on the visitor's own device, beside the least that its arithmetic could
 * take, and how long a great many digits take on one thread and on all of them.
 */

import { Pool } from "./pool.js";

/** As many as MNIST has test images. */
const MANY = 10_000;
/** More threads than this gain little, and each is a network in memory. */
const THREADS = 8;

/**
 * Makes the view once its style is there.
 *
 * @param {HTMLElement} section empty; becomes visible
 * @param {() => Float32Array} glyph what the network shall look at
 */
export async function open(section, glyph) {
  const style = document.createElement("link");
  style.rel = "stylesheet";
  style.href = new URL("./style.css", import.meta.url).href;
  await new Promise((resolve) => {
    // Without it the figures are plainer, but there.
    style.onload = style.onerror = resolve;
    document.head.append(style);
  });
  return new SpeedView(section, glyph);
}

export class SpeedView {
  #section;
  #glyph;
  #running = false;

  /** @param {HTMLElement} section @param {() => Float32Array} glyph */
  constructor(section, glyph) {
    this.#section = section;
    this.#glyph = glyph;
    section.hidden = false;
  }

  /** Measures, and shows each figure as soon as there is one. */
  async run() {
    if (this.#running) return;
    this.#running = true;
    const heading = make("h2", "How fast is it here?");
    heading.id = "speed-title";
    heading.tabIndex = -1;
    const bars = make("ol");
    const words = make("p", "Measuring. It takes a few seconds, and your drawing is left alone …");
    words.setAttribute("role", "status");
    this.#section.replaceChildren(heading, bars, words);
    heading.focus({ preventScroll: true });
    // It opens below what is seen, and would look as if nothing had happened.
    this.#section.scrollIntoView();
    const pool = new Pool(Math.min(navigator.hardwareConcurrency || 1, THREADS));
    try {
      await this.#measure(pool, bars, words);
    } catch (error) {
      words.textContent = `It could not be measured: ${error instanceof Error ? error.message : error}`;
    } finally {
      pool.close();
      this.#running = false;
      const again = make("button", "Measure again");
      again.type = "button";
      again.className = "plain";
      again.addEventListener("click", () => this.run());
      this.#section.append(again);
    }
  }

  /** @param {Pool} pool @param {HTMLElement} bars @param {HTMLElement} words */
  async #measure(pool, bars, words) {
    const glyph = this.#glyph();
    // Once all are there, so that none of them starts while the first is measured.
    await pool.all("many", { glyph, n: 0 });
    const { answer, float, ceiling, multiplyAdds } = await pool.one("one", { glyph });
    const most = Math.max(answer, float, ceiling ?? 0);
    bars.append(bar("One digit, as this page reads it (whole numbers, int8)", microseconds(answer), answer / most, true));
    bars.append(bar("The same with decimal numbers (float32)", microseconds(float), float / most, false));
    if (ceiling !== null) {
      bars.append(bar("Its arithmetic alone (float32)", microseconds(ceiling), ceiling / most, false));
    }
    const single = await timed(() => pool.one("many", { glyph, n: MANY }));
    const share = Math.ceil(MANY / pool.size);
    // Once for the engine's optimising compiler in each thread, once for the clock.
    await pool.all("many", { glyph, n: 256 });
    const together = await timed(() => pool.all("many", { glyph, n: share }));
    bars.append(bar(`${count(MANY)} digits, one thread`, seconds(single), 1, true));
    if (pool.size > 1) {
      const label = `${count(MANY)} digits, ${pool.size} threads`;
      bars.append(bar(label, seconds(together), Math.min(1, together / single), true));
    }
    words.textContent = ceiling === null
      ? "This browser has no vector instructions, so a build without them answers here."
      : `To read one digit, the network multiplies and adds ${count(multiplyAdds)} times. With decimal numbers it takes ${times(float / ceiling)} as long as this arithmetic alone. With whole numbers, as on this page, it takes ${times(answer / ceiling)} as long.`;
  }
}

/**
 * @template {keyof HTMLElementTagNameMap} T
 * @param {T} tag
 * @param {string} [text]
 */
function make(tag, text = "") {
  const element = document.createElement(tag);
  element.textContent = text;
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

/** @param {() => Promise<unknown>} work milliseconds that it took */
async function timed(work) {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

/** @param {number} value */
const microseconds = (value) => `${value.toFixed(value < 10 ? 1 : 0)} µs`;
/** @param {number} value */
const count = (value) => value.toLocaleString("en-US");
/** @param {number} value */
const times = (value) => `${value.toFixed(1)} times`;
/** @param {number} milliseconds */
const seconds = (milliseconds) => `${(milliseconds / 1000).toFixed(2)} s`;
