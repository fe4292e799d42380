/** The smallest page on which a contestant names a digit. Measures the time from navigation to the first answer. */

/** A stroke down the middle. */
const glyph = Float32Array.from({ length: 784 }, (_, i) => {
  const [row, column] = [Math.floor(i / 28), i % 28];
  return row >= 4 && row < 24 && column >= 13 && column < 16 ? 1 : 0;
});

export async function firstAnswer(load) {
  const logits = await load();
  const [...answer] = await logits(glyph, 1);
  window.answered = { milliseconds: performance.now(), answer };
}
