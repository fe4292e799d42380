/**
 * Registers the service worker and says when another version of the page is ready. The page then goes on as it is until
 * it is told to change over; all tabs change over together, for the old version's files are gone by then.
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
  // The first offline worker of this page, if the site has changed since the page was loaded.
  serviceWorker.addEventListener("message", ({ data }) => {
    if (data.version !== version) location.reload();
  });
  serviceWorker.startMessages();
  try {
    const registration = await serviceWorker.register("sw.js", { updateViaCache: "none" });
    const offer = (/** @type {ServiceWorker | null} */ worker) => {
      if (worker?.state === "installed" && serviceWorker.controller) onUpdate(() => worker.postMessage("change over"));
    };
    offer(registration.waiting);
    registration.addEventListener("updatefound", () => {
      const worker = registration.installing;
      worker?.addEventListener("statechange", () => offer(worker));
    });
  } catch {
    // Private windows and odd servers: the page works without.
  }
}

/** The words of another language were loaded past the first offline worker, which keeps what passes through it. */
function keepLanguage() {
  for (const folder of ["text/", "digit-pad/text/"].map((name) => new URL(name, document.baseURI).href)) {
    for (const { name } of performance.getEntriesByType("resource")) if (name.startsWith(folder)) void fetch(name).catch(() => {});
  }
}
