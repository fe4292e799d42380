/** "My digits": all drawings of a hand, and what was learnt from them. */

export const digits = {
  title: "My digits",
  about: "What you said of your drawings is kept on this device only. The network learns all of it together, on top of what it knows of everybody’s digits.",
  learn: "Learn them",
  check: "How much does it help?",
  original: "Back to the original",
  play: "Write three of each",
  readsTaught: "It reads with what it learnt from you.",
  readsFile: "It reads with weights from a file.",
  readsOriginal: "It reads with the original weights.",
  nothing: "Nothing is kept yet.",
  count: { one: "{n} drawing.", other: "{n} drawings." },
  pending: "Not all of it is learnt yet.",

  // Whose hand it is.
  who: "Who is writing?",
  me: "Me",
  add: "Add",
  rename: "Rename",
  nobody: "Nobody yet",
  name: "Name",
  forgetHand: { one: "Forget {name}: {n} drawing, and what was learnt? This cannot be undone.", other: "Forget {name}: {n} drawings, and what was learnt? This cannot be undone." },

  // The drawings.
  drawing: "{digit}, drawing {place}",
  noDigit: "no digit, drawing {place}",
  itIs: "It is",
  whatItIs: "What it is",
  delete: "Delete",

  // A round of learning.
  curve: "How wrong it still is, falling while it learns",
  learning: "Learning …",
  nothingNew: "There is nothing new to learn.",
  harmful: "Not learnt: {harm}. It reads as it did before. Check whether a drawing above has the wrong label.",
  useless: "It learnt nothing that helps, and reads as it did before.",
  learnt: "Learnt. Of the digits it practised on, {after} of {all} are read right; before, {before}. That it can read what it practised on proves little: see “How much does it help?”",
  kept: "Kept.",
  discard: "Discard",
  discarded: "Discarded: it reads as it did before. The drawings are kept.",
  checking: "Learning five times, each time without a fifth of your drawings, and reading those …",
  checked: "Drawings of yours that it had not practised on: {before} → {after} of {all} are read right.",
  helps: "So it helps with what you write next, too.",
  harms: "So it does not help: the original may suit you better.",
  equal: "So it makes no difference that so few drawings could show.",
  stopped: "Stopped. Nothing has changed.",
  failed: "That failed: {error}. Nothing is lost.",

  // Files.
  take: "Take them with you, or bring them from another device:",
  saveDrawings: "Save drawings",
  saveSheet: "Save a sheet of them",
  saveWeights: "Save weights",
  open: "Open a file",
  savedAs: "Saved as {name}.",
  leftOut: { one: "It holds ink only: {n} picture is not in it.", other: "It holds ink only: {n} pictures are not in it." },
  unsaved: "It could not be saved: {error}.",
  adopted: "It reads with the weights of this file now. Nobody has tested them here; Back to the original is above.",
  taken: { one: "{n} drawing taken from {name}.", other: "{n} drawings taken from {name}." },
  refused: "{name} is not used: {error}. Nothing has changed.",
};
