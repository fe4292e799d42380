/** French, for "What if?". */

export const change = {
  undo: "Annuler ceci",
  reset: "Réinitialiser",
  glyph: "Le glyphe",
  drawOnIt: "Dessinez dessus : l’encre devient papier, et le papier encre.",
  now: "Maintenant",
  marks: "Les repères sont là où c’était avant.",
  network: "Le réseau",
  mapsOff: "{layer} : éteindre des cartes",
  unitsOff: "{layer} : éteindre des unités",
  blank: "Rien n’est dessiné.",
  reads: "C’est {digit}, {share}.",
  readsUnsure: "Incertain, peut-être {digit}, {share}.",
  off: { 1: "Une partie est éteinte.", other: "{n} parties sont éteintes." },

  maps: "Cartes de {layer}",
  map: "{layer}, carte {map}",
  units: "Les {count} unités de {layer}. Les flèches déplacent, Espace en éteint et en allume une.",
  unit: "{layer}, unité {unit} : {value}",
  isOff: "éteinte",
  pixels: "Les 28 pixels sur 28 que voit le réseau. Les flèches déplacent, Espace change l’encre en papier et le papier en encre.",
  ink: "Ligne {row}, colonne {column} : encre",
  paper: "Ligne {row}, colonne {column} : papier",
};
