/**
 * The URL that a page may start a worker from. Browsers start none from another origin, but a worker of the page's origin
 * may import its script from there, if the server allows that (CORS).
 *
 * @param {URL | string} script
 */
export function own(script) {
  const { href, origin } = new URL(script);
  return origin === self.origin ? href : URL.createObjectURL(new Blob([`import "${href}"`], { type: "text/javascript" }));
}
