/** Converts a pad's ink for the module, for pages that store ink and have it read or learnt later. */

export { flatten } from "./ink/strokes.js";
