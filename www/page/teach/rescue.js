/**
 * The file that is offered when drawings cannot be stored: all records, as JSON.
 *
 * @import { Change, Kept } from "./kept.js"
 */

import { isValid } from "./checked.js";
import { text as words } from "./digits-text.js";
import { newHand, of } from "./kept.js";

/** @param {object} database its `tables`, and what else is known of it */
export const toRescue = (database) => JSON.stringify(database, (_, value) => (value instanceof Uint8Array ? { base64: base64(value) } : value), 1);

/** @param {Uint8Array} bytes */
function base64(bytes) {
  let text = "";
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text);
}

/**
 * The records that can be used; null if there are none, or the text is not such a file. The database may have been damaged.
 *
 * @param {string} text
 * @returns {Kept | null}
 */
export function fromRescue(text) {
  const bytes = (/** @type {string} */ _, /** @type {any} */ value) =>
    typeof value?.base64 === "string" ? Uint8Array.from(atob(value.base64), (each) => each.charCodeAt(0)) : value;
  let file;
  try {
    file = JSON.parse(text, bytes);
  } catch {
    return null;
  }
  // Earlier versions of the page wrote a list of drawings.
  const tables = Array.isArray(file) ? { samples: file } : file?.tables;
  if (!tables) return null;
  const valid = (/** @type {keyof Kept} */ name) => (Array.isArray(tables[name]) ? tables[name].filter((/** @type {any} */ record) => isValid(name, record)) : []);
  const [hands, samples, versions] = [valid("hands"), valid("samples"), valid("versions")];
  return samples.length + versions.length > 0 ? { hands, samples, versions } : null;
}

/** Brings records back. A hand that is lost is made anew, with its last weights. @param {Kept} rescued @returns {(kept: Kept) => Change} */
export const restored = ({ hands, samples, versions }) => (kept) => {
  const known = new Set([...kept.hands, ...hands].map(({ id }) => id));
  const lost = new Set([...samples, ...versions].map(({ hand }) => hand).filter((id) => !known.has(id)));
  const anew = [...lost].map((id) => ({ ...newHand(words.me), id, version: of(versions, id).at(-1)?.id ?? null }));
  return { put: { hands: [...hands, ...anew], samples, versions } };
};
