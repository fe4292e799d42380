/**
 * Serves a folder until standard input ends: `node main.js FOLDER PORT`.
 *
 * Prints one line, the URL or an error. The parent process holds the other end of standard input, so the server ends
 * with its parent, even if that is killed.
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
