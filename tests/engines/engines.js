/** The engines that the tests run in. `cargo xtask test` says where they are; these are the paths that Debian has. */

import { chromiumAt, firefoxAt, webkitAt } from "./drive/browsers.js";
import { oldestChromium } from "./drive/oldest.js";

const {
  CHROME = "/usr/bin/chromium",
  FIREFOX = "/usr/bin/firefox-esr",
  WEBKIT = "/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser",
  WEBKIT_DRIVER = "/usr/bin/WebKitWebDriver",
  XVFB = "/usr/bin/Xvfb",
  ENGINE,
} = process.env;

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
