/** The engines that the tests run in. */

import { chromiumAt, firefoxAt, webkitAt } from "./drive/browsers.js";
import { oldestChromium } from "./drive/oldest.js";
import { CHROME, FIREFOX, WEBKIT, WEBKIT_DRIVER, XVFB } from "./drive/paths.js";

const { ENGINE } = process.env;

/**
 * Each with a pattern of its user agent (WebKit's says less than those of its descendants), and with the pointer that its driver
 * has besides a mouse. Chromium's fingers and pens are tested in `tests/page/`.
 */
const ALL = [
  { name: "Chromium", agent: /Chrome\/\d/, start: chromiumAt(CHROME) },
  { name: "Chromium 106", agent: /Chrome\/106\./, start: oldestChromium },
  { name: "Firefox", agent: /Gecko\/\d+ Firefox\/\d/, pointer: "touch", start: firefoxAt(FIREFOX) },
  { name: "WebKit", agent: /^(?!.*Chrom).*AppleWebKit\/.*Safari/, pointer: "pen", start: webkitAt({ driver: WEBKIT_DRIVER, browser: WEBKIT, screen: XVFB }) },
];

/** All engines, or the one that `ENGINE` names. */
export const ENGINES = ALL.filter(({ name }) => !ENGINE || name === ENGINE);
