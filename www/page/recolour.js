/** Canvases are painted in the style's colours, so they are repainted when these change. */

/** @param {() => void} repaint @param {{signal?: AbortSignal}} [options] */
export function onRecolour(repaint, options) {
  for (const query of ["(prefers-color-scheme: dark)", "(forced-colors: active)"]) {
    matchMedia(query).addEventListener("change", () => repaint(), options);
  }
}
