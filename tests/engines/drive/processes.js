/** Programs that the drivers start, and folders that they write: both are gone when the session ends. */

import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Milliseconds that a test waits for a browser at most: long enough for a slow, busy machine. */
export const PATIENCE = 120_000;

// If the tests are stopped, the programs that they started end as well.
for (const signal of ["SIGHUP", "SIGINT", "SIGTERM"]) process.once(signal, () => process.exit(1));

/** How everything that was started ends, the latest first. */
export class Cleanup {
  #ends = [];

  /** @param {() => unknown} end */
  add(end) {
    this.#ends.push(end);
  }

  async run() {
    for (const end of this.#ends.splice(0).reverse()) await end();
  }

  /** An empty folder. */
  async folder() {
    const path = await mkdtemp(join(tmpdir(), "lenet5-engine-"));
    this.add(() => rm(path, { recursive: true, force: true, maxRetries: 5 }));
    return path;
  }

  /** Starts a program; its output and its children's is kept for error messages. */
  program(path, args, { env = {}, stdio = ["ignore", "pipe", "pipe"] } = {}) {
    const child = spawn(path, args, { env: { ...process.env, ...env }, stdio, detached: true });
    const ended = new Promise((resolve) => child.once("close", resolve).once("error", resolve));
    child.said = "";
    for (const pipe of [child.stdout, child.stderr]) pipe?.on("data", (text) => (child.said = `${child.said}${text}`.slice(-4000)));
    child.once("error", (error) => (child.said += error.message));
    // A browser has child processes: the whole process group is killed.
    const end = () => child.pid && child.exitCode === null && child.signalCode === null && process.kill(-child.pid, "SIGKILL");
    process.once("exit", end);
    this.add(async () => {
      process.off("exit", end);
      end();
      await ended;
    });
    return child;
  }
}

/** A port that is free now. */
export async function freePort() {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address();
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** Asks until there is an answer, and fails once the program has ended or the time is up. */
export async function patiently(child, what, ask) {
  for (const end = Date.now() + PATIENCE; Date.now() < end && child.exitCode === null; ) {
    const answer = await Promise.resolve(ask()).catch(() => undefined);
    if (answer !== undefined) return answer;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error(`expected ${what}, got none; the program said: ${child.said}`);
}
