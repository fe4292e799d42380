/** A scene's options: a browser without service workers, because what one has fetched bypasses a test's routes. */
export const ONLINE = {
  before: (page) => page.addInitScript(() => Object.defineProperty(Navigator.prototype, "serviceWorker", { value: undefined })),
};
