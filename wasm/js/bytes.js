/** @param {Uint8Array | null} a @param {Uint8Array | null} b */
export const sameBytes = (a, b) =>
  a === b || (a !== null && b !== null && a.length === b.length && a.every((byte, i) => byte === b[i]));
