/** French, for "How fast is it here?". */

export const speed = {
  title: "Quelle vitesse ici ?",
  measuring: "Mesure en cours. Cela prend quelques secondes, et votre dessin reste tel quel…",
  failed: "La mesure a échoué : {error}",
  again: "Mesurer encore",
  close: "Fermer",
  one: "Un chiffre, comme cette page le lit (nombres entiers, int8)",
  float: "La même chose avec des nombres à virgule (float32)",
  ceiling: "Son calcul seul (float32)",
  oneThread: "{count} chiffres, un fil d’exécution",
  threads: { one: "{count} chiffres, {n} fil d’exécution", other: "{count} chiffres, {n} fils d’exécution" },
  microseconds: "{value} µs",
  seconds: "{value} s",
  noVectors: "Ce navigateur n’a pas d’instructions vectorielles : une version sans elles répond ici.",
  words: "Pour lire un chiffre, le réseau multiplie et additionne {count} fois. Avec des nombres à virgule, il met {float} fois le temps de ce calcul seul. Avec des nombres entiers, comme sur cette page, il met {answer} fois ce temps.",
};
