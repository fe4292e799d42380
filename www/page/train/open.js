/** Opens "Watch it learn" on request. What it takes is only loaded then. @import { Store } from "../state.js" */

/** @param {HTMLButtonElement} opener @param {Store} store */
export function attachTraining(opener, store) {
  opener.addEventListener("click", async () => {
    try {
      (await import("./view.js")).toggle(opener);
    } catch (error) {
      const text = `The training could not be loaded: ${error instanceof Error ? error.message : error}`;
      store.noticed({ id: "train", tone: "problem", text });
    }
  });
}
