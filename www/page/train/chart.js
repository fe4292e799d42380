/**
 * A chart that grows to the right. New points are painted beside those already there; the whole chart is repainted only
 * when the axis, the size or the colours change.
 *
 * @typedef {{colour: string, dots?: boolean}} Line colour: a custom property of the page's style
 * @typedef {{x: number, y: number}} Point
 */

import { count } from "../numbers.js";
import { onRecolour } from "../recolour.js";

const MARGIN = { left: 46, right: 10, top: 8, bottom: 22 };
/** The most points of a line. With more, and when the axis doubles, pairs are merged, so that hours of training fit into memory. */
const MOST = 600;
/** Images on the first x axis; each following axis has twice as many. */
const FIRST = 10_000;

export class Chart {
  #canvas;
  #lines;
  #axis;
  #paper;
  #span = FIRST;
  #size = { width: 0, height: 0 };
  #points = /** @type {Point[][]} */ ([]);

  /**
   * @param {HTMLCanvasElement} canvas
   * @param {{max: number, ticks: number[], label: (y: number) => string}} axis from 0 to `max`
   * @param {Line[]} lines
   * @param {AbortSignal} signal aborted when the chart is not needed any more
   */
  constructor(canvas, axis, lines, signal) {
    const paper = canvas.getContext("2d");
    if (!paper) throw new Error("expected a canvas that can be painted on");
    this.#canvas = canvas;
    this.#axis = axis;
    this.#lines = lines;
    this.#paper = paper;
    this.clear();
    const sizes = new ResizeObserver(() => this.#resize());
    sizes.observe(canvas);
    signal.addEventListener("abort", () => sizes.disconnect());
    onRecolour(() => this.#paint(), { signal });
  }

  clear() {
    this.#points = this.#lines.map(() => []);
    this.#span = FIRST;
    this.#paint();
  }

  /** @param {number} line @param {Point} point to the right of the line's other points */
  add(line, { x, y }) {
    const points = this.#points[line];
    if (!points || !Number.isFinite(y)) return;
    const before = points.at(-1);
    points.push({ x, y });
    if (x <= this.#span && points.length <= MOST) return this.#stretch(line, before, { x, y });
    while (x > this.#span) this.#span *= 2;
    this.#points = this.#points.map((points) => (points.length > MOST / 2 ? halved(points) : points));
    this.#paint();
  }

  #resize() {
    const { clientWidth: width, clientHeight: height } = this.#canvas;
    if (width === this.#size.width && height === this.#size.height) return;
    this.#size = { width, height };
    this.#canvas.width = Math.round(width * devicePixelRatio);
    this.#canvas.height = Math.round(height * devicePixelRatio);
    this.#paint();
  }

  #paint() {
    const { width, height } = this.#size;
    const [paper, style] = [this.#paper, getComputedStyle(this.#canvas)];
    paper.setTransform(devicePixelRatio, 0, 0, devicePixelRatio, 0, 0);
    paper.clearRect(0, 0, width, height);
    paper.font = `${style.fontSize} ${style.fontFamily}`;
    paper.lineWidth = 1;
    paper.strokeStyle = style.getPropertyValue("--line");
    paper.fillStyle = style.getPropertyValue("--quiet");
    paper.textBaseline = "middle";
    paper.textAlign = "right";
    for (const tick of this.#axis.ticks) {
      const y = Math.round(this.#y(tick)) + 0.5;
      paper.beginPath();
      paper.moveTo(MARGIN.left, y);
      paper.lineTo(width - MARGIN.right, y);
      paper.stroke();
      paper.fillText(this.#axis.label(tick), MARGIN.left - 6, y);
    }
    paper.textBaseline = "alphabetic";
    const steps = width < 320 ? 2 : 4;
    for (let i = 0; i <= steps; i += 1) {
      paper.textAlign = i === 0 ? "left" : i === steps ? "right" : "center";
      const x = (i * this.#span) / steps;
      paper.fillText(count(x), this.#x(x), height - 6);
    }
    this.#points.forEach((points, line) => points.forEach((point, i) => this.#stretch(line, points[i - 1], point)));
  }

  /** Paints a line's segment between two points. @param {number} line @param {Point | undefined} from @param {Point} to */
  #stretch(line, from, to) {
    const paper = this.#paper;
    const { colour = "--ink", dots = false } = this.#lines[line] ?? {};
    paper.strokeStyle = paper.fillStyle = getComputedStyle(this.#canvas).getPropertyValue(colour);
    paper.lineWidth = dots ? 2 : 1.5;
    paper.lineJoin = paper.lineCap = "round";
    const [x, y] = [this.#x(to.x), this.#y(to.y)];
    paper.beginPath();
    if (from) {
      paper.moveTo(this.#x(from.x), this.#y(from.y));
      paper.lineTo(x, y);
      paper.stroke();
    }
    if (!dots) return;
    paper.beginPath();
    paper.arc(x, y, 2.5, 0, 2 * Math.PI);
    paper.fill();
  }

  /** @param {number} x */
  #x(x) {
    return MARGIN.left + ((this.#size.width - MARGIN.left - MARGIN.right) * x) / this.#span;
  }

  /** Values above the axis are painted at its end. @param {number} y */
  #y(y) {
    const room = this.#size.height - MARGIN.top - MARGIN.bottom;
    return MARGIN.top + room * (1 - Math.min(1, y / this.#axis.max));
  }
}

/** Replaces each pair of points by its midpoint; the last point stays. @param {Point[]} points */
function halved(points) {
  const middles = points.slice(0, -1).flatMap((point, i) => {
    const next = points[i + 1];
    return i % 2 === 0 && next ? [{ x: (point.x + next.x) / 2, y: (point.y + next.y) / 2 }] : [];
  });
  return [...middles, ...points.slice(-1)];
}
