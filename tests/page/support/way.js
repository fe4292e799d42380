/** A stroke whose points all differ, to check that each one is where the pen was. */

import assert from "node:assert/strict";

/** A stroke in fractions of the pad's side. */
export const WAY = Array.from({ length: 20 }, (_, i) => [0.1 + 0.04 * i, 0.2 + 0.03 * ((i * i) % 17)]);

/** Fails unless each point is within `tolerance`, in fractions of the pad's side. */
export const near = (found, expected, tolerance) => {
  assert.equal(found.length, expected.length);
  expected.forEach(([x, y], i) => {
    const off = Math.hypot(found[i][0] - x, found[i][1] - y);
    assert(off <= tolerance, `point ${i}: expected ${x}, ${y}, found ${found[i]}`);
  });
};
