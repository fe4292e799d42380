/** A convolution's filters as pictures: orange where ink raises a filter's output, blue where ink lowers it. */

import { BLUE, ORANGE, signed } from "./signs.js";

/** A filter's side, in weights. */
export const SIDE = 5;

/**
 * @param {CanvasRenderingContext2D} paper
 * @param {Float32Array} weights row by row
 * @param {number} largest the magnitude that has the full colour
 * @param {readonly number[]} zero the paper's colour
 * @param {[number, number]} [at] x and y
 */
export function paintFilter(paper, weights, largest, zero, [x, y] = [0, 0]) {
  const image = paper.createImageData(SIDE, SIDE);
  weights.forEach((weight, i) => image.data.set([...signed(weight / (largest || 1), zero), 255], 4 * i));
  paper.putImageData(image, x, y);
}

/** The largest magnitude. @param {Float32Array} weights */
export const magnitude = (weights) => weights.reduce((most, weight) => Math.max(most, Math.abs(weight)), 0);

/** The colour ramp of a legend, from the most negative to the most positive. @param {readonly number[]} zero */
export const rampOf = (zero) => `linear-gradient(to right, ${[BLUE, zero, ORANGE].map((colour) => `rgb(${colour})`)})`;
