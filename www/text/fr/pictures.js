/** French, for pictures that cannot be read. */

export const pictures = {
  nameless: "l’image",
  foundText: "Une image de chiffres était attendue, et c’est du texte.",
  foundNothing: "Une image de chiffres était attendue, et il n’y en a pas.",
  otherType: "Une image était attendue, par exemple PNG ou JPEG ; {name} est {type}.",
  tooManyBytes: "Une image de {most} Mo au plus était attendue ; {name} en a {size}.",
  tooManyPixels: "Une image de {most} mégapixels au plus était attendue ; {name} fait {size}.",
  empty: "Une image que ce navigateur sait afficher était attendue, par exemple PNG ou JPEG ; {name} est vide.",
  undecoded: "Une image que ce navigateur sait afficher était attendue, par exemple PNG ou JPEG ; {name} n’a pas pu être décodé.",
};
