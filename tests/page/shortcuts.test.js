/** Undo and redo on the world's keyboards: by the key's letter or, where that is not Latin, by the key's position. */

import assert from "node:assert/strict";
import { bare, inkOf, ready } from "./support/bare.js";
import { recordedDigit } from "./support/ink.js";
import { draw } from "./support/pen.js";
import { scene } from "./support/stage.js";

const [CONTROL, SHIFT] = [2, 8];

/** The characters that the keys for Z and Y type, and the keys' positions. */
const LAYOUTS = {
  "American": [["z", "KeyZ"], ["y", "KeyY"]],
  "American with Caps Lock": [["Z", "KeyZ"], ["Y", "KeyY"]],
  "German": [["z", "KeyY"], ["y", "KeyZ"]],
  "French": [["z", "KeyW"], ["y", "KeyY"]],
  "Dvorak": [["z", "Slash"], ["y", "KeyT"]],
  "Russian": [["я", "KeyZ"], ["н", "KeyY"]],
  "Greek": [["ζ", "KeyZ"], ["υ", "KeyY"]],
  "Hebrew": [["ז", "KeyZ"], ["ט", "KeyY"]],
  "Arabic": [["ئ", "KeyZ"], ["غ", "KeyY"]],
};

/** Keys at the positions of Z and Y that mean something else. */
const OTHERS = {
  "German": [["z", "KeyY", SHIFT | CONTROL | 1]],
  "Dvorak": [[";", "KeyZ", CONTROL], ["f", "KeyY", CONTROL]],
  "Bépo": [["à", "KeyZ", CONTROL]],
};

scene("undo and redo on any layout", bare("<digit-pad></digit-pad>"), async ({ page }) => {
  await ready(page);
  await draw(page, await recordedDigit(1), page.locator("digit-pad"));
  await page.$eval("digit-pad", (pad) => pad.focus());
  const session = await page.context().newCDPSession(page);
  const press = async (key, code, modifiers) => {
    for (const type of ["rawKeyDown", "keyUp"]) await session.send("Input.dispatchKeyEvent", { type, key, code, modifiers });
    return (await inkOf(page)).length;
  };
  for (const [layout, [z, y]] of Object.entries(LAYOUTS)) {
    assert.equal(await press(...z, CONTROL), 0, `${layout}: undo`);
    assert.equal(await press(...y, CONTROL), 1, `${layout}: redo`);
    assert.equal(await press(...z, CONTROL), 0, `${layout}: undo again`);
    assert.equal(await press(...z, CONTROL | SHIFT), 1, `${layout}: redo with Shift`);
    for (const key of [z, y]) assert.equal(await press(...key, 0), 1, `${layout}: a letter alone`);
  }
  for (const [layout, keys] of Object.entries(OTHERS)) {
    for (const key of keys) assert.equal(await press(...key), 1, `${layout}: ${key[0]} at ${key[1]}`);
  }
});
