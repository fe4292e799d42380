/** Puts the page together: pad, state and views. Nothing else knows more than its own part. */

import { follow } from "./page/follow.js";
import { element } from "./page/find.js";
import { stayOffline } from "./page/offline.js";
import { attachPictures } from "./page/pictures/attach.js";
import { keepInk } from "./page/session.js";
import { attachShortcuts } from "./page/shortcuts.js";
import { attachSpeed } from "./page/speed/open.js";
import { Store } from "./page/state.js";
import { attachTeaching } from "./page/teach/open.js";
import { attachTraining } from "./page/train/open.js";
import { attachViews } from "./page/views/all.js";

await customElements.whenDefined("digit-pad");
const pad = /** @type {import("./digit-pad/index.js").DigitPad} */ (element("pad", HTMLElement));
const store = new Store();

attachViews(pad, store);
attachShortcuts(pad);
attachPictures(pad, store);
attachSpeed(pad, store);
const resume = attachTeaching(pad, store, () => import("./digit-pad/teach.js"));
attachTraining(store);
keepInk(pad);
follow(pad, store);

// The weights that this person taught, and fetching all files once more to keep them, wait for the first answer.
const offline = () => {
  if (pad.state === "starting") return;
  pad.removeEventListener("statechange", offline);
  resume();
  stayOffline((run) => {
    store.noticed({ id: "version", tone: "news", text: "A new version is ready.", action: { label: "Reload", run } });
  });
};
pad.addEventListener("statechange", offline);
offline();
