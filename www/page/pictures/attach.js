/**
 * Takes a picture in place of ink, from a file that the page is given in one way or another.
 *
 * @import { DigitPad } from "../../digit-pad/element.js"
 * @import { Store } from "../state.js"
 */

import { first } from "../../text/en/first.js";
import { button, element } from "../find.js";
import { attachIntake } from "./intake.js";

/** The decoder is loaded only when there is a file. @param {DigitPad} pad @param {Store} store */
export function attachPictures(pad, store) {
  // Counts what is done to the pad: a picture that was being read meanwhile comes too late.
  let done = 0;
  for (const type of ["input", "change"]) pad.addEventListener(type, () => (done += 1));
  const problem = (/** @type {string} */ text) => store.noticed({ id: "picture", tone: "problem", text });
  attachIntake(
    { button: button("upload"), input: element("file", HTMLInputElement), target: pad },
    {
      take: async (file, found) => {
        const own = (done += 1);
        try {
          const { decodePicture } = await import("./decode.js");
          const picture = await decodePicture(file, found);
          if (done !== own) return;
          store.noticeDismissed("picture");
          pad.picture = picture;
        } catch (error) {
          const { name, message } = /** @type {Error} */ (error);
          problem(name === "PictureError" ? message : first.notLoaded);
        }
      },
    },
  );
}
