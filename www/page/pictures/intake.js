/**
 * The three ways in for a picture: the button, paste, and drag and drop anywhere on the page.
 */

/**
 * @param {{button: HTMLElement, input: HTMLInputElement, target: HTMLElement}} elements `target` shows that it may be dropped
 * @param {{take: (file: File | null, found: "file" | "text" | "none") => void}} on null: nothing of what was found is a file
 */
export function attachIntake({ button, input, target }, { take }) {
  button.addEventListener("click", () => input.click());
  input.addEventListener("change", () => {
    const file = input.files?.[0];
    if (file) take(file, "file");
    // So that the same file can be chosen again.
    input.value = "";
  });

  document.addEventListener("paste", (event) => {
    const data = event.clipboardData;
    if (data) give(data);
  });

  // Dragging over the page's parts enters one before it leaves the other.
  let depth = 0;
  const over = (/** @type {boolean} */ on) => target.classList.toggle("receiving", on);
  document.addEventListener("dragenter", () => over((depth += 1) > 0));
  document.addEventListener("dragleave", () => over((depth -= 1) > 0));
  document.addEventListener("dragover", (event) => {
    event.preventDefault();
    if (event.dataTransfer) event.dataTransfer.dropEffect = "copy";
  });
  document.addEventListener("drop", (event) => {
    event.preventDefault();
    over((depth = 0) > 0);
    if (event.dataTransfer) give(event.dataTransfer);
  });

  /** @param {DataTransfer} data */
  function give(data) {
    const file = [...data.files].find(({ type }) => type.startsWith("image/")) ?? data.files[0];
    if (file) take(file, "file");
    else if (data.types.length > 0) take(null, data.types.some((type) => type.startsWith("text/")) ? "text" : "none");
  }
}
