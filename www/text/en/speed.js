/** "How fast is it here?". */

export const speed = {
  title: "How fast is it here?",
  measuring: "Measuring. It takes a few seconds, and your drawing is left alone …",
  failed: "It could not be measured: {error}",
  again: "Measure again",
  close: "Close",
  one: "One digit, as this page reads it (whole numbers, int8)",
  float: "The same with decimal numbers (float32)",
  ceiling: "Its arithmetic alone (float32)",
  oneThread: "{count} digits, one thread",
  threads: { one: "{count} digits, {n} thread", other: "{count} digits, {n} threads" },
  microseconds: "{value} µs",
  seconds: "{value} s",
  noVectors: "This browser has no vector instructions, so a build without them answers here.",
  words: "To read one digit, the network multiplies and adds {count} times. With decimal numbers it takes {float} times as long as this arithmetic alone. With whole numbers, as on this page, it takes {answer} times as long.",
};
