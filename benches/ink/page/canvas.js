/** Shared parts of the peers' preprocessing: canvases, pens, and the bounding box of the ink. */

/** The network's input has 28 by 28 pixels. */
export const GLYPH = 28;

/** The context of an empty square canvas whose pixels are fast to read. */
export function canvas(side) {
  const element = Object.assign(document.createElement("canvas"), { width: side, height: side });
  return element.getContext("2d", { willReadFrequently: true });
}

/**
 * Draws strokes in black, with round ends and corners.
 *
 * @param {CanvasRenderingContext2D} context
 * @param {[number, number][][]} strokes in pixels
 * @param {number} width of the pen
 * @param {(context: CanvasRenderingContext2D, stroke: [number, number][]) => void} path `straight` or `smooth`
 */
export function draw(context, strokes, width, path) {
  context.lineWidth = width;
  context.lineCap = context.lineJoin = "round";
  context.strokeStyle = "#000";
  for (const stroke of strokes) {
    context.beginPath();
    context.moveTo(...stroke[0]);
    path(context, stroke);
    // This also draws a stroke of one point, as a dot.
    context.lineTo(...stroke.at(-1));
    context.stroke();
  }
}

/** Lines from point to point. */
export const straight = (context, stroke) => stroke.slice(1).forEach((point) => context.lineTo(...point));

/** Quadratic curves from midpoint to midpoint, with the points as control points. */
export function smooth(context, stroke) {
  for (let i = 1; i < stroke.length; i += 1) {
    const [[x, y], [nextX, nextY]] = [stroke[i - 1], stroke[i]];
    context.quadraticCurveTo(x, y, (x + nextX) / 2, (y + nextY) / 2);
  }
}

/** The bounding box of the pixels for which `isInk`, given the offset of their first byte, is true. */
export function box({ data, width, height }, isInk) {
  let [left, top, right, bottom] = [width, height, -1, -1];
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      if (!isInk(data, 4 * (y * width + x))) continue;
      [left, right] = [Math.min(left, x), Math.max(right, x)];
      [top, bottom] = [Math.min(top, y), Math.max(bottom, y)];
    }
  }
  return { left, top, width: right - left + 1, height: bottom - top + 1 };
}

/** Shrinks a canvas to the glyph's size with the browser's default smoothing, on a background of `paper` if given. */
export function shrink(context, paper) {
  const small = canvas(GLYPH);
  if (paper) {
    small.fillStyle = paper;
    small.fillRect(0, 0, GLYPH, GLYPH);
  }
  small.drawImage(context.canvas, 0, 0, GLYPH, GLYPH);
  return small.getImageData(0, 0, GLYPH, GLYPH).data;
}

/** 784 intensities, each computed from the offset of a pixel's first byte. */
export const glyph = (intensity) => Float32Array.from({ length: GLYPH * GLYPH }, (_, i) => intensity(4 * i));
