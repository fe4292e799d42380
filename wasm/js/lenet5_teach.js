/** The module that learns, with its arguments checked. `teach` of `teach.js` is the shortcut to it. */

import { bytes, number, seed } from "./arguments.js";
import { checkedRecognizer } from "./checked.js";
import { checkedTeacher } from "./checked-teacher.js";
import { checkedTrainer } from "./checked-trainer.js";
import * as raw from "./lenet5_teach_raw.js";
import { teaching } from "./teaching.js";

export { start } from "./lenet5_teach_raw.js";

/** @type {typeof raw.default} */
export default (given) => teaching.init(given);
/** @type {typeof raw.initSync} */
export const initSync = (given) => teaching.initSync(given);
export const Recognizer = checkedRecognizer(raw.Recognizer, teaching.check);
export const Teacher = checkedTeacher(raw.Teacher, teaching.check);
export const Trainer = checkedTrainer(raw.Trainer, teaching.check);
export const model = () => {
  teaching.check();
  return raw.model();
};
/** @param {any} label @param {any} from */
export const generateGlyph = (label, from) => {
  teaching.check();
  return raw.generateGlyph(number(label, "label"), seed(from, "seed"));
};
/** @param {any} file */
export const idxImages = (file) => {
  teaching.check();
  return raw.idxImages(bytes(file, "bytes"));
};
/** @param {any} file */
export const idxLabels = (file) => {
  teaching.check();
  return raw.idxLabels(bytes(file, "bytes"));
};
