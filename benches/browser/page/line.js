/**
 * A page that only draws the pen's line. It shows the browser's own latency; the rest of our page's latency is due
 * to the page.
 */

const SIDE = 400;

const pad = document.createElement("canvas");
pad.id = "pad";
pad.width = pad.height = SIDE;
document.body.append(pad);
const ink = pad.getContext("2d");
ink.lineWidth = SIDE / 14;
ink.lineCap = "round";

let last = null;
pad.addEventListener("pointerdown", ({ offsetX, offsetY }) => (last = [offsetX, offsetY]));
pad.addEventListener("pointerup", () => (last = null));
pad.addEventListener("pointermove", ({ offsetX, offsetY }) => {
  if (!last) return;
  ink.beginPath();
  ink.moveTo(...last);
  last = [offsetX, offsetY];
  ink.lineTo(...last);
  ink.stroke();
});
addEventListener("keydown", ({ key }) => key === "Escape" && ink.clearRect(0, 0, SIDE, SIDE));
document.documentElement.dataset.ready = "";
