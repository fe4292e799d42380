/** A scene's options: a browser without offline workers, for what one has fetched does not pass a test's routes. */
export const ONLINE = {
  before: (page) => page.addInitScript(() => Object.defineProperty(Navigator.prototype, "serviceWorker", { value: undefined })),
};
