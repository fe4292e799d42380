/**
 * Assembles what the page does besides following the pen: words and percentages, notices, offline use, and the buttons
 * that open something. It is loaded once the network can answer, so that it never delays the first answer.
 *
 * @import { DigitPad } from "./digit-pad/element.js"
 * @import { Store } from "./page/state.js"
 * @import { Shared } from "./page/views/later.js"
 */

import { attachBig } from "./page/big.js";
import { attachDigitKeys } from "./page/digit-keys.js";
import { styled } from "./page/dom.js";
import { attachLanguages } from "./page/languages.js";
import { attachLab } from "./page/lab/open.js";
import { attachLayers } from "./page/layers/open.js";
import { stayOffline } from "./page/offline.js";
import { keepPicture } from "./page/pictures/keep.js";
import { report } from "./page/report.js";
import { watchRest } from "./page/rest.js";
import { attachShare } from "./page/share/open.js";
import { attachShow } from "./page/show/open.js";
import { attachSpeed } from "./page/speed/open.js";
import { attachTeaching } from "./page/teach/open.js";
import { attachTraining } from "./page/train/open.js";
import { text } from "./page/text.js";
import { attachLaterViews } from "./page/views/later.js";
import { speak } from "./page/words.js";

/** The site's build replaces this by a hash of all files, the same as in the service worker. */
const VERSION = "__VERSION__";

/** @param {DigitPad} pad @param {Store} store @param {Shared} shared */
export async function attach(pad, store, shared) {
  if (shared.words) speak(shared.words);
  const { button, part } = shared.find;
  // Elements added before their styles would move the pad, and be painted in the wrong colours.
  await styled(new URL("./page/later.css", import.meta.url));
  watchRest(pad, store);
  attachLaterViews(pad, store, shared);
  const layers = attachLayers(part("layers"), pad, store, shared.addViews, async () => (await import("./digit-pad/teach.js")).shippedWeights());
  const lab = attachLab(part("layers"), pad, store, shared);
  attachShare(button("link"), pad, store, { u: layers, x: lab }, keepPicture(pad, shared.inkKey));
  report(pad, store);
  attachBig(button("big"));
  attachDigitKeys(part("choices"), attachShow(button("show"), pad, store));
  attachSpeed({ opener: button("how-fast"), section: part("speed") }, pad, store);
  const openers = { opener: button("not"), digits: button("digits"), choices: part("choices") };
  const resume = attachTeaching(openers, pad, store, shared.selection, () => import("./digit-pad/teach.js"));
  attachTraining(button("watch"), store);
  attachLanguages(button("watch"), shared.choice);
  resume();
  stayOffline(VERSION, (run) => {
    store.noticed({ id: "version", tone: "news", text: text.newVersion, action: { label: text.reload, run } });
  });
}
