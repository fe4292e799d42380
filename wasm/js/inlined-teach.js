/** The entry for teaching, for bundlers: `teach.js`, with its module in a script. */

import { bundle } from "./inline.js";

bundle({ lenet5_teach: () => import("./lenet5_teach_inline.js") });

export * from "./teach.js";
export { default } from "./teach.js";
