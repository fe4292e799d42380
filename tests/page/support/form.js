/** A pad's state as a form control. */

/** The state of form and pad, once the pad has the value. */
export const state = (page, value, selector = "digit-pad") =>
  page
    .waitForFunction(
      ([selector, value]) => {
        const pad = document.querySelector(selector);
        const { valid } = pad.validity;
        if (pad.value !== value || (value !== "" && pad.reading)) return null;
        const fault = Object.keys(ValidityState.prototype).filter((name) => name !== "valid" && pad.validity[name]);
        return { sent: pad.form && [...new FormData(pad.form)].map(([name, value]) => `${name}=${value}`).join("&"), valid, fault: fault.join(), message: pad.validationMessage };
      },
      [selector, value],
    )
    .then((handle) => handle.jsonValue());

/** Waits until a pad has read its drawing and found no digit. */
export const inDoubt = (page, selector = "digit-pad") =>
  page.waitForFunction((selector) => ["unsure", "none"].includes(document.querySelector(selector).answer.kind), selector);

/** Notes the events that tell of a change, with the value at that time, in `heard`. */
export const hear = (page) =>
  page.evaluate(() => {
    window.heard = [];
    const pad = document.querySelector("digit-pad");
    for (const type of ["input", "change"]) document.addEventListener(type, () => window.heard.push(`${type} ${pad.value}`));
  });
