/** A pad's messages in French. */

/** @type {import("../types.js").Messages} */
export const messages = {
  hint: "Dessinez un chiffre",
  surface: "surface de dessin",
  help: "[Flèches] déplacent, deux à la fois en diagonale.\n[Maj] déplace plus loin.\n[Espace] pose ou lève le stylo.\n[Échap] efface tout.",
  position: "colonne {column}, ligne {row}",
  penDown: "Stylo posé",
  penUp: "Stylo levé",
  eraserDown: "Gomme posée",
  eraserUp: "Gomme levée",
  hintNumber: "Dessinez un nombre",
  reading: "Le dessin n’est pas encore lu.",
  failed: "Les dessins ne peuvent pas être lus ici. Tapez les chiffres au clavier.",
  unsure: "Est-ce {} ?",
  or: " ou ",
  none: "Ce n’est pas un chiffre.",
  short: "Dessinez au moins {} chiffres.",
  long: "Dessinez au plus {} chiffres.",
  one: "Dessinez un seul chiffre.",
  required: "Obligatoire.",
  undo: "Annuler",
  clear: "Effacer",
  again: "Réessayer",
};
