/**
 * Turns what callers pass into what the modules take. By itself, a module reads whatever has a length and takes the rest
 * for empty; here wrong arguments are refused, with what was expected and what was found.
 */

/** The name of a value's type, also for one from another window. @param {unknown} value */
const kind = (value) => {
  if (value === null || value === undefined) return String(value);
  const tag = Object.prototype.toString.call(value).slice(8, -1);
  return tag === "Object" ? /** @type {object} */ (value).constructor?.name || tag : tag;
};

/** @param {unknown} value */
const shown = (value) => (typeof value === "number" ? String(value) : kind(value));

/** @param {string} name of an argument @param {string} expected @param {string} got */
const wrong = (name, expected, got) => new TypeError(`${name}: expected ${expected}, got ${got}`);

/**
 * Returns the value if it is a readable list of numbers, of whatever element type.
 *
 * @param {any} value
 * @param {string} name
 * @param {string} expected
 * @returns {ArrayLike<number>}
 */
function list(value, name, expected) {
  // The common case. A typed array that has elements still has its buffer.
  if ((value instanceof Float32Array || value instanceof Uint32Array) && value.length) return value;
  const what = kind(value);
  if (ArrayBuffer.isView(value) && what !== "DataView" && !what.startsWith("Big")) return readable(/** @type {any} */ (value), name);
  const array = Array.isArray(value) || (what === "Object" && Number.isInteger(value.length) && value.length >= 0);
  if (!array) throw wrong(name, expected, /Buffer$|DataView/.test(what) ? `${what}: say how to read it, as in new Float32Array(buffer)` : what);
  for (let i = 0; i < value.length; i += 1) {
    if (typeof value[i] !== "number") throw wrong(name, "numbers", `${kind(value[i])} at position ${i}`);
  }
  return value;
}

/** Returns the view if its memory is still there. @template {ArrayBufferView} T @param {T} view @param {string} name @returns {T} */
function readable(view, name) {
  try {
    // These throw if the buffer was detached or became too short; the length alone would be 0.
    if (kind(view) === "DataView") view.byteLength;
    else Uint8Array.prototype.keys.call(view);
  } catch {
    throw wrong(name, "memory that can be read", `${kind(view)} whose buffer was transferred or shortened`);
  }
  return view;
}

/** @param {any} value @param {string} name */
export function numbers(value, name) {
  const found = list(value, name, "a Float32Array or another list of numbers");
  return found instanceof Float32Array ? found : Float32Array.from(found);
}

/** Counts of points, as in `strokeEnds`. @param {any} value @param {string} name */
export function counts(value, name) {
  const found = list(value, name, "a Uint32Array or another list of whole numbers");
  for (let i = 0; i < found.length; i += 1) {
    const count = Number(found[i]);
    if (!isCount(count)) throw refused("StrokeEnds", `${name}: expected whole numbers of points, got ${count} at position ${i}`);
  }
  return found instanceof Uint32Array ? found : Uint32Array.from(found);
}

/** A file's bytes. @param {any} value @param {string} name @returns {Uint8Array} */
export function bytes(value, name) {
  const expected = "a file's bytes, as a Uint8Array or an ArrayBuffer";
  const what = kind(value);
  try {
    if (/^(Shared)?ArrayBuffer$/.test(what)) return new Uint8Array(value);
  } catch {
    throw wrong(name, "memory that can be read", `${what} that was transferred`);
  }
  if (what === "DataView") return new Uint8Array(value.buffer, readable(value, name).byteOffset, value.byteLength);
  if (!["Uint8Array", "Uint8ClampedArray", "Array"].includes(what)) throw wrong(name, expected, what);
  const found = list(value, name, expected);
  const odd = what === "Array" ? Array.from(found).findIndex((byte) => !isCount(byte) || byte > 255) : -1;
  if (odd >= 0) throw wrong(name, "bytes from 0 to 255", `${found[odd]} at position ${odd}`);
  return found instanceof Uint8Array ? found : Uint8Array.from(found);
}

/** A file's bytes, if there are any. @param {any} value @param {string} name */
export const maybeBytes = (value, name) => (value === undefined || value === null ? undefined : bytes(value, name));

/** @param {any} value @param {string} name @returns {number} of any size: the module checks the range */
export function number(value, name) {
  if (typeof value !== "number") throw wrong(name, "a number", kind(value));
  return value;
}

/** @param {any} value @param {string} name */
export const maybeNumber = (value, name) => (value === undefined || value === null ? undefined : number(value, name));

/** What a sample shows; a forgotten label must not teach that it is no digit. @param {any} value @param {number} index @returns {number | null} */
export function label(value, index) {
  if (value !== null && typeof value !== "number") throw wrong(`label ${index}`, "a digit, or null for what is none", kind(value));
  return value;
}

/** @param {any} value @param {string} name @returns {number} */
export function count(value, name) {
  if (!isCount(value)) throw wrong(name, "a whole number", shown(value));
  return value;
}

/** @param {any} value @param {string} name @returns {number} */
export function seed(value, name) {
  if (!isCount(value) && (value | 0) !== value) throw wrong(name, "an integer of 32 bits", shown(value));
  return value;
}

/** An ImageData, or an object of the same shape where that class is missing. @param {any} value @param {string} name @returns {ImageData} */
export function picture(value, name) {
  const what = kind(value);
  const { width, height, data } = Object(value);
  if (data === undefined) throw wrong(name, "an ImageData, or its { width, height, data }", what);
  if (!isCount(width) || !isCount(height)) throw wrong(name, "a width and a height in whole pixels", `${width} and ${height}`);
  if (!["Uint8ClampedArray", "Uint8Array"].includes(kind(data))) throw wrong(`${name}.data`, "a Uint8ClampedArray", kind(data));
  readable(data, `${name}.data`);
  return value;
}

/** @param {unknown} value @returns {value is number} */
const isCount = (value) => Number.isInteger(value) && Number(value) >= 0 && Number(value) < 2 ** 32;

/** An error with this name. @param {string} name @param {string} message */
export const refused = (name, message) => Object.assign(new Error(message), { name });
