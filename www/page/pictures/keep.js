/**
 * Keeps a picture across reloads, in this tab only, as `session.js` keeps ink. Ink takes precedence: it is forgotten only
 * once the picture that replaces it is stored, and a picture is forgotten as soon as there is ink.
 *
 * @import { DigitPad } from "../../digit-pad/element.js"
 * @typedef {NonNullable<DigitPad["picture"]>} Picture
 */

const KEY = "lenet5.picture";

/**
 * @param {DigitPad} pad
 * @param {string} inkKey where the ink is kept
 * @returns {Promise<void>} settles once the kept picture is back, if there is one
 */
export function keepPicture(pad, inkKey) {
  /** @type {Picture | null} */
  let kept = null;
  const save = () => {
    const { picture, empty } = pad;
    if (picture && picture !== kept) {
      kept = picture;
      // Encoding takes a moment, and the answer has priority.
      setTimeout(() => pad.picture === picture && keep(picture, inkKey));
    } else if (!picture && (kept || !empty)) {
      kept = null;
      forget();
    }
  };
  return restore(pad).finally(() => {
    pad.addEventListener("change", save);
    save();
  });
}

/** @param {Picture} picture @param {string} inkKey */
function keep({ preview }, inkKey) {
  const canvas = document.createElement("canvas");
  canvas.width = preview.width;
  canvas.height = preview.height;
  canvas.getContext("2d")?.drawImage(preview, 0, 0);
  // A photograph may be too large for storage if compressed without loss.
  for (const [type, quality] of /** @type {[string, number][]} */ ([["image/png", 1], ["image/jpeg", 0.9]])) {
    try {
      sessionStorage.setItem(KEY, canvas.toDataURL(type, quality));
      return sessionStorage.removeItem(inkKey);
    } catch {
      // Storage is forbidden or full.
      forget();
    }
  }
}

function forget() {
  try {
    sessionStorage.removeItem(KEY);
  } catch {
    // Storage is forbidden, so nothing was stored.
  }
}

/** @param {DigitPad} pad */
async function restore(pad) {
  try {
    const [head = "", data = ""] = (sessionStorage.getItem(KEY) ?? "").split(",");
    if (!data || pad.picture) return;
    const bytes = Uint8Array.from(atob(data), (char) => char.charCodeAt(0));
    const type = head.slice("data:".length).split(";")[0] ?? "";
    const { decodePicture } = await import("./decode.js");
    const picture = await decodePicture(new File([bytes], "the kept picture", { type }));
    // Ink drawn in the meantime takes precedence.
    if (pad.empty) pad.picture = picture;
  } catch {
    // Storage is forbidden, or holds no picture.
  }
}
