/**
 * Says why drawings cannot be stored, and offers the existing data for download.
 *
 * @import { Store } from "../state.js"
 * @import { Keeper, Trouble } from "./keeper.js"
 */

import { download } from "./dom.js";
import { toRescue } from "./rescue.js";
import { text } from "./text.js";
import { troubled } from "./words.js";

/** @param {Store} page @param {Keeper} keeper @param {Trouble} trouble @param {Error} error */
export function complain(page, keeper, trouble, error) {
  const save = async () => {
    const contents = trouble === "unreadable" ? await keeper.raw() : toRescue({ tables: keeper.kept });
    download("lenet5-kept.json", new Blob([contents], { type: "application/json" }));
  };
  const notice = { id: "teach", tone: /** @type {const} */ ("problem"), text: troubled(trouble, error) };
  page.noticed(trouble === "none" ? notice : { ...notice, action: { label: text.download, run: save } });
}
