/** The experiment "What if?". */

export const change = {
  undo: "Undo this",
  reset: "Reset",
  glyph: "The glyph",
  drawOnIt: "Draw on it: ink becomes paper, and paper ink.",
  now: "Now",
  marks: "The marks are where it was before.",
  network: "The network",
  mapsOff: "{layer}: switch maps off",
  unitsOff: "{layer}: switch units off",
  blank: "Nothing is drawn.",
  reads: "It is {digit}, {share}.",
  readsUnsure: "Unsure, perhaps {digit}, {share}.",
  off: { 1: "One part is switched off.", other: "{n} parts are switched off." },

  // For the keyboard and screen readers.
  maps: "Maps of {layer}",
  map: "{layer}, map {map}",
  units: "The {count} units of {layer}. Arrow keys move, Space switches one off and on.",
  unit: "{layer}, unit {unit}: {value}",
  isOff: "off",
  pixels: "The 28 by 28 pixels that the network sees. Arrow keys move, Space turns ink to paper and paper to ink.",
  ink: "Row {row}, column {column}: ink",
  paper: "Row {row}, column {column}: paper",
};
