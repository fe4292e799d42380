/** Pointer and keys, as WebDriver's lists of actions. */

/** What WebDriver calls the keys that write nothing. */
const KEYS = {
  Backspace: "\uE003",
  Tab: "\uE004",
  Enter: "\uE007",
  Shift: "\uE008",
  Control: "\uE009",
  Escape: "\uE00C",
  ArrowLeft: "\uE012",
  ArrowUp: "\uE013",
  ArrowRight: "\uE014",
  ArrowDown: "\uE015",
};

/** A mouse, or another kind of pointer. Moves that nobody waits for go to the browser together, as from a fast hand. */
export class Pointer {
  #send;
  #kind;
  #next = [];
  #sent = Promise.resolve();

  constructor(send, kind) {
    this.#send = send;
    this.#kind = kind;
  }

  move(x, y) {
    return this.#act({ type: "pointerMove", duration: 0, origin: "viewport", x: Math.round(x), y: Math.round(y) });
  }

  down() {
    return this.#act({ type: "pointerDown", button: 0 });
  }

  up() {
    return this.#act({ type: "pointerUp", button: 0 });
  }

  click(x, y) {
    this.move(x, y);
    this.down();
    return this.up();
  }

  #act(action) {
    if (this.#next.push(action) === 1) this.#sent = this.#sent.catch(() => {}).then(() => this.#go());
    return this.#sent;
  }

  #go() {
    const [id, actions] = [this.#kind, this.#next.splice(0)];
    return this.#send("PerformActions", { actions: [{ type: "pointer", id, parameters: { pointerType: id }, actions }] });
  }
}

export class Keyboard {
  #send;

  constructor(send) {
    this.#send = send;
  }

  /** @param {string} combination such as "Control+z" */
  press(combination) {
    const keys = combination.split("+").map((name) => KEYS[name] ?? name);
    const actions = [...keys.map((value) => ({ type: "keyDown", value })), ...keys.reverse().map((value) => ({ type: "keyUp", value }))];
    return this.#send("PerformActions", { actions: [{ type: "key", id: "keys", actions }] });
  }
}
