/**
 * What is kept, as the page sees it: one frozen value, in step with the database and with the other tabs. Where there is no
 * database to be had, or no room in it, it goes on in memory until the page is left, and says so.
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
   * @param {string} hint the name of what tells a page that loads whether there are weights to fetch: it must not open a
   *   database to find out
   * @param {() => void} changed
   * @param {(trouble: Trouble, error: Error) => void} failed nothing is lost: what could not be written is in `kept`
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
        this.#failed("none", new Error("another tab needs the database; reload this page"));
      });
      this.#become(await this.#store.read());
    } catch (error) {
      this.#failed(error instanceof Unreadable ? "unreadable" : "none", /** @type {Error} */ (error));
    }
  }

  get kept() {
    return this.#kept;
  }

  /** Whether what is taught is still there after a reload. */
  get lasting() {
    return this.#store !== null;
  }

  /** All that the database holds, as JSON, also where this page cannot read it. */
  raw() {
    return raw();
  }

  /**
   * Makes a change, on what is kept at that time.
   *
   * @param {(kept: Kept) => Change | null} decide
   * @returns {Promise<boolean>} whether there was one
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
        // The browser closes a database when the profile's disk fails, say; one that is full stays open.
        this.#store = null;
        store.close();
        this.#failed("full", /** @type {Error} */ (error));
      }
    }
    const change = decide(this.#kept);
    if (change) this.#become(applied(this.#kept, change));
    return change !== null;
  }

  /** Reads what other tabs have written by now. */
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
    // Forbidden: then the hand comes back when "Not a 5?" is opened.
  }
}
