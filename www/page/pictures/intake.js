/**
 * The three ways to bring in a picture: the button, paste, and drag and drop anywhere on the page. Text that goes into a
 * text field is left to the field.
 */

const isText = (/** @type {string} */ type) => type.startsWith("text/");

/** Whether this is text for a text field. @param {Event} event @param {DataTransfer} data */
const typed = ({ target }, data) => target instanceof Element && target.matches(":read-write") && data.types.some(isText);

/**
 * @param {{button: HTMLElement, input: HTMLInputElement, target: HTMLElement}} elements `target` shows that a drop is allowed
 * @param {{take: (file: File | null, found: "file" | "text" | "none") => void}} on null: none of what was found is a file
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
    if (data && !typed(event, data)) give(data);
  });

  // A drag across the page enters the next element before it leaves the last one.
  let depth = 0;
  const over = (/** @type {boolean} */ on) => target.classList.toggle("receiving", on);
  document.addEventListener("dragenter", () => over((depth += 1) > 0));
  document.addEventListener("dragleave", () => over((depth -= 1) > 0));
  document.addEventListener("dragover", (event) => {
    const data = event.dataTransfer;
    if (!data || typed(event, data)) return;
    event.preventDefault();
    data.dropEffect = "copy";
  });
  document.addEventListener("drop", (event) => {
    over((depth = 0) > 0);
    const data = event.dataTransfer;
    if (!data || typed(event, data)) return;
    event.preventDefault();
    give(data);
  });

  /** @param {DataTransfer} data */
  function give(data) {
    const file = [...data.files].find(({ type }) => type.startsWith("image/")) ?? data.files[0];
    if (file) take(file, "file");
    else if (data.types.length > 0) take(null, data.types.some(isText) ? "text" : "none");
  }
}
