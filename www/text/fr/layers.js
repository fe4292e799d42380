/** French, for the layers below the pad. */

export const layers = {
  drawing: "Le dessin tel que le réseau le voit, 28 pixels sur 28",
  layer: "{name}, {size}. {does}",
  learned: { one: "{n} nombre appris.", other: "{n} nombres appris." },
  input: "Entrée",
  output: "Sortie",
  out: "Sor.",
  does: {
    input: "Votre dessin, réduit, le chiffre au milieu.",
    c1: "Six petites fenêtres glissent sur l’image et cherchent des bords.",
    s2: "De quatre voisins, seul le plus fort reste : un décalage compte moins.",
    c3: "Seize fenêtres cherchent des coins, des courbes et des extrémités dans les six cartes.",
    s4: "Encore le plus fort de quatre.",
    c5: "120 unités voient tout le chiffre à la fois.",
    f6: "84 unités pondèrent ce que celles-ci ont trouvé.",
    output: "Dix unités, une par chiffre. Elles se partagent 100 %.",
  },

  pixel: "{layer}, ligne {row}, colonne {column}",
  unit: "{layer}, carte {map}, ligne {row}, colonne {column}",
  cell: "{layer}, unité {unit}",
  digit: "{layer}, chiffre {digit}",
  valued: "{name} : {value}",
  nth: { one: "{n}re", other: "{n}e" },
  rank: {
    map: { 1: "la plus forte de sa carte", other: "la {nth} plus forte de sa carte" },
    layer: { 1: "la plus forte de sa couche", other: "la {nth} plus forte de sa couche" },
    output: { 1: "avant le softmax, la plus grande des dix", other: "avant le softmax, la {nth} plus grande des dix" },
  },
  negative: "−{size}",
  lessThan: "moins de {share}",
  moreThan: "plus de {share}",
};
