export * from "./lenet5_teach_raw.js";
export { default } from "./lenet5_teach_raw.js";
