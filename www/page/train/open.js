/** Opens "Watch it learn" on request. Its code is loaded only then. @import { Store } from "../state.js" */

import { notLoaded } from "../not-loaded.js";

/** @param {HTMLButtonElement} opener @param {Store} store */
export function attachTraining(opener, store) {
  opener.addEventListener("click", async () => {
    try {
      (await import("./view.js")).toggle(opener);
    } catch (error) {
      store.noticed(notLoaded("train", error));
    }
  });
}
