/** WebDriver's commands over HTTP, as WebKit's driver takes them. */

import { PATIENCE, freePort, patiently } from "./processes.js";

/** The HTTP method and path of each command in use, below the session's address. */
const COMMANDS = {
  Back: () => ["POST", "/back"],
  DeleteSession: () => ["DELETE", ""],
  ElementSendKeys: ({ id }) => ["POST", `/element/${id}/value`],
  ExecuteAsyncScript: () => ["POST", "/execute/async"],
  GetCurrentURL: () => ["GET", "/url"],
  Navigate: () => ["POST", "/url"],
  PerformActions: () => ["POST", "/actions"],
  Refresh: () => ["POST", "/refresh"],
  SetWindowRect: () => ["POST", "/window/rect"],
  TakeScreenshot: () => ["GET", "/screenshot"],
};

/** A session's timeouts for scripts and pages; the default for scripts is half a minute. */
export const TIMEOUTS = { script: PATIENCE, pageLoad: PATIENCE };

/**
 * Starts a driver and a session of its browser.
 *
 * @param {string} driver the program
 * @param {object} capabilities
 * @param {Record<string, string>} env
 * @param {import("./processes.js").Cleanup} cleanup
 * @returns a function that sends a command, and the browser's version
 */
export async function webdriver(driver, capabilities, env, cleanup) {
  const port = await freePort();
  const child = cleanup.program(driver, [`--port=${port}`], { env });
  const request = async (method, path, body = {}) => {
    // Later than the browser's own timeout, whose error says more.
    const signal = AbortSignal.timeout(1.5 * PATIENCE);
    const response = await fetch(`http://127.0.0.1:${port}/${path}`, { method, signal, body: method === "POST" ? JSON.stringify(body) : null });
    const { value } = await response.json();
    if (!response.ok) throw new Error(`${path}: ${value.error}: ${value.message}`);
    return value;
  };
  await patiently(child, `${driver} to listen`, () => request("GET", "status"));
  const session = await request("POST", "session", { capabilities: { alwaysMatch: { ...capabilities, timeouts: TIMEOUTS } } });
  const send = (command, parameters) => {
    const [method, path] = COMMANDS[command](parameters);
    return request(method, `session/${session.sessionId}${path}`, parameters);
  };
  // This makes the driver end its browser.
  cleanup.add(() => send("DeleteSession").catch(() => {}));
  return { send, version: session.capabilities.browserVersion };
}
