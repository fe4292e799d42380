import "lenet5/digit-pad";

const worker = new Worker(new URL("./worker.js", import.meta.url), { type: "module" });
worker.addEventListener("message", ({ data }) => (document.querySelector("#worker").value = data));

const pad = document.querySelector("digit-pad");
pad.addEventListener("change", () => {
  document.querySelector("#form").value = new FormData(pad.form).get("digit");
  // x, y and line width of each point; the network takes only the positions.
  const strokes = pad.ink.map(({ points }) => points.filter((_, i) => i % 3 < 2));
  if (strokes.length > 0) worker.postMessage(strokes);
});
