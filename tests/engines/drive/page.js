/** The calls of Playwright's `Page` that tests use, by WebDriver's commands: so each test is written once for all engines. */

import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { expression } from "./found.js";
import { Keyboard, Pointer } from "./input.js";
import { Locator } from "./locator.js";
import { PATIENCE } from "./processes.js";

export class Page {
  #send;
  #folder;
  #root = new Locator(this, []);

  /**
   * @param {(command: string, parameters?: object) => Promise<any>} send
   * @param {() => Promise<string>} folder makes a folder for files that are given to the page
   */
  constructor(send, folder) {
    this.#send = send;
    this.#folder = folder;
    this.mouse = new Pointer(send, "mouse");
    this.touch = new Pointer(send, "touch");
    this.pen = new Pointer(send, "pen");
    this.keyboard = new Keyboard(send);
  }

  goto = (url) => this.#send("Navigate", { url });
  reload = () => this.#send("Refresh");
  goBack = () => this.#send("Back");
  url = () => this.#send("GetCurrentURL");
  title = () => this.evaluate(() => document.title);

  locator = (css) => this.#root.locator(css);
  getByLabel = (label, options) => this.#root.getByLabel(label, options);
  getByRole = (role, options) => this.#root.getByRole(role, options);
  getByText = (text, options) => this.#root.getByText(text, options);

  $eval = (css, act, argument) => this.locator(css).evaluate(act, argument);
  $$eval = (css, act, argument) => this.locator(css).evaluateAll(act, argument);
  click = (css) => this.locator(css).click();
  dispatchEvent = (css, type) => this.locator(css).dispatchEvent(type);
  focus = (css) => this.locator(css).focus();
  getAttribute = (css, name) => this.locator(css).getAttribute(name);
  isVisible = (css) => this.locator(css).isVisible();
  setInputFiles = (css, files) => this.locator(css).setInputFiles(files);
  textContent = (css) => this.locator(css).textContent();
  waitForSelector = (css, options) => this.locator(css).waitFor(options);
  waitForTimeout = (milliseconds) => pause(milliseconds);

  /** @param {Function | string} act a function, or a script */
  evaluate(act, argument) {
    return this.#run(typeof act === "string" ? `{ ${act} }` : `(${act})(argument)`, argument);
  }

  /** Calls a function with all elements that the steps lead to. @param {import("./found.js").Step[]} steps */
  all(steps, act, argument) {
    return this.#run(`(${act})(${expression(steps)}, argument)`, argument);
  }

  /** Waits until a function, called in the page, returns something truthy. */
  async waitForFunction(act, argument) {
    const value = await this.until(() => this.evaluate(act, argument), `${act}, of ${JSON.stringify(argument)}`);
    return { jsonValue: async () => value };
  }

  /** Waits until `look` gives something truthy. @param {() => Promise<any>} look @param {string} what is waited for */
  async until(look, what) {
    for (const end = Date.now() + PATIENCE; Date.now() < end; await pause(20)) {
      const value = await look();
      if (value) return value;
    }
    throw new Error(`expected within ${PATIENCE / 1000} s: ${what}`);
  }

  /**
   * Gives files to an input.
   *
   * @param {import("./found.js").Step[]} steps
   * @param {string | { name: string, buffer: Buffer } | { name: string, buffer: Buffer }[]} files a path, or the files' contents
   */
  async give(steps, files) {
    const script = `arguments[0](${expression(steps)}[0])`;
    const element = await this.until(() => this.#send("ExecuteAsyncScript", { script, args: [] }), `${JSON.stringify(steps)} to be there`);
    const paths = [files].flat().map(async (file) => {
      if (typeof file === "string") return file;
      const path = join(await this.#folder(), file.name);
      await writeFile(path, file.buffer);
      return path;
    });
    await this.#send("ElementSendKeys", { id: Object.values(element)[0], text: (await Promise.all(paths)).join("\n") });
  }

  /** Desktop browsers do not get narrower than about 450 pixels. */
  async setViewportSize({ width, height }) {
    const [wider, higher] = await this.evaluate(() => [outerWidth - innerWidth, outerHeight - innerHeight]);
    await this.#send("SetWindowRect", { width: width + wider, height: height + higher });
    await this.waitForFunction(([width, height]) => innerWidth === width && innerHeight === height, [width, height]);
  }

  async screenshot() {
    return Buffer.from(await this.#send("TakeScreenshot"), "base64");
  }

  /**
   * Evaluates an expression that may use `argument`. It is part of the script, because the page's policy forbids `eval`. Its
   * value travels as text: Firefox does not return typed arrays.
   */
  async #run(expression, argument = null) {
    const script = `const [argument, done] = arguments;
      const plain = (_, value) => (ArrayBuffer.isView(value) ? [...value] : value instanceof EventTarget ? String(value) : value);
      const answer = Promise.resolve().then(() => ${expression});
      answer.then((value) => ({ value }), (error) => ({ error: String(error) })).then((said) => done(JSON.stringify(said, plain)));`;
    const { value, error } = JSON.parse(await this.#send("ExecuteAsyncScript", { script, args: [argument] }));
    if (error) throw new Error(`${error}, in ${expression.slice(0, 2000)}`);
    return value;
  }
}
