/** What the page says once the network can answer: beside the answer, in notices, and on the buttons that open something. */

export const later = {
  // Beside the answer.
  invite: "Draw, and the answer appears here",
  starting: "Waking the network…",
  failed: "The network is not running",
  noInk: "No ink found",
  chosen: "You said {digit}",
  either: "Not sure: {digits}?",
  noDigit: "Not sure that it is a digit",
  noNumber: "Not sure of the whole number",
  sure: "{share} sure",
  above: ">{share}",
  below: "<{share}",
  other: "Other?",
  isDigit: "Is it one?",
  not: { 8: "Not an 8?", other: "Not a {n}?" },

  time: "{value} µs",

  // Said to screen readers.
  press: "{words} Press {digits}.",
  spelt: "{number}: {digits}. {words}",
  named: "{digit}, {words}",
  comma: ", ",

  // Notices.
  dismiss: "Dismiss",
  unread: "This could not be read: {error}",
  engine: "The network could not be started: {error}",
  again: "Try again",
  newVersion: "A new version is ready.",
  reload: "Reload",
  notLoaded: {
    inside: "The inside could not be loaded: {error}",
    lab: "The experiments could not be loaded: {error}",
    show: "The examples could not be loaded: {error}",
    speed: "The measurement could not be loaded: {error}",
    teach: "Teaching could not be loaded: {error}",
    train: "The training could not be loaded: {error}",
  },

  // Buttons.
  leaveBig: "Leave big",
  share: "Share",
  copied: "Copied",
  inside: "Look inside",
  experiments: "Experiments",
  why: "Why?",
  change: "What if?",
  break: "Break it",
  language: "Language",

  // Addresses.
  badDrawing: "The address holds a drawing that this page cannot read: {error}.",
  badView: "The address holds a view of its drawing that this page cannot read: {error}.",
  longPicture: "A picture is too long for an address; a drawing has one.",
  drawFirst: "Draw something first: the link is to your drawing.",
  inAddressBar: "The link is in the address bar.",
};
