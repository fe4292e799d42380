/**
 * The page's element with this id.
 *
 * @template {HTMLElement} T
 * @param {string} id
 * @param {new () => T} type
 * @returns {T}
 */
export function element(id, type) {
  const found = document.getElementById(id);
  if (found instanceof type) return found;
  throw new Error(`index.html: expected a ${type.name} with the id ${id}, found ${found?.constructor.name ?? "none"}`);
}

export const part = (/** @type {string} */ id) => element(id, HTMLElement);
export const button = (/** @type {string} */ id) => element(id, HTMLButtonElement);
