/** Arabic, for pictures that cannot be read. */

export const pictures = {
  nameless: "الصورة",
  foundText: "المتوقع صورة أرقام، والموجود نص.",
  foundNothing: "المتوقع صورة أرقام، ولا توجد صورة.",
  otherType: "المتوقع صورة، مثل PNG أو JPEG؛ أما {name} فنوعه {type}.",
  tooManyBytes: "المتوقع صورة لا تتجاوز {most} ميغابايت؛ وحجم {name} هو {size}.",
  tooManyPixels: "المتوقع صورة لا تتجاوز {most} ميغابكسل؛ وأبعاد {name} هي {size}.",
  empty: "المتوقع صورة يستطيع هذا المتصفح عرضها، مثل PNG أو JPEG؛ أما {name} ففارغ.",
  undecoded: "المتوقع صورة يستطيع هذا المتصفح عرضها، مثل PNG أو JPEG؛ وتعذّر فك ترميز {name}.",
};
