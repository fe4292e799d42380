/**
 * Export and import of drawings and weights. An invalid file changes nothing.
 *
 * @import { Keeper } from "./keeper.js"
 * @import { Door } from "./room.js"
 * @typedef {() => Promise<[end: string, contents: BlobPart, more?: string]>} Make the end of a file's name, its
 *   contents, and what to say about them
 */

import { fill, reason } from "../words.js";
import { adopted, drawing, put } from "./changes.js";
import { text } from "./digits-text.js";
import { button, download, make } from "./dom.js";
import { fromLines, isInk, toLines, toSheet } from "./files.js";
import { current, inUse, newHand, of } from "./kept.js";
import { fromRescue, restored } from "./rescue.js";

export class Exchange {
  #keeper;
  #teacher;
  #learn;
  #drawings;
  #sheet;
  #weights;
  #said = make("p", { role: "status" });
  #file = make("input", { type: "file", accept: ".jsonl,.ndjson,.json,.safetensors", hidden: "" });
  element = make("div", { class: "exchange" });

  /** @param {Keeper} keeper @param {Door["teacher"]} teacher @param {() => void} learn */
  constructor(keeper, teacher, learn) {
    this.#keeper = keeper;
    this.#teacher = teacher;
    this.#learn = learn;
    this.#file.addEventListener("change", () => {
      const [file] = this.#file.files ?? [];
      if (file) this.#open(file);
      this.#file.value = "";
    });
    const save = (/** @type {string} */ label, /** @type {Make} */ make) =>
      button(label, () => this.#save(make));
    this.#drawings = save(text.saveDrawings, async () => [".jsonl", toLines(this.#samples, this.#hand?.name ?? ""), this.#leftOut()]);
    this.#sheet = save(text.saveSheet, async () => [".png", await toSheet(this.#samples)]);
    const weights = () => /** @type {BlobPart} */ (inUse(this.#keeper.kept, this.#hand)?.weights);
    this.#weights = save(text.saveWeights, async () => [".safetensors", weights()]);
    const open = button(text.open, () => this.#file.click());
    this.element.append(
      make("p", {}, text.take),
      make("div", { class: "row" }, this.#drawings, this.#sheet, this.#weights, open, this.#file),
      this.#said,
    );
  }

  update() {
    this.#drawings.hidden = !this.#samples.some(isInk);
    this.#sheet.hidden = this.#samples.length === 0;
    this.#weights.hidden = !inUse(this.#keeper.kept, this.#hand);
  }

  get #hand() {
    return current(this.#keeper.kept);
  }

  get #samples() {
    return of(this.#keeper.kept.samples, this.#hand?.id);
  }

  /** @param {Make} make */
  async #save(make) {
    try {
      const [end, contents, more = ""] = await make();
      download(`my-digits${end}`, new Blob([contents]));
      this.#say(`${fill(text.savedAs, { name: `my-digits${end}` })} ${more}`.trim());
    } catch (error) {
      this.#say(fill(text.unsaved, { error: reason(error) }));
    }
  }

  #leftOut() {
    const n = this.#samples.filter((sample) => !isInk(sample)).length;
    return n === 0 ? "" : fill(text.leftOut, { n });
  }

  /** @param {File} file */
  async #open(file) {
    const hand = this.#hand ?? newHand(text.me);
    try {
      if (file.name.endsWith(".safetensors")) {
        const weights = new Uint8Array(await file.arrayBuffer());
        const { readWith } = await this.#teacher();
        // Rejects unless these are weights of this network.
        await readWith(weights, []);
        await this.#keeper.change(drawing(hand, hand.name));
        await this.#keeper.change(adopted(hand.id, weights));
        return this.#say(text.adopted);
      }
      const contents = await file.text();
      const rescued = fromRescue(contents);
      const { samples } = rescued ?? { samples: fromLines(contents, hand.id) };
      if (!rescued) await this.#keeper.change(drawing(hand, hand.name));
      await this.#keeper.change(rescued ? restored(rescued) : put([...samples]));
      this.#say(fill(text.taken, { n: samples.length, name: file.name }));
      this.#learn();
    } catch (error) {
      this.#say(fill(text.refused, { name: file.name, error: reason(error) }));
    }
  }

  /** @param {string} words */
  #say(words) {
    this.#said.textContent = words;
  }
}
