/**
 * Where a page's worker may start from. Browsers start none from another origin, but one of the page's own may import its
 * script from there, if the server allows that (CORS).
 *
 * @param {URL | string} script
 */
export function own(script) {
  const { href, origin } = new URL(script);
  return origin === self.origin ? href : URL.createObjectURL(new Blob([`import "${href}"`], { type: "text/javascript" }));
}
