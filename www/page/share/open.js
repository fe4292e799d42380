/**
 * A drawing has an address: the page's own, then `#d=` and the ink, `&n=` and the place of the digit of a number that was
 * tapped, and the key and code of the view that is open beside the pad, if any. Nothing of this is sent: what follows a #
 * stays in the browser.
 *
 * @import { DigitPad } from "../../digit-pad/element.js"
 * @import { Store } from "../state.js"
 * @typedef {{readonly code: string | null, open: (code: string) => Promise<void>, close: () => void}} View what is open beside the
 *   pad; `code` is null while it is closed, and `open` throws an `Error` if a code is invalid
 */

import { button, make } from "../dom.js";
import { text } from "../text.js";
import { fill, reason } from "../words.js";
import { LONGEST, decode, encode } from "./code.js";

/** The most digits of a number. */
const MOST = 200;

/**
 * @param {HTMLElement} opener copies the address
 * @param {DigitPad} pad
 * @param {Store} store
 * @param {Readonly<Record<string, View>>} views by their keys; at most one is open
 * @param {Promise<void>} kept settles once a picture that the page has kept is back
 */
export function attachShare(opener, pad, store, views, kept) {
  const refused = (/** @type {string} */ words, /** @type {unknown} */ error) => {
    store.noticed({ id: "address", tone: "problem", text: fill(words, { error: reason(error, {}, "Address") }) });
  };
  let restoring = false;
  const restore = async () => {
    store.noticeDismissed("address");
    const asked = new URLSearchParams(location.hash.slice(1));
    const ink = asked.get("d");
    if (ink === null) return;
    let strokes;
    try {
      strokes = decode(ink);
    } catch (error) {
      // A kept picture that comes back must not dismiss this before it is read.
      await kept;
      return refused(text.badDrawing, error);
    }
    restoring = true;
    pad.ink = strokes;
    restoring = false;
    const codes = Object.keys(views).filter((key) => asked.has(key));
    for (const [key, view] of Object.entries(views)) if (!codes.includes(key)) view.close();
    try {
      const place = asked.get("n");
      if (place !== null) store.pointed(placeOf(place));
      const [key = "", ...more] = codes;
      if (more.length > 0) throw new Error(`expected one of ${codes.join(" and ")}, found both`);
      await views[key]?.open(asked.get(key) ?? "");
    } catch (error) {
      refused(text.badView, error);
    }
  };
  addEventListener("hashchange", restore);
  void restore();
  // A changed drawing no longer matches the address, and a reload must not bring the old one back.
  const forget = () => {
    if (restoring) return;
    store.noticeDismissed("address");
    if (location.hash.startsWith("#d=")) history.replaceState(null, "", location.pathname + location.search);
  };
  // A picture or an example takes the drawing's place without a pen.
  for (const type of ["input", "change"]) pad.addEventListener(type, forget);

  /** The address of what is on the pad; null, with a notice, if there is no ink. */
  const address = () => {
    if (pad.ink.length > 0) {
      const { at } = store.state;
      const place = at === null ? [] : [`&n=${at + 1}`];
      const open = Object.entries(views).flatMap(([key, { code }]) => (code === null ? [] : [`&${key}=${code}`]));
      const rest = [...place, ...open].join("");
      return `${location.href.split("#")[0]}#d=${encode(pad.ink, LONGEST - rest.length)}${rest}`;
    }
    store.noticed({ id: "address", tone: "news", text: pad.picture ? text.longPicture : text.drawFirst });
    return null;
  };

  const label = opener.textContent;
  // Not every screen reader says that a button's label has changed.
  const said = make("span", { class: "unseen", role: "status" });
  opener.after(said);
  opener.addEventListener("click", async () => {
    const url = address();
    if (url === null) return;
    try {
      await navigator.clipboard.writeText(url);
      opener.textContent = said.textContent = text.copied;
      setTimeout(() => {
        opener.textContent = label;
        said.textContent = "";
      }, 2000);
    } catch {
      // The clipboard is not allowed, or not available outside secure contexts.
      history.replaceState(null, "", url);
      store.noticed({ id: "address", tone: "news", text: text.inAddressBar });
    }
  });
  if (!("share" in navigator)) return;
  const share = button(text.share, () => {
    const url = address();
    // Closing the system's dialog is not a failure.
    if (url !== null) navigator.share({ title: document.title, url }).catch(() => {});
  }, { class: "plain" });
  opener.after(share);
}

/** A digit's place in a number, from 0. @param {string} place from 1 */
function placeOf(place) {
  const n = Number(place);
  if (!/^\d+$/.test(place) || n < 1 || n > MOST) throw new Error(`expected a digit's place such as 2, found ${place.slice(0, 20)}`);
  return n - 1;
}
