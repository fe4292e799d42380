/** Playwright's `Locator`, as far as tests use it: each call looks the elements up anew. */

import { pattern } from "./found.js";

export class Locator {
  #page;
  #steps;

  /** @param {import("./page.js").Page} page @param {import("./found.js").Step[]} steps */
  constructor(page, steps) {
    this.#page = page;
    this.#steps = steps;
  }

  /** @param {import("./found.js").Step} step */
  #then = (step) => new Locator(this.#page, [...this.#steps, step]);

  locator = (css) => this.#then({ css });
  getByRole = (role, { name, exact } = {}) => this.#then({ role, ...(name && { name: pattern(name, exact) }) });
  getByText = (text, { exact } = {}) => this.#then({ text: pattern(text, exact) });
  getByLabel = (label, { exact } = {}) => this.#then({ label: pattern(label, exact) });
  filter = ({ hasText }) => this.#then({ has: pattern(hasText) });
  nth = (nth) => this.#then({ nth });
  first = () => this.nth(0);
  last = () => this.nth(-1);

  /** Calls a function with all the elements there are, without waiting. */
  evaluateAll = (act, argument) => this.#page.all(this.#steps, act, argument);
  count = () => this.evaluateAll(({ length }) => length);
  all = async () => Array.from({ length: await this.count() }, (_, index) => this.nth(index));
  allTextContents = () => this.evaluateAll((elements) => elements.map(({ textContent }) => textContent));
  isVisible = async () => (await this.first().#then({ visible: true }).count()) > 0;
  isHidden = async () => !(await this.isVisible());

  /** Calls a function with the first element, once there is one. */
  async evaluate(act, argument) {
    await this.waitFor({ state: "attached" });
    return this.#page.all([...this.#steps, { nth: 0 }], `([element], argument) => (${act})(element, argument)`, argument);
  }

  boundingBox = () => this.evaluate((element) => element.getBoundingClientRect().toJSON());
  dispatchEvent = (type) => this.evaluate((element, type) => void element.dispatchEvent(new Event(type, { bubbles: true })), type);
  focus = () => this.evaluate((element) => element.focus());
  getAttribute = (name) => this.evaluate((element, name) => element.getAttribute(name), name);
  innerHTML = () => this.evaluate((element) => element.innerHTML);
  innerText = () => this.evaluate((element) => element.innerText);
  isChecked = () => this.evaluate((element) => element.checked);
  isDisabled = () => this.evaluate((element) => element.matches(":disabled"));
  scrollIntoViewIfNeeded = () => this.evaluate((element) => element.scrollIntoView({ block: "nearest", behavior: "instant" }));
  textContent = () => this.evaluate((element) => element.textContent);

  async waitFor({ state = "visible" } = {}) {
    const is = {
      attached: async () => (await this.count()) > 0,
      detached: async () => (await this.count()) === 0,
      hidden: this.isHidden,
      visible: this.isVisible,
    };
    await this.#page.until(is[state], `${JSON.stringify(this.#steps)} to be ${state}`);
  }

  /**
   * Clicks the middle of the element with the mouse, once it is in sight, at rest, uncovered and not disabled. After the page
   * has scrolled, WebKit may report a press without its click; then the element is clicked again.
   */
  async click() {
    await this.waitFor();
    const reach = () =>
      this.evaluate(async (element) => {
        element.scrollIntoView({ block: "nearest", behavior: "instant" });
        const before = element.getBoundingClientRect();
        await new Promise(requestAnimationFrame);
        const { x, y, width, height } = element.getBoundingClientRect();
        if (x !== before.x || y !== before.y) return null;
        const middle = [x + width / 2, y + height / 2];
        const hit = element.getRootNode().elementFromPoint(...middle);
        const own = element.contains(hit) || [...(element.labels ?? [])].some((label) => label.contains(hit));
        if (!own || element.matches(":disabled")) return null;
        window.pressed = new Set();
        for (const type of ["pointerup", "click"]) addEventListener(type, () => window.pressed?.add(type), { capture: true, once: true });
        return middle;
      });
    // A click may lead to another page, which answers nothing while it loads.
    const isLost = () => this.#page.evaluate(() => window.pressed?.has("pointerup") && !window.pressed.has("click")).catch(() => false);
    for (let times = 0; times < 5; times += 1) {
      await this.#page.mouse.click(...(await this.#page.until(reach, `${JSON.stringify(this.#steps)} to be in reach`)));
      if (!(await isLost())) return;
    }
    throw new Error(`expected a click of ${JSON.stringify(this.#steps)}, got presses alone`);
  }

  async check() {
    if (!(await this.isChecked())) await this.click();
  }

  async uncheck() {
    if (await this.isChecked()) await this.click();
  }

  async press(key) {
    await this.focus();
    await this.#page.keyboard.press(key);
  }

  /** Types a text into an empty field. A slider takes no text, so its value is set. */
  async fill(text) {
    const slider = await this.evaluate((element) => (element.focus(), element.select?.(), element.type === "range"));
    if (slider) return this.#choose(text);
    await (text === "" ? this.#page.keyboard.press("Backspace") : this.#page.keyboard.type(text));
  }

  async selectOption(text) {
    const value = await this.evaluate(({ options }, text) => [...options].find(({ value, label }) => [value, label].includes(text)).value, text);
    await this.#choose(value);
  }

  #choose(value) {
    return this.evaluate((element, value) => {
      element.value = value;
      for (const type of ["input", "change"]) element.dispatchEvent(new Event(type, { bubbles: true }));
    }, value);
  }

  setInputFiles = (files) => this.#page.give([...this.#steps, { nth: 0 }], files);
}
