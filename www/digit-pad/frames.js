/**
 * Views are brought up to date once a frame, when the browser is about to paint, however often the state changed since:
 * a pointer's move and the answer to the one before often come in the same frame, and each round of writing and laying
 * out costs a slow device milliseconds. Between frames the document stays as it was laid out, so the pad can be measured
 * for nothing.
 *
 * @template Value
 * @param {(value: Value) => void} paint
 * @returns {(value: Value) => void} notes a value; the last one noted is painted
 */
export function eachFrame(paint) {
  let frame = 0;
  /** @type {Value} */
  let latest;
  return (value) => {
    latest = value;
    frame ||= requestAnimationFrame(() => {
      frame = 0;
      paint(latest);
    });
  };
}
