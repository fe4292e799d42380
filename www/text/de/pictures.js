/** German, for pictures that cannot be read. */

export const pictures = {
  nameless: "das Bild",
  foundText: "Erwartet wurde ein Bild mit Ziffern, gefunden wurde Text.",
  foundNothing: "Erwartet wurde ein Bild mit Ziffern, gefunden wurde keines.",
  otherType: "Erwartet wurde ein Bild, etwa als PNG oder JPEG; {name} ist {type}.",
  tooManyBytes: "Erwartet wurde ein Bild von höchstens {most} MB; {name} hat {size}.",
  tooManyPixels: "Erwartet wurde ein Bild von höchstens {most} Megapixeln; {name} hat {size}.",
  empty: "Erwartet wurde ein Bild, das dieser Browser anzeigen kann, etwa als PNG oder JPEG; {name} ist leer.",
  undecoded: "Erwartet wurde ein Bild, das dieser Browser anzeigen kann, etwa als PNG oder JPEG; {name} konnte nicht dekodiert werden.",
};
