/** The package's entry for bundlers: `index.js`, with its modules in scripts. */

import { bundle } from "./inline.js";

bundle({ lenet5: () => import("./lenet5_inline.js"), lenet5_number: () => import("./lenet5_number_inline.js") });

export * from "./index.js";
export { default } from "./index.js";
