/**
 * Serves a folder until standard input ends: `node main.js FOLDER PORT`.
 *
 * Prints one line, the URL or what went wrong. Whoever started this holds the other end of standard input, so no
 * server outlives a program that was killed.
 */

import { serve } from "./serve.js";

const [folder, port] = process.argv.slice(2);
process.stdin.resume().on("close", () => process.exit());
try {
  const { url } = await serve(folder, { port: Number(port) });
  console.log(url);
} catch (error) {
  console.log(error.message);
  process.exitCode = 1;
  process.stdin.destroy();
}
