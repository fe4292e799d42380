/** "Look inside": one unit, what it sees, and its arithmetic. */

export const look = {
  title: "Look inside",
  step: "Step",
  play: "Play",
  filters: "Filters",
  tour: "Tour",
  leaveTour: "Leave tour",
  close: "Close",
  invite: "Draw a digit, and point at any unit of any layer.",
  learned: { one: "{n} learned number", other: "{n} learned numbers" },
  nothingLearned: "nothing to learn",
  pixel: "0 is paper, 1 is ink: this pixel is {value}",

  // Where the unit is.
  map: "{layer}, map {map}",
  sixMaps: "The six maps that it sees",
  adds: "Map {map} of S2 adds {value}",
  drag: "Drag the window over the map on the left, or point at any unit of the one on the right.",
  point: "Point at any unit here.",

  // Its arithmetic.
  sees: "what it sees",
  weights: "weights",
  products: "products",
  neighbours: "four neighbours of {layer}",
  largest: "the largest of four",
  belowZero: "below zero: ",
  allProducts: "25 products: {sum}",
  allMaps: "six maps: {sum}",
  bias: "bias: {value}",
  others: { one: "{n} other: {sum}", other: "{n} others: {sum}" },
  these: { one: "this {n}: {sum}", other: "these {n}: {sum}" },
  strongestFor: "Strongest for",
  strongestAgainst: "Strongest against",
  none: "none",
  onlyBias: "No unit of {layer} is above zero, so only the bias is left.",
  softmax: "The softmax makes percentages of the ten sums: e to the power of this one, divided by the total of all ten, is {share} for {digit}.",

  // All filters.
  mapName: "map {map}",
  filtersOfC1: "{layer}: {count} filters of 5 × 5 weights, over your digit",
  filtersOfC3: "{layer}: {count} filters of 6 times 5 × 5 weights, one over each map of S2",
  against: "against −{most}",
  for: "{most} for",
  taught: "From above: as shipped, as taught, and the change, whose colours are stronger: no weight moved by more than {most}.",

  // From the drawing to the glyph.
  toGlyph: "From the drawing to the glyph",
  upright: "It stands upright already.",
  leansRight: { one: "It leans by {n} degree to the right, and is set upright.", other: "It leans by {n} degrees to the right, and is set upright." },
  leansLeft: { one: "It leans by {n} degree to the left, and is set upright.", other: "It leans by {n} degrees to the left, and is set upright." },
  numbered: "{n}. {name}",
  stages: { strokes: "Strokes", upright: "Upright", box: "Box", scaled: "20 × 20", centred: "Centred", glyph: "28 × 28" },
  says: {
    strokes: "What you drew: points, not pixels. A stray speck far from the digit is left out.",
    box: "Where on the paper it is, and how large, must not matter. So a box is put around it.",
    scaled: "The box is scaled to 20 pixels, and the strokes are drawn with a pen of 2.5 pixels, as thick as in MNIST.",
    centred: "It is moved until its centre of mass lies in the middle.",
    glyph: "784 grey values from 0 to 1: all that the network ever sees.",
  },
};
