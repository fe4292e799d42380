/** The page in a pseudo-language without English letters, which takes German's place; and a list of what in it is still English. */

import { ONLINE } from "./online.js";
import { pseudo, tablesOf } from "./tables.js";

const { errors } = await tablesOf("de");
const { page: texts, first, pad, ...rest } = pseudo({ ...(await tablesOf("en")), errors });
const lines = (names) => Object.entries(names).map(([name, value]) => `export const ${name} = ${JSON.stringify(value)};`).join("\n");

const FILES = {
  "text/de/first.js": `export { translate } from "./first.js?true"; export const rest = () => import("./rest.js");\n${lines({ root: { lang: "de", dir: "ltr" }, page: texts, first })}`,
  "text/de/rest.js": lines({ lang: "de", ...rest }),
  "digit-pad/text/de.js": lines({ messages: pad }),
};

/** Names, terms and citations that are the same in every language; what `Intl` says in German; and the names of the test's files. */
const SAME = /LeNet|LeCun et al|int8|float32|t10k|\.gz|\d oder \d|note\.txt|text\/plain/g;

/** A scene's options. */
export const PSEUDO = {
  path: "?lang=de",
  before: async (page) => {
    await ONLINE.before(page);
    for (const [name, body] of Object.entries(FILES)) {
      await page.route((url) => url.href.endsWith(name), (route) => route.fulfill({ contentType: "text/javascript", body }));
    }
  },
};

/** Collects, from now on, every text and label of the page with two Latin letters in a row. */
export async function listen(page) {
  await page.evaluate((same) => {
    const LABELS = ["aria-label", "aria-description", "aria-roledescription", "aria-valuetext", "title", "placeholder", "alt"];
    const found = (window.english = new Set());
    const heard = (text, where) => {
      if (/[A-Za-z]{2}/.test((text ?? "").replace(new RegExp(same, "g"), ""))) found.add(`${where}: ${text.trim().slice(0, 90)}`);
    };
    const spoken = (element) => element && !element.closest("style, script, option[lang], digit-pad > *");
    const called = (element) => `${element.localName}${element.id && `#${element.id}`}${element.classList.length ? `.${[...element.classList].join(".")}` : ""}`;
    const look = (node) => {
      if (node instanceof Text) return spoken(node.parentElement) && heard(node.data, called(node.parentElement));
      if (!(node instanceof Element) || !spoken(node)) return;
      for (const label of LABELS) if (node.hasAttribute(label)) heard(node.getAttribute(label), `${called(node)}@${label}`);
      for (const child of node.childNodes) look(child);
    };
    const watch = (root) => {
      new MutationObserver((changes) => {
        for (const { type, target, addedNodes } of changes) {
          if (type === "childList") addedNodes.forEach(look);
          else look(target);
        }
      }).observe(root, { subtree: true, childList: true, characterData: true, attributes: true, attributeFilter: LABELS });
      for (const child of root.childNodes) look(child);
    };
    watch(document.documentElement);
    watch(document.querySelector("#pad").shadowRoot);
  }, SAME.source);
}

export const english = (page) => page.evaluate(() => [...window.english]);
