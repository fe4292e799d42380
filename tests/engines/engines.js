/** The engines that the tests run in. */

import { chromiumAt, firefoxAt, webkitAt } from "./drive/browsers.js";
import { oldestChromium } from "./drive/oldest.js";
import { CHROME, FIREFOX, WEBKIT, WEBKIT_DRIVER, XVFB } from "./drive/paths.js";

const { ENGINE } = process.env;

/**
 * With what each says that it is, WebKit less than those that descend from it; and with the pointer, besides a mouse, that its
 * driver has. Chromium's fingers and pens are tested in `tests/page/`.
 */
const ALL = [
  { name: "Chromium", agent: /Chrome\/\d/, start: chromiumAt(CHROME) },
  { name: "Chromium 106", agent: /Chrome\/106\./, start: oldestChromium },
  { name: "Firefox", agent: /Gecko\/\d+ Firefox\/\d/, pointer: "touch", start: firefoxAt(FIREFOX) },
  { name: "WebKit", agent: /^(?!.*Chrom).*AppleWebKit\/.*Safari/, pointer: "pen", start: webkitAt({ driver: WEBKIT_DRIVER, browser: WEBKIT, screen: XVFB }) },
];

/** All of them, or the one that the variable names. */
export const ENGINES = ALL.filter(({ name }) => !ENGINE || name === ENGINE);
