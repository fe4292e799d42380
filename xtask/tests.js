/**
 * Runs test files in this one process, so that all of them share its browser: `node xtask/tests.js FILE...`.
 *
 * Node's own runner starts a process for each file, and each process a browser. Here, tests begin while later files are
 * still being imported, so a file must not change what others use.
 */

import { pathToFileURL } from "node:url";

for (const file of process.argv.slice(2)) await import(pathToFileURL(file));
