/** A picture of strokes as a file, made without a browser: BMP, which is pixels after a header. */

const [SIDE, EDGE, PEN] = [128, 24, 5];

/** @param {[number, number][][]} strokes @returns {Buffer} dark ink on light paper */
export function bitmap(strokes) {
  const bytes = Buffer.alloc(54 + 3 * SIDE * SIDE, 0xee);
  // "BM", where pixels begin, the size of the second header, width, height (negative: from the top), one plane of 24 bits.
  bytes.fill(0, 0, 54).write("BM");
  for (const [at, value] of [[2, bytes.length], [10, 54], [14, 40], [18, SIDE], [22, -SIDE], [26, 1 | (24 << 16)]]) bytes.writeInt32LE(value, at);
  const [xs, ys] = [0, 1].map((axis) => strokes.flat().map((point) => point[axis]));
  const [left, top] = [Math.min(...xs), Math.min(...ys)];
  const scale = (SIDE - 2 * EDGE) / Math.max(Math.max(...xs) - left, Math.max(...ys) - top);
  const place = ([x, y]) => [EDGE + scale * (x - left), EDGE + scale * (y - top)];
  for (const stroke of strokes.map((stroke) => stroke.map(place))) {
    for (const [i, [x, y]] of stroke.entries()) {
      const [fromX, fromY] = stroke[Math.max(i - 1, 0)];
      const steps = Math.ceil(Math.hypot(x - fromX, y - fromY)) + 1;
      for (let step = 0; step < steps; step += 1) dab(bytes, fromX + ((x - fromX) * step) / steps, fromY + ((y - fromY) * step) / steps);
    }
  }
  return bytes;
}

/** Paints one dot of a round pen. */
function dab(bytes, x, y) {
  for (let row = Math.ceil(y - PEN); row <= y + PEN; row += 1) {
    const half = Math.sqrt(PEN * PEN - (row - y) ** 2);
    bytes.fill(0x22, 54 + 3 * (SIDE * row + Math.round(x - half)), 54 + 3 * (SIDE * row + Math.round(x + half) + 1));
  }
}
