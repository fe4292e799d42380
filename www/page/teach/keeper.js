/**
 * The stored records as one frozen value, in step with the database and with other tabs. Without a database, or without
 * room in it, records live in memory until the page is closed.
 *
 * @import { Change, Kept } from "./kept.js"
 * @typedef {"none" | "unreadable" | "full"} Trouble
 */

import { applied } from "./changes.js";
import { current, inUse, NOTHING } from "./kept.js";
import { raw, Store, Unreadable } from "./store.js";

export class Keeper {
  #kept = NOTHING;
  /** @type {Store | null} null: in memory only */
  #store = null;
  #channel = typeof BroadcastChannel === "function" ? new BroadcastChannel("lenet5.kept") : null;
  #hint;
  #changed;
  #failed;

  /**
   * @param {string} hint the localStorage key that says whether there are weights to load, so that a page need not
   *   open the database to find out
   * @param {() => void} changed
   * @param {(trouble: Trouble, error: Error) => void} failed `kept` has what could not be written
   */
  constructor(hint, changed, failed) {
    this.#hint = hint;
    this.#changed = changed;
    this.#failed = failed;
    this.#channel?.addEventListener("message", () => this.settled());
  }

  async open() {
    try {
      this.#store = await Store.open(() => {
        this.#store = null;
        this.#failed("none", Object.assign(new Error("another tab needs the database; reload this page"), { name: "Superseded" }));
      });
      this.#become(await this.#store.read());
    } catch (error) {
      this.#failed(error instanceof Unreadable ? "unreadable" : "none", /** @type {Error} */ (error));
    }
  }

  get kept() {
    return this.#kept;
  }

  /** Whether records survive a reload. */
  get lasting() {
    return this.#store !== null;
  }

  /** The whole database as JSON, even if this page cannot interpret it. */
  raw() {
    return raw();
  }

  /**
   * Makes a change. `decide` gets the records as they are inside the transaction.
   *
   * @param {(kept: Kept) => Change | null} decide
   * @returns {Promise<boolean>} whether there was a change
   */
  async change(decide) {
    const store = this.#store;
    if (store) {
      try {
        const change = await store.change(decide);
        this.#become(await store.read());
        this.#channel?.postMessage(null);
        return change !== null;
      } catch (error) {
        // The database is full, for instance. From here on, records live in memory only.
        this.#store = null;
        store.close();
        this.#failed("full", /** @type {Error} */ (error));
      }
    }
    const change = decide(this.#kept);
    if (change) this.#become(applied(this.#kept, change));
    return change !== null;
  }

  /** Reads the records again, for what other tabs have written. */
  async settled() {
    const kept = await this.#store?.read().catch(() => null);
    if (kept) this.#become(kept);
  }

  /** @param {Kept} kept */
  #become(kept) {
    this.#kept = Object.freeze(kept);
    if (this.#store) remember(this.#hint, inUse(kept, current(kept)) !== null);
    this.#changed();
  }
}

/** @param {string} hint @param {boolean} learnt */
function remember(hint, learnt) {
  try {
    if (learnt) localStorage.setItem(hint, "1");
    else localStorage.removeItem(hint);
  } catch {
    // Forbidden: the weights load when "Not a 5?" is opened.
  }
}
