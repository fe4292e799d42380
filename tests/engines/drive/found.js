/** Finds the elements of a Playwright locator in a page that WebDriver drives. */

import { fileURLToPath } from "node:url";
import { buildSync } from "esbuild";

const { outputFiles } = buildSync({
  stdin: { contents: `export * from "dom-accessibility-api"`, resolveDir: fileURLToPath(new URL(".", import.meta.url)) },
  bundle: true,
  minify: true,
  write: false,
  format: "iife",
  globalName: "accessible",
});

/**
 * One of: `css`; `role` with a `name`; `text`; `label`; `has`, a text that filters what was found, as `visible` does; `nth`, from the end if negative.
 *
 * @typedef {{ [kind: string]: boolean | string | number | Pattern, name?: Pattern }} Step each looks within what the previous one found
 * @typedef {{ words: string, exact: boolean } | { source: string, flags: string }} Pattern
 */

/** @param {string | RegExp} text @returns {Pattern} */
export const pattern = (text, exact = false) =>
  text instanceof RegExp ? { source: text.source, flags: text.flags } : { words: text, exact };

/** Runs in the page: the elements that the steps lead to, shadow trees included. */
function found(steps, accessible) {
  const plain = (text) => text.replace(/\s+/g, " ").trim();
  const fits = (text, { words, exact, source, flags }) => {
    if (source !== undefined) return new RegExp(source, flags).test(plain(text));
    return exact ? plain(text) === plain(words) : plain(text).toLowerCase().includes(plain(words).toLowerCase());
  };
  const below = (root) => [...root.querySelectorAll("*")].flatMap((element) => [element, ...(element.shadowRoot ? below(element.shadowRoot) : [])]);
  const within = (root) => [...(root.shadowRoot ? below(root.shadowRoot) : []), ...below(root)];
  const above = (element) => element.parentElement ?? element.getRootNode().host;
  const ancestors = (element) => (element ? [element, ...ancestors(above(element))] : []);
  // A descendant may be in a shadow tree, and the ancestor that a selector names before the space outside of it.
  const matches = (element, css) => {
    if (!css.includes(":visible") && element.matches(css)) return true;
    const [, before, last, visible] = /^(?:([^,>+~]+) )?([^ ,>+~]+?)(:visible)?$/.exec(css) ?? [];
    const itself = last !== undefined && element.matches(last) && (!visible || seen(element));
    return itself && (before ? ancestors(above(element)).some((ancestor) => matches(ancestor, before)) : visible !== undefined);
  };
  const seen = (element) => element.getClientRects().length > 0 && getComputedStyle(element).visibility === "visible";
  const says = (element, text) => !["SCRIPT", "STYLE", "HEAD"].includes(element.tagName) && fits(element.textContent, text);
  const isNamed = (element, name) => fits(accessible.computeAccessibleName(element), name);
  const looks = {
    css: (root, css) => {
      const [, own, text] = /^(.*?)(?::text-is\("(.*)"\))?$/.exec(css);
      return within(root).filter((element) => matches(element, own) && (text === undefined || plain(element.textContent) === text));
    },
    role: (root, role, { name }) => {
      const all = within(root).filter((element) => accessible.getRole(element) === role && !accessible.isInaccessible(element));
      return all.filter((element) => !name || isNamed(element, name));
    },
    text: (root, text) => {
      const all = [...(root === document ? [] : [root]), ...within(root)];
      return all.filter((element) => says(element, text) && ![...element.children].some((child) => says(child, text)));
    },
    label: (root, text) => within(root).filter((element) => isNamed(element, text)),
  };
  let at = [document];
  for (const step of steps) {
    if ("visible" in step) at = at.filter(seen);
    else if ("nth" in step) at = [at.at(step.nth)].filter(Boolean);
    else if ("has" in step) at = at.filter((element) => fits(element.textContent, step.has));
    else {
      const [kind] = Object.keys(step);
      at = [...new Set(at.flatMap((root) => looks[kind](root, step[kind], step)))];
    }
  }
  return at;
}

/** An expression that gives, in the page, the elements that these steps lead to. @param {Step[]} steps */
export function expression(steps) {
  const named = steps.some((step) => "role" in step || "label" in step);
  const needs = named ? `(() => { ${outputFiles[0].text}; return accessible; })()` : "null";
  return `(${found})(${JSON.stringify(steps)}, ${needs})`;
}
