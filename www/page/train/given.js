/**
 * What the network is to learn from: generated digits, or files that are dropped onto the panel or chosen.
 *
 * @import { Kept } from "./files.js"
 * @import { Files, Run } from "./run.js"
 */

import { reason } from "../words.js";
import { understood } from "./files.js";
import { find } from "./make.js";
import { text } from "./text.js";

/**
 * @param {HTMLElement} section
 * @param {Run} run reads the files
 * @param {(files: Files | null) => void} changed what training can begin on has changed
 * @returns {{forget: () => void}} to be called when the worker is gone, and with it the files it read
 */
export function attachGiven(section, run, changed) {
  const input = find(section, "input[type=file]", HTMLInputElement);
  const drop = find(section, ".drop", HTMLElement);
  const [words, refused] = [find(section, ".given", HTMLElement), find(section, ".refused", HTMLElement)];
  const fromFiles = find(section, "[value=files]", HTMLInputElement);
  let kept = /** @type {Kept[]} */ ([]);

  for (const radio of section.querySelectorAll("input[type=radio]")) {
    radio.addEventListener("change", () => (drop.hidden = !fromFiles.checked));
  }
  find(section, ".choose", HTMLElement).addEventListener("click", () => input.click());
  input.addEventListener("change", () => {
    take([...(input.files ?? [])]);
    // So that the same file can be chosen again.
    input.value = "";
  });

  // Files dragged over the panel are not pictures for the pad, so these events do not reach the page.
  let depth = 0;
  const over = (/** @type {number} */ now) => section.classList.toggle("receiving", (depth = now) > 0);
  const heard = (/** @type {string} */ type, /** @type {(event: DragEvent) => void} */ act) => {
    section.addEventListener(type, (event) => {
      event.stopPropagation();
      event.preventDefault();
      act(/** @type {DragEvent} */ (event));
    });
  };
  heard("dragenter", () => over(depth + 1));
  heard("dragleave", () => over(depth - 1));
  heard("dragover", ({ dataTransfer }) => dataTransfer && (dataTransfer.dropEffect = "copy"));
  heard("drop", ({ dataTransfer }) => {
    over(0);
    take([...(dataTransfer?.files ?? [])]);
  });

  /** @param {File[]} files */
  async function take(files) {
    if (files.length === 0) return;
    fromFiles.checked = true;
    drop.hidden = false;
    refused.textContent = "";
    words.textContent = text.reading;
    /** @type {string[]} */
    const problems = [];
    for (const file of files) {
      try {
        const found = await run.read(file);
        kept = [...kept.filter(({ id }) => id !== found.id), found];
      } catch (error) {
        problems.push(reason(error, { file: file.name }));
      }
    }
    const { files: whole, words: found, problem } = understood(kept);
    words.textContent = problem ? "" : found;
    refused.textContent = [...problems, ...(problem ? [found] : [])].join(" ");
    changed(whole);
  }

  return {
    forget() {
      if (kept.length > 0) words.textContent = text.giveAgain;
      kept = [];
      changed(null);
    },
  };
}
