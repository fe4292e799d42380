/** What is wrong with a file that should be a picture. */

export const pictures = {
  nameless: "the picture",
  foundText: "Expected a picture of digits, found text.",
  foundNothing: "Expected a picture of digits, found none.",
  otherType: "Expected a picture, such as a PNG or JPEG; {name} is {type}.",
  tooManyBytes: "Expected a picture of at most {most} MB; {name} has {size}.",
  tooManyPixels: "Expected a picture of at most {most} megapixels; {name} has {size}.",
  empty: "Expected a picture that this browser can show, such as a PNG or JPEG; {name} is empty.",
  undecoded: "Expected a picture that this browser can show, such as a PNG or JPEG; {name} could not be decoded.",
};
