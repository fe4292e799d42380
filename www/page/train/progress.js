/**
 * The results of training so far: figures, curves, filters, and the confusion matrix.
 *
 * @import { Run } from "./run.js"
 * @import { Slice, Tested } from "./worker.js"
 */

import { count, decimal, exact, percentage } from "../numbers.js";
import { Chart } from "./chart.js";
import { ConfusionView, MOST } from "./confusion.js";
import { Filters } from "./filters.js";
import { find } from "./make.js";
import { lossSummary, percent, summary } from "./words.js";

/** The curves of the accuracy chart, by index. */
const [LEARNED, TESTED] = [0, 1];
const LOSS = { max: 2.5, ticks: [0, 0.5, 1, 1.5, 2, 2.5], label: exact };
const RIGHT = { max: 1, ticks: [0, 0.25, 0.5, 0.75, 1], label: (/** @type {number} */ y) => percentage(100 * y) };

export class ProgressView {
  #whole;
  #figures;
  #canvases;
  #losses;
  #rights;
  #filters;
  #confusion;
  #run;

  /** @param {HTMLElement} whole @param {Run} run @param {AbortSignal} signal */
  constructor(whole, run, signal) {
    this.#whole = whole;
    this.#run = run;
    const part = (/** @type {string} */ selector) => find(whole, selector, HTMLElement);
    this.#figures = { images: part(".images"), speed: part(".speed"), loss: part(".loss"), right: part(".right") };
    this.#canvases = [".loss-chart", ".right-chart"].map((name) => find(whole, name, HTMLCanvasElement));
    const [losses, rights] = /** @type {[HTMLCanvasElement, HTMLCanvasElement]} */ (this.#canvases);
    this.#losses = new Chart(losses, LOSS, [{ colour: "--accent" }], signal);
    this.#rights = new Chart(rights, RIGHT, [{ colour: "--quiet" }, { colour: "--accent", dots: true }], signal);
    const legend = { least: part(".least"), ramp: part(".ramp"), largest: part(".largest") };
    this.#filters = new Filters(part(".filters ol"), legend, signal);
    const misread = { caption: part(".misread h4"), list: part(".misread ol") };
    const table = find(whole, "table", HTMLTableElement);
    this.#confusion = new ConfusionView(table, misread, (truth, guess) => this.#open(truth, guess));
  }

  /** @param {Float32Array} filters before the first step */
  begin(filters) {
    this.#whole.hidden = false;
    this.#losses.clear();
    this.#rights.clear();
    this.closeDigits();
    this.#filters.show(filters);
  }

  /** @param {Slice} slice */
  learned({ images, loss, correct, filters }) {
    const { images: x, ms } = this.#run;
    this.#losses.add(0, { x, y: loss });
    this.#rights.add(LEARNED, { x, y: correct / images });
    this.#filters.show(filters);
    this.#figures.images.textContent = count(x);
    this.#figures.speed.textContent = count(Math.round((1000 * x) / ms));
    this.#figures.loss.textContent = decimal(loss, 3);
  }

  /** @param {Tested} tested */
  tested(tested) {
    const part = tested.correct / tested.n;
    this.#rights.add(TESTED, { x: this.#run.images, y: part });
    this.#figures.right.textContent = percent(part);
    this.#confusion.show(tested);
    const labels = [lossSummary(this.#run), summary(this.#run)];
    this.#canvases.forEach((canvas, i) => canvas.setAttribute("aria-label", labels[i] ?? ""));
  }

  closeDigits() {
    this.#confusion.closeDigits();
  }

  /** @param {number} truth @param {number} guess */
  async #open(truth, guess) {
    const counted = this.#run.tested?.confusion[10 * truth + guess] ?? 0;
    const levels = await this.#run.misread({ truth, guess, most: MOST });
    this.#confusion.digits(truth, guess, levels, counted);
  }
}
