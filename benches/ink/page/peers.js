/**
 * How other demos turn strokes into the 784 intensities that an MNIST network reads, reimplemented.
 *
 * All of them draw with a thick pen and read the pixels back. `glyph` takes strokes that were placed on a canvas of
 * `side` pixels for a pen of `pen` pixels.
 */

import { GLYPH, box, canvas, draw, glyph, shrink, smooth, straight } from "./canvas.js";

/** @typedef {{name: string, side: number, pen: number, glyph: (strokes: [number, number][][]) => Float32Array}} Peer */

/**
 * Black on white. The bounding box of the pixels that are not white is centred in a white square a fifth larger.
 *
 * Source: https://github.com/tracel-ai/burn, examples/mnist-inference-web; the pen's curves are those of fabric.js.
 *
 * @type {Peer}
 */
const burn = {
  name: "bounding box, as in burn's demo",
  side: 300,
  pen: 25,
  glyph(strokes) {
    const sheet = canvas(this.side);
    sheet.fillStyle = "#fff";
    sheet.fillRect(0, 0, this.side, this.side);
    draw(sheet, strokes, this.pen, smooth);
    const { left, top, width, height } = box(
      sheet.getImageData(0, 0, this.side, this.side),
      (data, i) => Math.min(data[i], data[i + 1], data[i + 2]) < 255,
    );
    const side = Math.trunc(1.2 * Math.max(width, height));
    const square = canvas(side);
    square.fillStyle = "#fff";
    square.fillRect(0, 0, side, side);
    const cut = sheet.getImageData(left, top, width, height);
    square.putImageData(cut, Math.trunc((side - width) / 2), Math.trunc((side - height) / 2));
    const data = shrink(square, "#fff");
    return glyph((i) => 1 - data[i] / 255);
  },
};

/**
 * On a transparent canvas. The bounding box of the inked pixels, 20 pixels larger on each side, is made square.
 *
 * Source: https://github.com/microsoft/onnxruntime-web-demo, src/components/models/MNIST.vue and src/utils/math.ts.
 *
 * @type {Peer}
 */
const onnxruntime = {
  name: "bounding box, as in ONNX Runtime's demo",
  side: 300,
  pen: 20,
  glyph(strokes) {
    const sheet = canvas(this.side);
    draw(sheet, strokes, this.pen, smooth);
    const { left, top, width, height } = box(
      sheet.getImageData(0, 0, this.side, this.side),
      (data, i) => data[i + 3] > 0,
    );
    const margin = 20;
    const side = Math.max(width, height) + 2 * margin;
    const square = canvas(side);
    const x = left - margin - Math.floor((side - 2 * margin - width) / 2);
    const y = top - margin - Math.floor((side - 2 * margin - height) / 2);
    // Pixels outside the canvas are transparent.
    square.putImageData(sheet.getImageData(x, y, side, side), 0, 0);
    const data = shrink(square);
    return glyph((i) => data[i + 3] / 255);
  },
};

/**
 * The whole canvas; each block of 10x10 pixels becomes one pixel of the network's input.
 *
 * @type {Peer}
 */
const whole = {
  name: "whole canvas",
  side: 280,
  pen: 20,
  glyph(strokes) {
    const sheet = canvas(this.side);
    draw(sheet, strokes, this.pen, straight);
    const { data } = sheet.getImageData(0, 0, this.side, this.side);
    const block = this.side / GLYPH;
    const sums = new Float64Array(GLYPH * GLYPH);
    for (let pixel = 0; pixel < this.side * this.side; pixel += 1) {
      const [row, column] = [Math.floor(pixel / this.side), pixel % this.side];
      sums[Math.floor(row / block) * GLYPH + Math.floor(column / block)] += data[4 * pixel + 3];
    }
    return Float32Array.from(sums, (sum) => sum / (255 * block * block));
  },
};

export const PEERS = [burn, onnxruntime, whole];
