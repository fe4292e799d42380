/**
 * A digit key chooses its digit, if that is one of the guesses; otherwise the digit is shown on the pad.
 */

/** Where a digit key is meant for something else: text fields, and parts that ask for a digit themselves. */
const ELSEWHERE = "input, select, textarea, [contenteditable], dialog, .about, .teach";

/** @param {HTMLElement} choices buttons with a digit as their value @param {(digit: number) => void} show */
export function attachDigitKeys(choices, show) {
  document.addEventListener("keydown", (event) => {
    const digit = digitOf(event);
    const { target, defaultPrevented, repeat, ctrlKey, metaKey, altKey } = event;
    if (digit === null || defaultPrevented || repeat || ctrlKey || metaKey || altKey) return;
    if (target instanceof Element && target.closest(ELSEWHERE)) return;
    const guess = [...choices.querySelectorAll("button")].find(({ value }) => value === digit);
    if (guess?.checkVisibility?.() ?? (guess && !choices.hidden)) guess?.click();
    else show(Number(digit));
  });
}

/** Digits of other scripts are recognized by the key's position. @param {KeyboardEvent} event */
export function digitOf({ key, code }) {
  if (/^[0-9]$/.test(key)) return key;
  return /^\p{Nd}$/u.test(key) ? (/^(?:Digit|Numpad)([0-9])$/.exec(code)?.[1] ?? null) : null;
}
