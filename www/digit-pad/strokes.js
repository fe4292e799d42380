/** Strokes as the network's module takes them, for pages that keep ink and have it read, or taught, later. */

export { flatten } from "./ink/strokes.js";
