/**
 * Maps a position in the window to the pad, however the pad's ancestors are scaled, rotated, skewed or tilted.
 *
 * Four zero-sized elements stand in the pad's corners. Their positions, as the browser reports them, give the
 * projective map from the pad to the window, whatever it is made up of. Multiplying the ancestors' `transform`s instead
 * would miss `zoom`, `scale`, `rotate`, `perspective`, frames and scrolling.
 *
 * Relative to the top left corner, with the others at u (right), v (bottom) and w, the pad's point (s, t) is at
 * (s (1 + g) u + t (1 + h) v) / (1 + s g + t h). Only perspective makes g and h nonzero. (P. Heckbert:
 * *Fundamentals of Texture Mapping and Image Warping*, 1989, section 2.2.3.)
 *
 * @typedef {{x: number, y: number}} Vector
 */

/** @param {Vector} a @param {Vector} b */
const less = (a, b) => ({ x: a.x - b.x, y: a.y - b.y });
/** @param {Vector} a @param {Vector} b */
const cross = (a, b) => a.x * b.y - a.y * b.x;

/**
 * @param {readonly Element[]} corners top left, top right, bottom left, bottom right
 * @returns {(x: number, y: number) => Vector} to fractions of the pad's width and height
 */
export function place(corners) {
  const zoom = zoomed(/** @type {Element} */ (corners[0]));
  const [o, ...others] = /** @type {[Vector, ...Vector[]]} */ (
    corners.map((corner) => {
      const { x, y } = corner.getBoundingClientRect();
      return { x: x * zoom, y: y * zoom };
    })
  );
  const [u, v, w] = /** @type {[Vector, Vector, Vector]} */ (others.map((corner) => less(corner, o)));
  const [right, bottom, bend] = [less(u, w), less(v, w), less(less(w, u), v)];
  // On a pad without area, nothing can be pointed at.
  const area = cross(right, bottom) || 1;
  const [g, h] = [cross(bend, bottom) / area, cross(right, bend) / area];
  return (x, y) => {
    const at = less({ x, y }, o);
    const [along, down] = [pulled(u, g, at), pulled(v, h, at)];
    const turn = cross(along, down) || 1;
    return { x: cross(at, down) / turn, y: cross(along, at) / turn };
  };
}

/** (1 + pull) from - pull to. @param {Vector} from @param {number} pull @param {Vector} to */
const pulled = (from, pull, to) => ({ x: from.x + pull * (from.x - to.x), y: from.y + pull * (from.y - to.y) });

/**
 * By how much CSS `zoom` enlarges an element, in browsers whose bounding boxes leave that out: those from before `zoom`
 * was standard. It carries into frames; inside a frame from another site it cannot be known.
 *
 * @param {Element} element
 */
function zoomed(element) {
  let zoom = 1;
  /** @type {any} */
  let at = "currentCSSZoom" in element ? null : element;
  while (at) {
    zoom *= Number(getComputedStyle(at).getPropertyValue("zoom")) || 1;
    at = at.assignedSlot ?? at.parentElement ?? at.getRootNode().host ?? at.ownerDocument.defaultView.frameElement;
  }
  return zoom;
}
