import { load } from "lenet5";
import "lenet5/digit-pad";

const pad = document.querySelector("digit-pad");
const recognizer = load();

pad.addEventListener("change", async () => {
  document.querySelector("#form").value = new FormData(pad.form).get("digit");
  // x, y and line width of each point; the network takes only the positions.
  const strokes = pad.ink.map(({ points }) => points.filter((_, i) => i % 3 < 2));
  let end = 0;
  const strokeEnds = strokes.map((points) => (end += points.length / 2));
  document.querySelector("#network").value = (await recognizer).recognizeNumber(strokes.flat(), strokeEnds).text;
});
