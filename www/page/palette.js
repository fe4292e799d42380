/** The colours that canvases are painted in: those of the style, as the browser computed them. */

/** Red, green and blue. @param {string} colour as computed */
export const channels = (colour) => (colour.match(/[\d.]+/g) ?? ["0", "0", "0"]).slice(0, 3).map(Number);

/** @param {HTMLCanvasElement} canvas its border, which has no width, has the paper's colour @returns {{paper: number[], ink: number[]}} */
export function palette(canvas) {
  const { borderTopColor, color } = getComputedStyle(canvas);
  return { paper: channels(borderTopColor), ink: channels(color) };
}
