/**
 * Registers the service worker and reports when another version of the page is ready. The page keeps its version until
 * it is told to change over. All tabs change over together, because the old version's files are gone by then.
 *
 * @param {string} version of this page
 * @param {(changeOver: () => void) => void} onUpdate
 */
export async function stayOffline(version, onUpdate) {
  const { serviceWorker } = navigator;
  if (!serviceWorker || !isSecureContext) return;
  const updating = serviceWorker.controller !== null;
  serviceWorker.addEventListener("controllerchange", () => {
    if (updating) location.reload();
    else keepLanguage();
  });
  // From this page's first service worker, which is of another version if the site has changed since the page was loaded.
  serviceWorker.addEventListener("message", ({ data }) => {
    if (data.version !== version) location.reload();
  });
  serviceWorker.startMessages();
  try {
    const registration = await serviceWorker.register("sw.js", { updateViaCache: "none" });
    // The page's first service worker is no update. WebKit may name it as the controller before its state is past "installed".
    const offer = (/** @type {ServiceWorker | null} */ worker) => {
      const { controller } = serviceWorker;
      if (worker?.state === "installed" && controller && controller !== worker) onUpdate(() => worker.postMessage("change over"));
    };
    offer(registration.waiting);
    registration.addEventListener("updatefound", () => {
      const worker = registration.installing;
      worker?.addEventListener("statechange", () => offer(worker));
    });
  } catch {
    // Registration fails in private windows and on odd servers: the page works without it.
  }
}

/** Fetches another language's texts again, through the first service worker: they were loaded before it could cache them. */
function keepLanguage() {
  for (const folder of ["text/", "digit-pad/text/"].map((name) => new URL(name, document.baseURI).href)) {
    for (const { name } of performance.getEntriesByType("resource")) if (name.startsWith(folder)) void fetch(name).catch(() => {});
  }
}
