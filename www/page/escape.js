/**
 * Escape leaves what is open and never clears the drawing: it is caught in the capture phase, before the pad.
 *
 * @param {() => boolean} open
 * @param {() => void} leave
 */
export function onEscape(open, leave) {
  const pressed = (/** @type {KeyboardEvent} */ event) => {
    const elsewhere = event.target instanceof Element && event.target.closest(".notice, .teach, dialog");
    if (event.key !== "Escape" || elsewhere || !open()) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    leave();
  };
  document.addEventListener("keydown", pressed, { capture: true });
}
