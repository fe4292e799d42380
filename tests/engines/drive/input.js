/** Pointer and keyboard, by WebDriver's lists of actions. */

/** WebDriver's codes for the keys that type no character. */
const KEYS = {
  Backspace: "\uE003",
  Tab: "\uE004",
  Enter: "\uE007",
  Shift: "\uE008",
  Control: "\uE009",
  Escape: "\uE00C",
  Space: " ",
  ArrowLeft: "\uE012",
  ArrowUp: "\uE013",
  ArrowRight: "\uE014",
  ArrowDown: "\uE015",
};

/** An input device. Actions that the test does not await go to the browser together, as from a fast hand. */
class Device {
  #send;
  #source;
  #next = [];
  #sent = Promise.resolve();

  /** @param {(command: string, parameters: object) => Promise<any>} send @param {object} source the device in WebDriver's terms */
  constructor(send, source) {
    this.#send = send;
    this.#source = source;
  }

  act(...actions) {
    const waiting = this.#next.length > 0;
    this.#next.push(...actions);
    if (!waiting) this.#sent = this.#sent.catch(() => {}).then(() => this.#go());
    return this.#sent;
  }

  #go() {
    return this.#send("PerformActions", { actions: [{ ...this.#source, actions: this.#next.splice(0) }] });
  }
}

const BUTTONS = { left: 0, middle: 1, right: 2 };

/** A mouse, or another kind of pointer. */
export class Pointer {
  #device;
  #at = [0, 0];

  constructor(send, kind) {
    this.#device = new Device(send, { type: "pointer", id: kind, parameters: { pointerType: kind } });
  }

  /** @param {{ steps?: number }} [options] the number of moves */
  move(x, y, { steps = 1 } = {}) {
    const from = this.#at;
    this.#at = [x, y];
    const at = (step) => from.map((start, axis) => Math.round(start + (step / steps) * (this.#at[axis] - start)));
    const moves = Array.from({ length: steps }, (_, step) => at(step + 1));
    return this.#device.act(...moves.map(([x, y]) => ({ type: "pointerMove", duration: 0, origin: "viewport", x, y })));
  }

  down = ({ button = "left" } = {}) => this.#device.act({ type: "pointerDown", button: BUTTONS[button] });
  up = ({ button = "left" } = {}) => this.#device.act({ type: "pointerUp", button: BUTTONS[button] });

  async click(x, y) {
    await this.move(x, y);
    this.down();
    await this.up();
  }
}

export class Keyboard {
  #device;

  constructor(send) {
    this.#device = new Device(send, { type: "key", id: "keys" });
  }

  /** @param {string} combination such as "Control+z" */
  press(combination) {
    const keys = combination.split("+");
    for (const key of keys) this.down(key);
    for (const key of keys.slice(1).reverse()) this.up(key);
    return this.up(keys[0]);
  }

  async type(text) {
    for (const key of text) await this.press(key);
  }

  #act = (type, key) => this.#device.act({ type, value: KEYS[key] ?? key });
  down = (key) => this.#act("keyDown", key);
  up = (key) => this.#act("keyUp", key);
}
