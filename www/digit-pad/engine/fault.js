/**
 * The parts of an Error that are passed between threads.
 *
 * @typedef {{name: string, message: string}} Fault
 */

/** @param {unknown} error @returns {Fault} */
export function fault(error) {
  return error instanceof Error ? { name: error.name, message: error.message } : { name: "Error", message: String(error) };
}

/** @param {Fault} fault */
export function named({ name, message }) {
  return Object.assign(new Error(message), { name });
}
