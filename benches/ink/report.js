/** The results as two Markdown tables: digits and non-digits. */

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

/** A Markdown table. The columns at the indices `left` are text; the others are numbers. */
function table(head, left, rows) {
  const rule = head.map((_, i) => (left.includes(i) ? "---" : "--:"));
  return [head, rule, ...rows].map((row) => `| ${row.join(" | ")} |`).join("\n");
}

const share = (part, n) => `${percent(part / n)} %`;
const certain = (part, n) => `${share(part, n)} (${interval(part, n).map(percent).join(" to ")})`;

function ofDigits({ name, writers, digits, ways }) {
  const head = [name, writers > 0 ? count(writers) : "unknown", count(digits)];
  return ways.map((way) => {
    const { right, unsure, wrongAndSure } = way;
    return [...head, way.name, certain(right, digits), share(unsure, digits), share(wrongAndSure, digits)];
  });
}

const ofOthers = ({ name, others, ways }) =>
  ways.map((way) => [name, count(others), way.name, certain(others - way.refused, others)]);

/**
 * @param sets the results of `page/main.js`, one for each data set
 * @param {string} browser its name and version
 */
export function report(sets, browser) {
  const digits = sets.filter((set) => set.digits > 0).flatMap(ofDigits);
  const others = sets.filter((set) => set.others > 0).flatMap(ofOthers);
  const head = ["data set", "writers", "digits", "preprocessing", "right (95 % interval)", "unsure", "wrong and sure"];
  return `${table(head, [0, 3], digits)}

Drawings that are not digits, and how many of them are taken for one:

${table(["data set", "drawings", "preprocessing", "accepted (95 % interval)"], [0, 2], others)}

${browser}. Every preprocessing feeds the same weights. *Unsure* means that the best probability is below the
threshold for a sure answer, *accepted* that it is not. *lenet5* reads the strokes in the file. For the others, each
drawing was put on their canvas at a random position and size, the same in each run: its larger side is 40 to 80 % of the
canvas, and the whole width of the pen fits. *burn's demo*: 300 x 300 pixels, pen of 25; the bounding box of the ink is
centred in a white square of 1.2 times its larger side. *ONNX Runtime's demo*: 300 x 300, pen of 20; the bounding box,
20 pixels larger on each side, is made square. The browser shrinks both to 28 x 28. *Whole canvas*: 280 x 280, pen of 20;
each 10 x 10 pixels become one pixel of the network's input.
`;
}
