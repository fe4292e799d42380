/**
 * Opens "How fast is it here?" on request. What it takes to measure is only loaded then.
 */

import { compileModule } from "../engine/module.js";

/**
 * @param {HTMLButtonElement} button
 * @param {HTMLElement} section
 * @param {() => Float32Array | undefined} glyph what the network looks at on the page, if anything is drawn
 * @param {(text: string) => void} failed
 */
export function attachSpeed(button, section, glyph, failed) {
  /** @type {import("./view.js").SpeedView | null} */
  let view = null;
  button.addEventListener("click", async () => {
    try {
      const { SpeedView } = await import("./view.js");
      view ??= new SpeedView(section, () => glyph() ?? new Float32Array(28 * 28), compileModule);
      button.setAttribute("aria-expanded", "true");
      await view.run();
    } catch (error) {
      failed(`The measurement could not be loaded: ${error instanceof Error ? error.message : error}`);
    }
  });
}
