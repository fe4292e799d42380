/** A short stress test of the page. `node tests/page/stress.js` is the long one. */

import { stress } from "./support/stress/run.js";

stress("a hundred and fifty random actions", { seed: 1, steps: 150 });
