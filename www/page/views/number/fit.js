/**
 * Gives a number in the answer the size at which it stays in one line, in the room that a digit has, so that nothing moves.
 * Where words stand beside it and it would become small, they go below.
 */

/** How wide a digit is at most, of the fonts in use, in parts of their size. */
const ADVANCE = 0.64;
/** What words beside the number need, and the size below which they go below it, in rem. */
const [WORDS, SMALL] = [11, 2.5];

/** @param {HTMLElement} output @param {number} digits */
export function fit(output, digits) {
  const section = /** @type {HTMLElement} */ (output.parentElement);
  section.classList.remove("long");
  output.style.fontSize = "";
  if (digits < 2) return;
  const size = (/** @type {Element} */ element) => parseFloat(getComputedStyle(element).fontSize);
  const rem = size(document.documentElement);
  const beside = getComputedStyle(section).flexDirection === "row";
  const among = (/** @type {number} */ room) => room / (digits * ADVANCE);
  let fitting = Math.min(size(output), among(section.clientWidth - (beside ? WORDS * rem : 0)));
  if (beside && fitting < SMALL * rem) {
    section.classList.add("long");
    fitting = Math.min(SMALL * rem, among(section.clientWidth));
  }
  output.style.fontSize = `${fitting}px`;
}
