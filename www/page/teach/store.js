/**
 * The records in IndexedDB. Each change reads, decides and writes in one transaction, so two tabs cannot overwrite each
 * other: the second decides on what the first has written.
 *
 * @import { DBSchema, IDBPDatabase } from "idb"
 * @import { Change, Kept } from "./kept.js"
 * @typedef {DBSchema & {[K in keyof Kept]: {key: string, value: Kept[K][number]}}} Schema
 */

/*! The page's database goes through idb, (c) 2016 Jake Archibald: permission to use, copy, modify, and/or distribute it for any purpose with or without fee is granted, provided that its copyright notice and permission notice appear in all copies. It is provided "as is", without any warranty (ISC license, https://github.com/jakearchibald/idb/blob/main/LICENSE). */
import { openDB } from "idb";
import { faultOf } from "./checked.js";
import { toRescue } from "./rescue.js";

export const NAME = "lenet5";
/** The schema version. Raise it with each change of the schema, and add the step to `upgrade`. */
const VERSION = 1;
const STORES = /** @type {const} */ (["hands", "samples", "versions"]);

/** The database has contents that this page does not understand, and must not change. */
export class Unreadable extends Error {
  /** @override */
  name = "Unreadable";
}

export class Store {
  #database;

  /** @param {IDBPDatabase<Schema>} database */
  constructor(database) {
    this.#database = database;
  }

  /**
   * Opens the database, or creates it.
   *
   * @param {() => void} closed called when the connection is lost: the browser closed it, or another tab needs a newer schema
   * @returns {Promise<Store>} rejects with `Unreadable`, having changed nothing, if the contents are invalid; with an
   *   error named `NoDatabase` if the browser offers none, or with the browser's own error
   */
  static async open(closed) {
    if (!globalThis.indexedDB) throw Object.assign(new Error("it offers no database"), { name: "NoDatabase" });
    const options = {
      /** @param {IDBPDatabase<Schema>} database @param {number} from */
      upgrade(database, from) {
        if (from < 1) for (const name of STORES) database.createObjectStore(name, { keyPath: "id" });
      },
      /** @type {(current: number, blocked: number | null, event: IDBVersionChangeEvent) => void} */
      blocking(_current, _blocked, event) {
        /** @type {IDBDatabase} */ (event.target).close();
        closed();
      },
      terminated: closed,
    };
    const database = await openDB(NAME, VERSION, options).catch((error) => {
      if (error.name !== "VersionError") throw error;
      throw new Unreadable("it was written by a newer version of this page");
    });
    const missing = STORES.filter((name) => !database.objectStoreNames.contains(name));
    const store = new Store(database);
    const fault = missing.length > 0 ? `expected a table "${missing[0]}", found none` : faultOf(await store.read());
    if (!fault) return store;
    database.close();
    throw new Unreadable(fault);
  }

  /** @returns {Promise<Kept>} */
  async read() {
    return whole(this.#database.transaction(STORES));
  }

  /**
   * @param {(kept: Kept) => Change | null} decide null: no change; synchronous, or the transaction would end
   * @returns {Promise<Change | null>} once it is written; rejects with a `QuotaExceededError` if there is no room
   */
  async change(decide) {
    const transaction = this.#database.transaction(STORES, "readwrite");
    try {
      const change = decide(await whole(transaction));
      const write = async (/** @type {keyof Kept} */ name) => {
        const table = transaction.objectStore(name);
        for (const id of change?.drop?.[name] ?? []) await table.delete(id);
        for (const record of change?.put?.[name] ?? []) await table.put(/** @type {any} */ (record));
      };
      await Promise.all(STORES.map(write));
      await transaction.done;
      return change;
    } catch (error) {
      // A failed change is rolled back completely.
      transaction.done.catch(() => {});
      if (!transaction.error) transaction.abort();
      throw error;
    }
  }

  close() {
    this.#database.close();
  }
}

/** @param {{objectStore: (name: any) => {getAll: () => Promise<any[]>}}} transaction @returns {Promise<Kept>} */
async function whole(transaction) {
  const [hands = [], samples = [], versions = []] = await Promise.all(STORES.map((name) => transaction.objectStore(name).getAll()));
  return { hands, samples, versions };
}

/** The whole database as JSON, whoever wrote it. */
export async function raw() {
  // Without a version number, this opens whichever version exists.
  const database = await openDB(NAME);
  try {
    const names = [...database.objectStoreNames];
    const tables = await Promise.all(names.map(async (name) => [name, await database.getAll(name)]));
    return toRescue({ database: NAME, version: database.version, tables: Object.fromEntries(tables) });
  } finally {
    database.close();
  }
}
