/**
 * What keys mean to a pad besides drawing.
 *
 * @param {KeyboardEvent} event
 * @returns {"undo" | "redo" | "clear" | null} the pad's method
 */
export function shortcut({ key, altKey, ctrlKey, metaKey, shiftKey }) {
  const command = (ctrlKey || metaKey) && !altKey;
  const letter = key.toLowerCase();
  if (command && letter === "z") return shiftKey ? "redo" : "undo";
  if (command && letter === "y" && !shiftKey) return "redo";
  return key === "Escape" && !command ? "clear" : null;
}
