/** WebDriver's commands over Marionette, the protocol of Firefox itself: `LENGTH:[0,id,command,parameters]` on a socket. */

import { readFile, writeFile } from "node:fs/promises";
import { connect } from "node:net";
import { join } from "node:path";
import { patiently } from "./processes.js";
import { TIMEOUTS } from "./webdriver.js";

/**
 * Starts Firefox with a profile of its own.
 *
 * @param {string} browser the program
 * @param {Record<string, unknown>} preferences
 * @param {import("./processes.js").Cleanup} cleanup
 */
export async function marionette(browser, preferences, cleanup) {
  const profile = await cleanup.folder();
  const lines = Object.entries({ "marionette.port": 0, ...preferences }).map((pair) => `user_pref(${JSON.stringify(pair).slice(1, -1)});\n`);
  await writeFile(join(profile, "user.js"), lines.join(""));
  const child = cleanup.program(browser, ["--headless", "--marionette", "--no-remote", "--profile", profile]);
  const port = await patiently(child, "Firefox to listen", async () => Number(await readFile(join(profile, "MarionetteActivePort"), "utf8")) || undefined);
  const send = await connected(port, cleanup);
  const { capabilities } = await send("NewSession", { capabilities: { alwaysMatch: { timeouts: TIMEOUTS } } });
  return { send, version: capabilities.browserVersion };
}

/** @returns {Promise<(command: string, parameters?: object) => Promise<unknown>>} sends a command, one at a time */
async function connected(port, cleanup) {
  const socket = connect(port, "127.0.0.1");
  cleanup.add(() => socket.destroy());
  const messages = received(socket);
  await messages.next();
  let id = 0;
  return async (command, parameters = {}) => {
    const text = JSON.stringify([0, (id += 1), `WebDriver:${command}`, parameters]);
    socket.write(`${Buffer.byteLength(text)}:${text}`);
    const { value } = await messages.next();
    if (!value) throw new Error(`${command}: Firefox has closed the connection`);
    const [, , error, result] = value;
    if (error) throw new Error(`${command}: ${error.error}: ${error.message}`);
    return result && "value" in result ? result.value : result;
  };
}

/** The messages that arrive on a socket. */
async function* received(socket) {
  let bytes = Buffer.alloc(0);
  for await (const more of socket) {
    bytes = Buffer.concat([bytes, more]);
    for (let colon; (colon = bytes.indexOf(":")) > 0; ) {
      const end = colon + 1 + Number(bytes.subarray(0, colon));
      if (bytes.length < end) break;
      yield JSON.parse(bytes.subarray(colon + 1, end));
      bytes = bytes.subarray(end);
    }
  }
}
