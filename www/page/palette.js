/** The colours that canvases are painted in: the style's, as the browser computed them. */

/** Red, green and blue. @param {string} colour as computed */
export const channels = (colour) => (colour.match(/[\d.]+/g) ?? ["0", "0", "0"]).slice(0, 3).map(Number);

/** @param {HTMLCanvasElement} canvas its border has the paper's colour, and no width @returns {{paper: number[], ink: number[]}} */
export function palette(canvas) {
  const { borderTopColor, color } = getComputedStyle(canvas);
  return { paper: channels(borderTopColor), ink: channels(color) };
}
