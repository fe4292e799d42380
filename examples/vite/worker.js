/** Reads drawings without the element. */

import { load } from "lenet5";

const recognizer = load();

addEventListener("message", async ({ data: strokes }) => {
  let end = 0;
  const strokeEnds = strokes.map((points) => (end += points.length / 2));
  const { text } = (await recognizer).recognizeNumber(strokes.flat(), strokeEnds);
  postMessage(text);
});
