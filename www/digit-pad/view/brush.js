/**
 * Draws ink on the canvas; display only, nothing is ever read back from it.
 *
 * Finished strokes are kept on a second canvas, so that a frame costs only the last stroke and one copy. A line runs
 * through the midpoints between its points, in curves bent towards the points, each as wide as the pen was there.
 *
 * @import { Drawing, Picture, Stroke } from "../types.js"
 */

export class Brush {
  #canvas;
  #context;
  #kept = document.createElement("canvas");
  #keptContext = /** @type {CanvasRenderingContext2D} */ (this.#kept.getContext("2d"));
  /** @type {readonly Stroke[]} */
  #keptStrokes = [];
  #stale = true;
  /** @type {Drawing} */
  #drawing = { strokes: [], picture: null };
  #measure;

  /** @param {HTMLCanvasElement} canvas @param {() => number} measure the canvas's side in CSS pixels */
  constructor(canvas, measure) {
    this.#canvas = canvas;
    this.#context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
    this.#measure = measure;
  }

  /** Follows the canvas's size and the colours around it. @param {AbortSignal} signal detaches the brush */
  attach(signal) {
    const observer = new ResizeObserver(() => this.#fit());
    observer.observe(this.#canvas);
    signal.addEventListener("abort", () => observer.disconnect());
    // Zooming and moving to another screen change the pixel ratio, but not the size.
    addEventListener("resize", () => this.#fit(), { signal });
    for (const query of ["(prefers-color-scheme: dark)", "(forced-colors: active)"]) {
      matchMedia(query).addEventListener("change", () => this.#again(), { signal });
    }
  }

  /** @param {Drawing} drawing */
  show(drawing) {
    if (drawing === this.#drawing) return;
    this.#drawing = drawing;
    this.#paint();
  }

  #again() {
    this.#stale = true;
    this.#paint();
  }

  #fit() {
    const pixels = Math.max(1, Math.round(this.#measure() * devicePixelRatio));
    if (pixels === this.#canvas.width && pixels === this.#canvas.height) return;
    for (const canvas of [this.#canvas, this.#kept]) canvas.width = canvas.height = pixels;
    // At once: a resized canvas is empty until painted.
    this.#again();
  }

  #paint() {
    const { strokes, picture } = this.#drawing;
    const ink = getComputedStyle(this.#canvas).color;
    const side = this.#canvas.width;
    this.#keep(strokes.slice(0, -1), ink);
    const context = this.#context;
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.clearRect(0, 0, side, side);
    context.drawImage(this.#kept, 0, 0);
    if (picture) place(context, picture, side);
    for (const stroke of strokes.slice(-1)) trace(context, stroke, side / stroke.frame, ink);
  }

  /** @param {readonly Stroke[]} strokes @param {string} ink */
  #keep(strokes, ink) {
    const context = this.#keptContext;
    const grown = !this.#stale && this.#keptStrokes.every((stroke, i) => stroke === strokes[i]);
    if (!grown) {
      context.setTransform(1, 0, 0, 1, 0, 0);
      context.clearRect(0, 0, this.#kept.width, this.#kept.height);
    }
    for (const stroke of strokes.slice(grown ? this.#keptStrokes.length : 0)) {
      trace(context, stroke, this.#kept.width / stroke.frame, ink);
    }
    this.#keptStrokes = strokes;
    this.#stale = false;
  }
}

/** @param {CanvasRenderingContext2D} context @param {Picture} picture @param {number} side */
function place(context, { preview }, side) {
  const scale = Math.min(side / preview.width, side / preview.height);
  const [width, height] = [preview.width * scale, preview.height * scale];
  context.imageSmoothingQuality = "high";
  // A tiny picture, such as one from MNIST, keeps its sharp pixels.
  context.imageSmoothingEnabled = scale < 4;
  context.drawImage(preview, (side - width) / 2, (side - height) / 2, width, height);
}

/** @param {CanvasRenderingContext2D} context @param {Stroke} stroke @param {number} scale @param {string} ink */
function trace(context, { points }, scale, ink) {
  context.setTransform(scale, 0, 0, scale, 0, 0);
  context.fillStyle = context.strokeStyle = ink;
  context.lineCap = context.lineJoin = "round";
  const at = (/** @type {number} */ i) => /** @type {number} */ (points[i]);
  let [x, y] = [at(0), at(1)];
  if (points.length === 3) {
    context.beginPath();
    context.arc(x, y, at(2) / 2, 0, 2 * Math.PI);
    context.fill();
    return;
  }
  for (let i = 3; i < points.length; i += 3) {
    // Curves of one width are one path; drawn apart, their antialiased edges would add up to bumps.
    const width = Math.round(2 * (at(i - 1) + at(i + 2))) / 4;
    if (i === 3 || width !== context.lineWidth) {
      if (i > 3) context.stroke();
      context.beginPath();
      context.moveTo(x, y);
      context.lineWidth = width;
    }
    const last = i + 3 === points.length;
    [x, y] = last ? [at(i), at(i + 1)] : [(at(i - 3) + at(i)) / 2, (at(i - 2) + at(i + 1)) / 2];
    context.quadraticCurveTo(at(i - 3), at(i - 2), x, y);
  }
  context.stroke();
}
