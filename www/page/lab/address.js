/**
 * An experiment in an address: a version, its name, and what was done in it.
 *
 * @import { Name } from "./experiment.js"
 */

const VERSION = "1";
const BETWEEN = "~";

/** @param {Name} name @param {readonly string[]} done as the experiment writes it */
export const addressOf = (name, done) => [VERSION, name, ...done].join(BETWEEN);

/** @param {string} address @param {readonly {name: Name}[]} experiments @returns {{name: Name, done: string[]}} @throws {Error} if there is no such experiment */
export function addressed(address, experiments) {
  const [version, name, ...done] = address.split(BETWEEN);
  if (version !== VERSION) throw new Error(`expected an experiment of version ${VERSION}, found ${String(version).slice(0, 20)}`);
  const found = experiments.find((each) => each.name === name);
  if (!found) throw new Error(`expected an experiment such as why, found ${String(name).slice(0, 20)}`);
  return { name: found.name, done };
}
