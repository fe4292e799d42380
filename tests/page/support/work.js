/** Work that does not end before a test lets it: workers' answers are held back, their progress reports are not. */

/** Runs in the page before its own scripts: answers wait while there is a list for them. */
function withheld() {
  window.Worker = class extends Worker {
    constructor(...parameters) {
      super(...parameters);
      this.addEventListener("message", (event) => {
        if (!window.held || event.data.type !== "answer") return;
        event.stopImmediatePropagation();
        window.held.push(() => this.dispatchEvent(new MessageEvent("message", { data: event.data })));
      });
    }
  };
}

/** A scene's options. */
export const HELD = { before: (page) => page.addInitScript(withheld) };

/** Begins work, which ends once the returned function has been called. @param {(page) => Promise<unknown>} begin */
export const atWork = (begin) => async (page) => {
  await page.evaluate(() => (window.held = []));
  await begin(page);
  return () =>
    page.evaluate(() => {
      const { held } = window;
      window.held = null;
      for (const release of held) release();
    });
};
