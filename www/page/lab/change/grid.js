/**
 * A grid of cells that are changed by pressing, by dragging over them, or by arrow keys and then Space or Enter.
 *
 * @typedef {object} Grid
 * @property {number} wide cells in a row
 * @property {number} count of cells
 * @property {(cell: number) => string} says what a cell is, for screen readers
 * @property {(cell: number, more: boolean) => void} act on a cell; `more`: it continues what the last call began
 */

import { ARROWS } from "../../arrows.js";

/**
 * @param {HTMLCanvasElement} canvas covered by the cells
 * @param {HTMLElement} cursor lies on the cell that keys act on
 * @param {HTMLElement} said text for screen readers
 * @param {Grid} grid
 */
export function attachGrid(canvas, cursor, said, { wide, count, says, act }) {
  const high = Math.ceil(count / wide);
  let [at, before] = [0, -1];
  canvas.tabIndex = 0;
  canvas.setAttribute("role", "application");
  cursor.hidden = true;
  const place = () => {
    Object.assign(cursor.style, { left: `${(100 * (at % wide)) / wide}%`, top: `${(100 * Math.floor(at / wide)) / high}%`, width: `${100 / wide}%`, height: `${100 / high}%` });
  };
  const under = (/** @type {PointerEvent} */ { clientX, clientY }) => {
    const { left, top, width, height } = canvas.getBoundingClientRect();
    const within = (/** @type {number} */ part, /** @type {number} */ cells) => Math.max(0, Math.min(cells - 1, Math.floor(part * cells)));
    return Math.min(count - 1, within((clientY - top) / height, high) * wide + within((clientX - left) / width, wide));
  };
  canvas.addEventListener("pointerdown", (event) => {
    if (event.button !== 0) return;
    canvas.setPointerCapture(event.pointerId);
    at = before = under(event);
    act(at, false);
  });
  canvas.addEventListener("pointermove", (event) => {
    if (before < 0 || !event.buttons) return;
    const to = under(event);
    // A fast pointer skips cells between two events.
    for (const cell of line(before, to, wide)) act(cell, true);
    at = before = to;
  });
  for (const type of ["pointerup", "pointercancel"]) canvas.addEventListener(type, () => (before = -1));
  canvas.addEventListener("focus", () => {
    cursor.hidden = !canvas.matches(":focus-visible");
    place();
    said.textContent = says(at);
  });
  canvas.addEventListener("blur", () => (cursor.hidden = true));
  canvas.addEventListener("keydown", (event) => {
    const arrow = ARROWS[event.key];
    if (!arrow && event.key !== " " && event.key !== "Enter") return;
    event.preventDefault();
    event.stopPropagation();
    cursor.hidden = false;
    if (arrow) {
      const [column, row] = [(at % wide) + arrow[0], Math.floor(at / wide) + arrow[1]];
      if (column < 0 || column >= wide || row < 0 || row * wide + column >= count) return;
      at = row * wide + column;
    } else act(at, false);
    place();
    said.textContent = says(at);
  });
}

/** The cells after `from` on the way to `to`. @param {number} from @param {number} to @param {number} wide */
function line(from, to, wide) {
  const [x, y] = [from % wide, Math.floor(from / wide)];
  const [right, down] = [(to % wide) - x, Math.floor(to / wide) - y];
  const steps = Math.max(Math.abs(right), Math.abs(down));
  return Array.from({ length: steps }, (_, i) => Math.round(y + (down * (i + 1)) / steps) * wide + Math.round(x + (right * (i + 1)) / steps));
}
