/** What these tests call of Playwright's `Page`, by WebDriver's commands: so each test is written once for all engines. */

import { Keyboard, Pointer } from "./input.js";
import { PATIENCE } from "./processes.js";

/** Runs in the page: what a selector finds there and in shadow trees. It may end in Playwright's `:text-is("…")`. */
function found(selector) {
  const [css, text] = selector.split(/:text-is\("(.*)"\)$/);
  const within = (root) => [...root.querySelectorAll("*")].flatMap((element) => (element.shadowRoot ? below(element.shadowRoot) : []));
  const below = (root) => [...root.querySelectorAll(css), ...within(root)];
  return below(document).filter(({ textContent }) => text === undefined || textContent.trim() === text);
}

export class Page {
  #send;

  /** @param {(command: string, parameters?: object) => Promise<any>} send */
  constructor(send) {
    this.#send = send;
    this.mouse = new Pointer(send, "mouse");
    this.touch = new Pointer(send, "touch");
    this.pen = new Pointer(send, "pen");
    this.keyboard = new Keyboard(send);
  }

  goto(url) {
    return this.#send("Navigate", { url });
  }

  reload() {
    return this.#send("Refresh");
  }

  goBack() {
    return this.#send("Back");
  }

  evaluate(act, argument) {
    return this.#run(`(${act})(argument)`, argument);
  }

  $eval(selector, act, argument) {
    return this.#run(`(${act})((${found})(${JSON.stringify(selector)})[0], argument)`, argument);
  }

  $$eval(selector, act, argument) {
    return this.#run(`(${act})((${found})(${JSON.stringify(selector)}), argument)`, argument);
  }

  textContent(selector) {
    return this.locator(selector).textContent();
  }

  /** Waits until a function of the page returns something true. */
  async waitForFunction(act, argument) {
    const value = await this.#until(() => this.evaluate(act, argument), `${act}, of ${JSON.stringify(argument)}`);
    return { jsonValue: async () => value };
  }

  locator(selector, index = 0) {
    const all = (act) => this.$$eval(selector, act, index);
    const boundingBox = () => all((elements, index) => elements[index]?.getBoundingClientRect().toJSON());
    return {
      boundingBox,
      nth: (index) => this.locator(selector, index),
      textContent: () => all((elements, index) => elements[index].textContent),
      waitFor: () => this.#until(async () => (await boundingBox())?.width > 0, `${selector} to be seen`),
    };
  }

  /** Presses with the mouse in the middle of an element, once it is in sight and nothing lies above it. */
  async click(selector) {
    const reach = () =>
      this.$eval(selector, (element) => {
        element?.scrollIntoView({ block: "nearest", behavior: "instant" });
        const { x, y, width, height } = element?.getBoundingClientRect() ?? {};
        const middle = [x + width / 2, y + height / 2];
        return width > 0 && element.contains(element.getRootNode().elementFromPoint(...middle)) && middle;
      });
    await this.mouse.click(...(await this.#until(reach, `${selector} to be in reach`)));
  }

  /** @param {string} path of one file */
  async setInputFiles(selector, path) {
    const element = await this.#send("FindElement", { using: "css selector", value: selector });
    await this.#send("ElementSendKeys", { id: Object.values(element)[0], text: path });
  }

  /** Browsers of a desktop do not get narrower than some 500 pixels. */
  async setViewportSize({ width, height }) {
    const [wider, higher] = await this.evaluate(() => [outerWidth - innerWidth, outerHeight - innerHeight]);
    await this.#send("SetWindowRect", { width: width + wider, height: height + higher });
    await this.waitForFunction(([width, height]) => innerWidth === width && innerHeight === height, [width, height]);
  }

  async screenshot() {
    return Buffer.from(await this.#send("TakeScreenshot"), "base64");
  }

  /** @param {() => Promise<any>} look */
  async #until(look, what) {
    for (const end = Date.now() + PATIENCE; Date.now() < end; ) {
      const value = await look();
      if (value) return value;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    throw new Error(`expected within ${PATIENCE / 1000} s: ${what}`);
  }

  /**
   * An expression that may use `argument`. It is part of the script, because the page's policy forbids `eval`. What it gives
   * travels as text: Firefox hands no typed arrays out.
   */
  async #run(expression, argument = null) {
    const script = `const [argument, done] = arguments;
      const answer = Promise.resolve().then(() => ${expression});
      answer.then((value) => ({ value }), (error) => ({ error: String(error) })).then((said) => done(JSON.stringify(said)));`;
    const { value, error } = JSON.parse(await this.#send("ExecuteAsyncScript", { script, args: [argument] }));
    if (error) throw new Error(`${error}, in ${expression}`);
    return value;
  }
}
