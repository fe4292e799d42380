/**
 * Views are updated once per frame, when the browser is about to paint, however often something changed since: a pointer
 * move and the answer to the previous one often come in the same frame, and each round of DOM writes and layout costs a
 * slow device milliseconds. Between frames the layout stays valid, so the pad can be measured for free.
 *
 * @param {() => void} paint
 * @returns {() => void} has the view painted in the next frame
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
