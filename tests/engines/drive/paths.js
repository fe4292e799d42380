/** The browsers' paths. `cargo xtask test` sets them; the defaults are Debian's. */
export const {
  CHROME = "/usr/bin/chromium",
  FIREFOX = "/usr/bin/firefox-esr",
  WEBKIT = "/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser",
  WEBKIT_DRIVER = "/usr/bin/WebKitWebDriver",
  XVFB = "/usr/bin/Xvfb",
} = process.env;
