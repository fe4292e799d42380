export * from "./lenet5_raw.js";
export { default } from "./lenet5_raw.js";
