/** Runs in a page before its own scripts: tells `complain` of what would be an error in a console, and of forbidden requests. */
export function hear(complain) {
  const say = (...words) => complain(words.join(" "));
  // Leaving a page cancels what it is loading.
  let leaving = false;
  addEventListener("beforeunload", () => (leaving = true));
  const failed = ({ src, href }) => leaving || say("error:", `${src || href} did not load`);
  addEventListener("error", ({ message, target }) => (message ? say("error:", message) : failed(target)), true);
  addEventListener("unhandledrejection", ({ reason }) => say("rejected:", reason));
  addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI }) => say("policy:", violatedDirective, blockedURI));
  for (const level of ["error", "warn"]) console[level] = (...words) => say(`console.${level}:`, ...words);
  const foreign = ({ name }) => /^https?:/.test(name) && new URL(name).origin !== location.origin;
  new PerformanceObserver((list) => list.getEntries().filter(foreign).forEach(({ name }) => say("another host:", name))).observe({ type: "resource", buffered: true });
}
