/** The results as a table in Markdown. */

/**
 * The 95 % confidence interval of the share of right answers: Wilson's, as the `lenet5` program prints it.
 *
 * Source: Wilson, "Probable inference, the law of succession, and statistical inference", 1927.
 */
export function interval(right, n) {
  const [z, share] = [1.96, right / n];
  const middle = share + (z * z) / (2 * n);
  const spread = z * Math.sqrt((share * (1 - share)) / n + (z * z) / (4 * n * n));
  const scale = 1 + (z * z) / n;
  return [Math.max(0, (middle - spread) / scale), Math.min(1, (middle + spread) / scale)];
}

const percent = (share) => (100 * share).toFixed(2);
const count = (number) => number.toLocaleString("en-US");

function cells({ name, writers, digits, others, ways }, anyOthers) {
  const head = [name, writers > 0 ? count(writers) : "unknown", count(digits)];
  return ways.map((way) => {
    const share = (part) => (digits > 0 ? `${percent(part / digits)} %` : "");
    const [low, high] = interval(way.right, digits).map(percent);
    const accuracy = digits > 0 ? `${share(way.right)} (${low} to ${high})` : "";
    const refused = others > 0 ? `${count(way.refused)} of ${count(others)}` : "";
    return [...head, way.name, accuracy, share(way.unsure), share(way.wrongAndSure), ...(anyOthers ? [refused] : [])];
  });
}

/**
 * @param sets what `page/main.js` measured, one for each data set
 * @param {string} browser its name and version
 */
export function report(sets, browser) {
  const anyOthers = sets.some(({ others }) => others > 0);
  const head = ["data set", "writers", "digits", "preprocessing"];
  head.push("right (95 % interval)", "unsure", "wrong and sure", ...(anyOthers ? ["not a digit, refused"] : []));
  const rule = head.map((_, i) => (i === 0 || i === 3 ? "---" : "--:"));
  const rows = [head, rule, ...sets.flatMap((set) => cells(set, anyOthers))];
  return `${rows.map((row) => `| ${row.join(" | ")} |`).join("\n")}

${browser}. Every preprocessing feeds the same weights. *Unsure* means that the best probability is below the
threshold for a sure answer. *lenet5* reads the strokes in the file. For the others, each digit was drawn on their canvas
at a random position and size, the same in each run: its larger side is 40 to 80 % of the canvas, and the whole width of
the pen fits. *burn's demo*: 300 x 300 pixels, pen of 25; the bounding box of the ink is centred in a white square of 1.2
times its larger side. *ONNX Runtime's demo*: 300 x 300, pen of 20; the bounding box, 20 pixels larger on each side, is
made square. The browser shrinks both to 28 x 28. *Whole canvas*: 280 x 280, pen of 20; each 10 x 10 pixels become one
pixel of the network's input.
`;
}
