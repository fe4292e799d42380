/** Random numbers from a seed, the same on every device: a Weyl sequence of 32 bits, mixed by MurmurHash3's finaliser. */

/** @param {number} seed @returns {() => number} from 0 to below 1 */
export function random(seed) {
  let state = seed | 0;
  return () => {
    state = (state + 0x9e3779b9) | 0;
    let bits = state;
    bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b);
    bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
    return ((bits ^ (bits >>> 16)) >>> 0) / 2 ** 32;
  };
}
