/** The panel "Watch it learn", as a person uses it. */

/** Opens the panel by its button. */
export async function open(page) {
  await page.click("#watch");
  await page.locator("#train h2").waitFor();
}

export const press = (page, name) => page.locator("#train").getByRole("button", { name, exact: true }).click();

/** A figure of the panel, as a number. */
export const figure = async (page, name) => Number((await page.locator(`#train .${name}`).innerText()).replace(/[,%]/g, ""));

/** Gives files to the panel and returns what it says of them. */
export async function give(page, ...files) {
  await page.setInputFiles("#train input[type=file]", files);
  await page.waitForFunction(() => document.querySelector("#train .given").textContent !== "Reading …");
  const [given, refused] = await Promise.all(["given", "refused"].map((name) => page.locator(`#train .${name}`).textContent()));
  return { given, refused };
}

/** Waits until at least `percent` % of the test digits are read right. */
export const reach = (page, percent) =>
  page.waitForFunction((percent) => Number.parseFloat(document.querySelector("#train .right").textContent) >= percent, percent);
