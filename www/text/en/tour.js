/** The tour of six steps through the network. */

export const tour = {
  back: "Back",
  next: "Next",
  finish: "Finish",
  more: "For more: ",
  article: "Convolutional neural network",
  articleAddress: "https://en.wikipedia.org/wiki/Convolutional_neural_network",
  title: "Tour, {n} of {count}: {name}",
  tryIt: "Try it: ",
  steps: {
    convolution: {
      name: "Convolution",
      tells: "A small window of 5 × 5 pixels lies on your digit. Each pixel in it is multiplied by a number that the network has learned, a weight, and the 25 products are added up. Ink on orange weights makes the sum larger, ink on blue ones smaller.",
      task: "Slide the window over your digit until the sum is large: at least half as large as C1’s largest.",
      found: "Found: {value}. Here lies the kind of edge that map {map} looks for.",
    },
    sharing: {
      name: "Shared weights",
      tells: "The window slides over the whole picture and takes the same 25 weights along. So an edge is found wherever you draw it, and C1 needs only 156 numbers.",
      task: "Press Step three times, or Play, and compare: what it sees changes, the weights do not.",
      found: "Four places, and each time the same 25 weights.",
    },
    pooling: {
      name: "Pooling",
      tells: "S2 takes four neighbours at a time and passes only the largest on. The map becomes half as wide and half as high, and it matters less where exactly a line lies.",
      task: "Find a unit of S2 above zero whose largest neighbour, the ringed one, is at the bottom right.",
      found: "Found: of the four, only {value} is passed on.",
    },
    fields: {
      name: "Local receptive fields",
      tells: "A unit sees only a part of your digit: in C1 5 × 5 pixels, in C3 already 14 × 14. Small pieces are found first, and larger ones are put together from them. The frame on your drawing shows what the unit sees.",
      task: "Find a unit of C3 that sees the top of your digit.",
      found: "It sees the top, and nothing outside of the frame.",
    },
    dense: {
      name: "Full connection",
      tells: "From C5 on every unit is connected to all units before it, so it sees the whole digit. Each of the 84 units of F6 weighs what the 120 of C5 found: some speak for it, some against.",
      task: "Find the strongest unit of F6.",
      found: "{name}: {value}. The list says what made it so strong.",
    },
    output: {
      name: "Output",
      tells: "Ten units, one for each digit, weigh what F6 found. The softmax makes percentages of the ten sums: the largest wins.",
      task: "Change your drawing until another digit wins, or until the network is not sure any more.",
      found: { 8: "Now it is an 8.", other: "Now it is a {n}." },
      unsure: "Now it is not sure.",
    },
  },
};
