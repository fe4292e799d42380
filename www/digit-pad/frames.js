/**
 * Views are brought up to date once a frame, when the browser is about to paint, however often something changed since:
 * a pointer's move and the answer to the one before often come in the same frame, and each round of writing and laying
 * out costs a slow device milliseconds. Between frames the document stays as it was laid out, so the pad can be measured
 * for nothing.
 *
 * @param {() => void} paint
 * @returns {() => void} has it painted in the next frame
 */
export function eachFrame(paint) {
  let frame = 0;
  return () => {
    frame ||= requestAnimationFrame(() => {
      frame = 0;
      paint();
    });
  };
}
