/** Reads a drawing in Node or in Deno. */

import { load } from "lenet5";

// x0, y0, x1, y1, … in any unit, y down; and the number of points up to the end of each stroke.
const points = [10, 10, 60, 10, 30, 90];
const strokeEnds = [3];

const recognizer = await load();
const { state, digit } = recognizer.recognize(points, strokeEnds);
console.log(state, digit, recognizer.recognizeNumber(points, strokeEnds).text); // sure 7 7
