import { calm } from "../calm.js";

/** Changes the page: in one short transition where the browser has them, otherwise at once. @param {() => void} change */
export async function moved(change) {
  if (calm() || !("startViewTransition" in document)) return change();
  const transition = document.startViewTransition(change);
  // It is skipped where the page is hidden, or where another begins; the page changes all the same.
  transition.ready.catch(() => {});
  await transition.updateCallbackDone;
}
