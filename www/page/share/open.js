/**
 * A drawing has an address: behind the page's own, `#d=` and the ink, and where the inside is open `&u=` and the unit.
 * Nothing of it is sent: what follows a # stays in the browser.
 *
 * @import { DigitPad } from "../../digit-pad/element.js"
 * @import { Store } from "../state.js"
 * @typedef {{code: string | null, open: (code: string) => void}} View what else an address restores; null: it is closed
 */

import { button } from "../dom.js";
import { decode, encode } from "./code.js";

/** @param {HTMLElement} opener copies the address @param {DigitPad} pad @param {Store} store @param {View} view */
export function attachShare(opener, pad, store, view) {
  const restore = () => {
    const asked = new URLSearchParams(location.hash.slice(1));
    const [ink, unit] = [asked.get("d"), asked.get("u")];
    if (ink === null) return;
    try {
      pad.ink = decode(ink);
      if (unit !== null) view.open(unit);
    } catch (error) {
      const text = `The address holds a drawing that this page cannot read: ${/** @type {Error} */ (error).message}.`;
      store.noticed({ id: "address", tone: "problem", text });
    }
  };
  addEventListener("hashchange", restore);
  restore();
  // Another drawing is not the address's any more, and a reload must not bring that back.
  const forget = () => location.hash.startsWith("#d=") && history.replaceState(null, "", location.pathname + location.search);
  pad.addEventListener("input", forget);

  /** The address of what is on the pad; null, and a notice, where there is none. */
  const address = () => {
    if (pad.ink.length > 0) {
      const unit = view.code === null ? "" : `&u=${view.code}`;
      return `${location.href.split("#")[0]}#d=${encode(pad.ink)}${unit}`;
    }
    const text = pad.picture ? "A picture is too long for an address; a drawing has one." : "Draw something first: the link is to your drawing.";
    store.noticed({ id: "address", tone: "news", text });
    return null;
  };

  const label = opener.textContent;
  opener.addEventListener("click", async () => {
    const url = address();
    if (url === null) return;
    try {
      await navigator.clipboard.writeText(url);
      opener.textContent = "Copied";
      setTimeout(() => (opener.textContent = label), 2000);
    } catch {
      // Not allowed, or not offered outside of secure contexts.
      history.replaceState(null, "", url);
      store.noticed({ id: "address", tone: "news", text: "The link is in the address bar." });
    }
  });
  if (!("share" in navigator)) return;
  const share = button("Share", () => {
    const url = address();
    // Whoever closes the system's dialog has not failed.
    if (url !== null) navigator.share({ title: document.title, url }).catch(() => {});
  }, { class: "plain" });
  opener.after(share);
}
