/** The layers below the pad, and what their units are called. */

export const layers = {
  drawing: "The drawing as the network sees it, 28 by 28 pixels",
  layer: "{name}, {size}. {does}",
  learned: { one: "{n} learned number.", other: "{n} learned numbers." },
  input: "Input",
  output: "Output",
  out: "Out",
  does: {
    input: "Your drawing, made small, with the digit in the middle.",
    c1: "Six small windows slide over the picture and look for edges.",
    s2: "Of every four neighbours only the strongest stays, so a shift matters less.",
    c3: "Sixteen windows look at all six maps for corners, bows and ends.",
    s4: "Again the strongest of four.",
    c5: "120 cells see the whole digit at once.",
    f6: "84 cells weigh what those found.",
    output: "Ten cells, one for each digit. Together they share out 100%.",
  },

  // Units, counted from 1.
  pixel: "{layer}, row {row}, column {column}",
  unit: "{layer}, map {map}, row {row}, column {column}",
  cell: "{layer}, unit {unit}",
  digit: "{layer}, digit {digit}",
  valued: "{name}: {value}",
  nth: { one: "{n}st", two: "{n}nd", few: "{n}rd", other: "{n}th" },
  rank: {
    map: { 1: "the strongest of its map", other: "the {nth} strongest of its map" },
    layer: { 1: "the strongest of its layer", other: "the {nth} strongest of its layer" },
    output: { 1: "before the softmax, the largest of ten", other: "before the softmax, the {nth} largest of ten" },
  },
  negative: "−{size}",
  lessThan: "less than {share}",
  moreThan: "more than {share}",
};
