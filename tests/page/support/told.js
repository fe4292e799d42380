/** What the page says only for a moment: a test must listen before it is said. */

/** Waits until screen readers are told something. @param {RegExp} pattern @returns {Promise<string>} all that was said */
export async function told(page, pattern) {
  const heard = await page.waitForFunction((pattern) => {
    const { textContent } = document.querySelector("#announcer");
    return new RegExp(pattern).test(textContent) && textContent;
  }, pattern.source);
  return heard.jsonValue();
}

/** Copies the page's address, and waits until the button says so. The context needs permissions for the clipboard. */
export async function copied(page) {
  const said = page.waitForFunction(() => document.querySelector("#link").textContent === "Copied");
  await Promise.all([said, page.click("#link")]);
  return page.evaluate(() => navigator.clipboard.readText());
}
