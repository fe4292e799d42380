/**
 * Ink as a few characters that an address can hold: a version, a point, and whole numbers in base64url. A number takes seven
 * bits a byte, and a byte's eighth says that more follow. They are the pad's side in pixels and the number of strokes; of
 * each stroke its width, its number of points and the points, each as its distance from the one before, in 1024ths of the
 * pad's side. Where that is too long, points close to one another are left out.
 *
 * @import { Stroke } from "../../digit-pad/types.js"
 */

const VERSION = "1";
const GRID = 1024;
/** Characters. */
export const LONGEST = 1500;
const MOST = { strokes: 200, points: 4000, side: 100_000 };

/** @param {readonly Stroke[]} strokes @returns {string} */
export function encode(strokes) {
  for (let apart = 0; ; apart = 2 * apart + 1) {
    const code = `${VERSION}.${text(numbers(strokes, apart))}`;
    // Strokes of single points cannot become shorter.
    if (code.length <= LONGEST || apart >= GRID) return code;
  }
}

/** @param {readonly Stroke[]} strokes @param {number} apart how far a point is at least from the one before */
function numbers(strokes, apart) {
  const bytes = /** @type {number[]} */ ([]);
  const put = (/** @type {number} */ value) => {
    for (; value > 127; value = Math.floor(value / 128)) bytes.push((value % 128) + 128);
    bytes.push(value);
  };
  put(Math.max(1, Math.round(strokes.at(-1)?.frame ?? 1)));
  put(strokes.length);
  for (const { points, frame } of strokes) {
    const grid = points.map((value) => Math.round((value * GRID) / frame));
    const kept = thinned(grid, apart);
    let width = 0;
    for (let i = 2; i < grid.length; i += 3) width = Math.max(width, /** @type {number} */ (grid[i]));
    put(width);
    put(kept.length);
    let [x, y] = [0, 0];
    for (const [nextX, nextY] of kept) {
      put(zigzag(nextX - x));
      put(zigzag(nextY - y));
      [x, y] = [nextX, nextY];
    }
  }
  return Uint8Array.from(bytes);
}

/** @param {readonly number[]} grid x, y, width, … @param {number} apart @returns {[number, number][]} with both ends */
function thinned(grid, apart) {
  const kept = /** @type {[number, number][]} */ ([]);
  for (let i = 0; i < grid.length; i += 3) {
    const [x, y] = /** @type {[number, number]} */ (grid.slice(i, i + 2));
    const before = kept.at(-1);
    const far = !before || Math.abs(x - before[0]) > apart || Math.abs(y - before[1]) > apart;
    if (far || (i + 3 === grid.length && apart > 0)) kept.push([x, y]);
  }
  return kept;
}

/** @param {string} code @returns {Stroke[]} @throws {Error} that says what is wrong with it */
export function decode(code) {
  const [version, rest = ""] = code.split(".", 2);
  if (version !== VERSION) throw new Error(`expected version ${VERSION}, found ${String(version).slice(0, 20)}`);
  const bytes = bytesOf(rest);
  let at = 0;
  const take = (/** @type {string} */ what, /** @type {number} */ least, /** @type {number} */ most) => {
    let value = 0;
    for (let worth = 1; ; worth *= 128) {
      const byte = bytes[at++];
      if (byte === undefined || worth > 2 ** 28) throw new Error(`expected ${what}, found the end`);
      value += (byte % 128) * worth;
      if (byte < 128) break;
    }
    if (value < least || value > most) throw new Error(`expected ${what} from ${least} to ${most}, found ${value}`);
    return value;
  };
  const frame = take("a pad's side", 1, MOST.side);
  const scale = frame / GRID;
  let left = MOST.points;
  const strokes = Array.from({ length: take("a number of strokes", 1, MOST.strokes) }, () => {
    const width = take("a stroke's width", 0, GRID);
    const count = take("a number of points", 1, left);
    left -= count;
    const points = /** @type {number[]} */ ([]);
    for (let i = 0, x = 0, y = 0; i < count; i += 1) {
      x += unzigzag(take("a distance", 0, 8 * GRID));
      y += unzigzag(take("a distance", 0, 8 * GRID));
      points.push(x * scale, y * scale, width * scale);
    }
    return { points, frame };
  });
  if (at < bytes.length) throw new Error(`expected ${at} bytes, found ${bytes.length}`);
  return strokes;
}

/** Small numbers of both signs as small numbers. @param {number} value */
const zigzag = (value) => (value < 0 ? -2 * value - 1 : 2 * value);
/** @param {number} value */
const unzigzag = (value) => (value % 2 ? -(value + 1) / 2 : value / 2);

/** @param {Uint8Array} bytes */
const text = (bytes) => btoa(String.fromCharCode(...bytes)).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");

/** @param {string} code */
function bytesOf(code) {
  if (!/^[\w-]+$/.test(code) || code.length > 2 ** 15) throw new Error("expected letters, digits, - and _ in base64url");
  try {
    return Uint8Array.from(atob(code.replaceAll("-", "+").replaceAll("_", "/")), (character) => character.charCodeAt(0));
  } catch {
    throw new Error(`expected whole bytes in base64url, found ${code.length} characters`);
  }
}
