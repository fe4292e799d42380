/**
 * A pad's keyboard shortcuts. A letter is the one that the key types or, if that is not Latin (Russian, Greek,
 * Hebrew, Arabic), the one that the key has on a US keyboard.
 *
 * @param {KeyboardEvent} event
 * @returns {"undo" | "redo" | "clear" | null} the pad's method
 */
export function shortcut({ key, code, altKey, ctrlKey, metaKey, shiftKey }) {
  const command = (ctrlKey || metaKey) && !altKey;
  const letter = (/^(?!\p{sc=Latin})\p{L}$/u.test(key) ? code.replace("Key", "") : key).toLowerCase();
  if (command && letter === "z") return shiftKey ? "redo" : "undo";
  if (command && letter === "y" && !shiftKey) return "redo";
  return key === "Escape" && !command ? "clear" : null;
}
