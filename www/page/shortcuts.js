/**
 * What keys do anywhere on the page; the pad's own keys are `ink/keys.js`'s.
 *
 * @param {{undo: () => void, redo: () => void, clear: () => void}} commands
 */
export function attachShortcuts({ undo, redo, clear }) {
  document.addEventListener("keydown", (event) => {
    const command = (event.ctrlKey || event.metaKey) && !event.altKey;
    const key = event.key.toLowerCase();
    let run = null;
    if (command && key === "z") run = event.shiftKey ? redo : undo;
    else if (command && key === "y" && !event.shiftKey) run = redo;
    else if (key === "escape" && !command) run = clear;
    if (!run) return;
    event.preventDefault();
    run();
  });
}
