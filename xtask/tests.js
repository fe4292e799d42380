/**
 * Runs files of tests in this one process, so that all of them share its browser: `node xtask/tests.js FILE...`.
 *
 * Node's own runner starts a process for each file, and each of these a browser. Here tests begin while later files are
 * still being read, so a file must not change what others use.
 */

import { pathToFileURL } from "node:url";

for (const file of process.argv.slice(2)) await import(pathToFileURL(file));
