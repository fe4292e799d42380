/**
 * Gives a number in the answer the font size that keeps it on one line, in the room that a digit has, so nothing moves.
 * If text beside the number would make it small, the text moves below.
 */

/** The widest digit of the fonts in use, as a fraction of the font size. */
const ADVANCE = 0.64;
/** In rem: the width that words beside the number need, and the font size of the number below which they move below it. */
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
