/**
 * Where a position in the window lies on the pad, however the pad's ancestors are scaled, turned or skewed.
 *
 * Three elements without size stand in the pad's corners. Where the browser says that they are gives the affine map from
 * the pad to the window, whatever makes it up. The way not taken: multiplying the ancestors' `transform`s, which misses
 * `zoom`, `scale`, `rotate`, frames and scrolling.
 *
 * @param {readonly Element[]} corners top left, top right, bottom left
 * @returns {(x: number, y: number) => {x: number, y: number}} to parts of the pad's width and height
 */
export function place(corners) {
  const [o, u, v] = /** @type {[DOMRect, DOMRect, DOMRect]} */ (corners.map((corner) => corner.getBoundingClientRect()));
  const [ux, uy, vx, vy] = [u.x - o.x, u.y - o.y, v.x - o.x, v.y - o.y];
  // Nothing can be pointed at on a pad without area.
  const area = ux * vy - uy * vx || 1;
  return (x, y) => {
    const [dx, dy] = [x - o.x, y - o.y];
    return { x: (dx * vy - dy * vx) / area, y: (ux * dy - uy * dx) / area };
  };
}
