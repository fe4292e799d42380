/** Playwright's API on WebKit's own driver: each context is a browser of its own. A test is skipped if the driver lacks what it needs. */

import { webkitAt } from "../../../engines/drive/browsers.js";
import { WEBKIT, WEBKIT_DRIVER, XVFB } from "../../../engines/drive/paths.js";
import { hear } from "../hear.js";
import { Unsupported } from "../unsupported.js";
import { Front } from "./front.js";

const PATHS = { browser: WEBKIT, driver: WEBKIT_DRIVER, screen: XVFB };

export const webkit = { newContext: (options) => Context.start(options) };

/** The options that a context may have. */
const KNOWN = ["bypassCSP", "colorScheme", "reducedMotion", "viewport"];

/** Calls of Playwright's API that skip a test. */
const LACKING = {
  context: ["browser", "grantPermissions", "newCDPSession"],
  page: ["close", "emulateMedia", "evaluateHandle", "frame", "frameLocator", "waitForEvent", "waitForURL", "workers"],
};

const lacks = (what) => {
  throw new Unsupported(`WebKit is driven without ${what}`);
};
const lacking = (names) => Object.fromEntries(names.map((name) => [name, () => lacks(`\`${name}\``)]));

/** The narrowest window, in pixels. */
const NARROWEST = 450;

class Context {
  #browser;
  #options;
  #front = new Front();
  #listeners = { console: [], weberror: [], request: [] };
  #bindings = {};
  #page;

  static async start(options) {
    const unknown = Object.keys(options).find((name) => !KNOWN.includes(name));
    if (unknown) lacks(`\`${unknown}\``);
    const context = new Context();
    context.#browser = await webkitAt(PATHS, options)();
    context.#options = options;
    context.#front.strict = !options.bypassCSP;
    context.#front.heard = (name, values) => context.#heard(name, values);
    context.#front.asked = (request) => context.#listeners.request.forEach((listener) => listener(request));
    context.#front.scripts.push(Front.telling("complained"), `(${hear})(complained);`);
    return Object.assign(context, lacking(LACKING.context));
  }

  /** A site's address in this context. @param {string} url */
  front = (url) => this.#front.open(url);

  /** Reports everything that goes wrong in a page as an error in its console. */
  #heard(name, values) {
    if (name !== "complained") return this.#bindings[name]({}, ...values);
    const [text] = values;
    for (const listener of this.#listeners.console) listener({ type: () => "error", text: () => text });
  }

  setDefaultTimeout() {}

  on(event, listener) {
    if (!this.#listeners[event]) lacks(`the event \`${event}\``);
    this.#listeners[event].push(listener);
  }

  exposeBinding(name, act) {
    this.#bindings[name] = act;
    this.#front.scripts.push(Front.telling(name));
  }

  addInitScript(act, argument) {
    this.#front.scripts.push(`(${act})(${JSON.stringify(argument)});`);
  }

  setOffline(offline) {
    this.#front.offline = offline;
  }

  /** Checks that the test's scripts ran: without them it would not hear of what goes wrong. */
  async #opened(open) {
    await open();
    const begun = await this.#browser.page.evaluate(() => !location.protocol.startsWith("http") || document.contentType !== "text/html" || "complained" in window);
    if (!begun) throw new Error("expected the test's scripts to run before the page's own, they did not");
  }

  async #resize(size) {
    if (size.width < NARROWEST) lacks(`windows narrower than ${NARROWEST} pixels`);
    await this.#browser.page.setViewportSize(size);
  }

  async newPage() {
    if (this.#page) lacks("a second window");
    const { page } = this.#browser;
    await this.#resize(this.#options.viewport ?? { width: 1280, height: 720 });
    const { goto, reload } = page;
    const more = {
      on: (event, listener) => this.on(event, listener),
      addInitScript: (act, argument) => this.addInitScript(act, argument),
      context: () => this,
      goto: (url) => this.#opened(() => goto(url)),
      reload: () => this.#opened(reload),
      setViewportSize: (size) => this.#resize(size),
      route: (pattern, act) => void this.#front.routes.unshift({ pattern, act }),
      unroute: (pattern) => void (this.#front.routes = this.#front.routes.filter((route) => route.pattern !== pattern)),
    };
    this.#page = Object.assign(page, more, lacking(LACKING.page));
    return page;
  }

  async close() {
    await this.#browser.stop();
    await this.#front.close();
  }
}
