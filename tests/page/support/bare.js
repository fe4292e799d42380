/** Pages that use only the pad, as other people would: served beside the site, with the site's security policy. */

const POLICY = "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; object-src 'none'; base-uri 'none'; form-action 'none'";

/** A scene's options for a page with this body. @param {string} body @param {object} [options] of `serveBare` */
export function bare(body, options) {
  return { ready: false, path: "bare.html", before: (page) => serveBare(page, body, options) };
}

/** A page with this body. @param {string} body @param {string} scripts the script elements before it */
export const bareHtml = (body, scripts) => `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<title>Bare</title>
<link rel="icon" href="icons/icon.svg">
${scripts}
<body>${body}</body>
</html>`;

/** The script that a page with pads needs. */
export const PAD = '<script type="module" src="digit-pad/index.js"></script>';

/**
 * Serves a page with this body below the site.
 *
 * @param {string} body
 * @param {object} [options]
 * @param {boolean} [options.defined] false: the element is left undefined; `define` defines it later
 * @param {string} [options.name] of the page's file
 */
export async function serveBare(page, body, { defined = true, name = "bare.html" } = {}) {
  const html = bareHtml(body, defined ? PAD : "");
  await page.route(`**/${name}`, (route) => route.fulfill({ contentType: "text/html; charset=utf-8", body: html }));
}

export const define = (page) => page.evaluate(async () => void (await import(new URL("digit-pad/index.js", location.href).href)));

/** Waits until a pad can take ink and answer. @param {import("playwright-core").Frame | import("playwright-core").Page} frame */
export const ready = (frame, selector = "digit-pad") =>
  frame.waitForFunction((selector) => {
    const pad = document.querySelector(selector);
    return pad.state === "ready" && !pad.shadowRoot.querySelector(".sheet").hidden;
  }, selector);

/** Waits for a pad's prediction of all that is drawn and returns its digit. */
export async function digitOf(frame, selector = "digit-pad") {
  const digit = await frame.waitForFunction(async (selector) => {
    const pad = document.querySelector(selector);
    // The worker answers in order: after the first of these the question about the last change has been asked, after the
    // second it has been answered.
    for (let turns = 0; turns < 2; turns += 1) await pad.ask("parameters", null);
    return pad.prediction?.digit?.toString();
  }, selector);
  return Number(await digit.jsonValue());
}

/** A pad's ink as points in fractions of the pad's side. */
export const inkOf = (frame, selector = "digit-pad") =>
  frame.$eval(selector, (pad) =>
    pad.ink.map(({ points, frame }) => {
      const parts = [];
      for (let i = 0; i < points.length; i += 3) parts.push([points[i] / frame, points[i + 1] / frame]);
      return parts;
    }),
  );
