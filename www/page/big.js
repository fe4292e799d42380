/**
 * "Big": pad and answer fill the window, for those who watch from the back row. Escape leaves it, and clears nothing.
 */

/** @param {HTMLElement} opener */
export function attachBig(opener) {
  const { classList } = document.documentElement;
  const toggle = () => {
    opener.textContent = classList.toggle("big") ? "Leave big" : "Big";
    scrollTo(0, 0);
  };
  opener.addEventListener("click", toggle);
  const leave = (/** @type {KeyboardEvent} */ event) => {
    const elsewhere = event.target instanceof Element && event.target.closest(".notice, .teach, dialog");
    if (event.key !== "Escape" || !classList.contains("big") || elsewhere) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    toggle();
  };
  // In the capture phase, before the pad: there, Escape clears the drawing.
  document.addEventListener("keydown", leave, { capture: true });
}
