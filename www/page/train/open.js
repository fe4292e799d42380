/** Opens "Watch it learn" on request. What it takes is only loaded then. @import { Store } from "../state.js" */

import { button } from "../find.js";

/** @param {Store} store */
export function attachTraining(store) {
  const opener = button("watch");
  opener.addEventListener("click", async () => {
    try {
      (await import("./view.js")).toggle(opener);
    } catch (error) {
      const text = `The training could not be loaded: ${error instanceof Error ? error.message : error}`;
      store.noticed({ id: "train", tone: "problem", text });
    }
  });
}
