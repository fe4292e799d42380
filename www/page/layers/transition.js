import { calm } from "../calm.js";

/** Changes the page: in one short view transition where the browser can, or else at once. @param {() => void} change */
export async function moved(change) {
  if (calm() || !("startViewTransition" in document)) return change();
  const transition = document.startViewTransition(change);
  // The transition is skipped if the page is hidden or another one begins; the page changes all the same.
  transition.ready.catch(() => {});
  await transition.updateCallbackDone;
}
