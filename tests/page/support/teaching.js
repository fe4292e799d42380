/** Teaching the page, and making that fail. */

import { draw } from "./pen.js";
import { settled } from "./worker.js";

/** A 4 in one stroke like an integral sign, which is read as another digit until somebody says what it is. */
export const ODD_FOUR = [
  Array.from({ length: 41 }, (_, i) => {
    const t = i / 40;
    return [60 - 50 * t - 25 * Math.sin(2 * Math.PI * t), 100 * t];
  }),
];

export async function drawn(page, strokes) {
  await draw(page, strokes);
  return (await settled(page)).answer;
}

export const key = (page, label) => page.locator(".teach .keys").getByRole("button", { name: label ?? "No digit", exact: true });

/** Opens "Not a 5?" and says which digit it is. */
export async function say(page, label) {
  await page.click("#not");
  await key(page, label).click();
}

/** What the card says once it has learnt, or could not. */
export async function said(page) {
  await page.waitForFunction(() => {
    const text = document.querySelector(".teach .said")?.textContent;
    return text && !/Learning|Which digit/.test(text);
  });
  return page.textContent(".teach .said");
}

export const press = (page, name) => page.locator(".teach .row").getByRole("button", { name, exact: true }).click();

/** What the page has kept, read from its database. */
export const kept = (page) =>
  page.evaluate(async () => {
    const open = indexedDB.open("lenet5");
    await new Promise((resolve, reject) => Object.assign(open, { onsuccess: resolve, onerror: () => reject(open.error) }));
    const database = open.result;
    const names = [...database.objectStoreNames];
    const all = await Promise.all(
      names.map((name) => {
        const request = database.transaction(name).objectStore(name).getAll();
        return new Promise((resolve) => (request.onsuccess = () => resolve([name, request.result])));
      }),
    );
    const { version } = database;
    database.close();
    return { version, ...Object.fromEntries(all) };
  });

/** How many bytes of weights the pad reads with; null for the shipped ones. */
export const weights = (page) => page.$eval("#pad", (pad) => pad.weights?.length ?? null);

export const reload = async (page) => {
  await page.reload();
  await page.waitForSelector("html[data-ready]");
};

/** The module that learns breaks in the middle of a lesson, as often as the page says. */
export function breaking() {
  const { Instance } = WebAssembly;
  let steps = 0;
  WebAssembly.Instance = class {
    constructor(module, imports) {
      const { exports } = new Instance(module, imports);
      this.exports = {
        ...exports,
        teacher_step(...parameters) {
          if ((steps += 1) === 5) throw new WebAssembly.RuntimeError("broken on purpose");
          return exports.teacher_step(...parameters);
        },
      };
    }
  };
}
