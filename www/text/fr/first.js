/** French, for the texts of `index.html` and of the first script. */

export { translate } from "../translate.js";

/** @type {import("../translate.js").Language["root"]} */
export const root = { lang: "fr", dir: "ltr" };
export const rest = () => import("./rest.js");

export const page = {
  "title": "LeNet-5 – dessinez un chiffre",
  "meta[name=description]@content": "Dessinez un chiffre, et un petit réseau de neurones le nomme pendant que vous dessinez, sur votre propre appareil.",
  ".mast p": "lit les chiffres pendant que vous les dessinez",
  "#show": "Exemple",
  "#big": "Agrandir",
  "#link": "Lien",
  "#answer-title": "Réponse",
  "#verdict": "Dessinez, et la réponse apparaît ici",
  "#choices@aria-label": "Lequel est-ce ?",
  ".tools@aria-label": "Outils",
  "#undo": "Annuler",
  "#undo@title": "Annuler (Ctrl+Z)",
  "#redo": "Refaire",
  "#redo@title": "Rétablir (Ctrl+Maj+Z)",
  "#width": "Stylo",
  "#width@aria-label": "Stylo, moyen",
  "#width@title": "Stylo. Appuyez encore pour changer l’épaisseur",
  "#eraser": "Gomme",
  "#upload": "Image",
  "#upload@aria-label": "Utiliser une image",
  "#upload@title": "Utiliser une image. Vous pouvez aussi en coller une ou la déposer ici.",
  "#clear": "Effacer",
  "#clear@title": "Effacer (Échap)",
  "#chances-title": "La probabilité de chaque chiffre",
  "#layers@aria-label": "Ce que chaque couche en fait",
  ".details p": "Un coup d’œil prend ",
  "#how-fast": "Quelle vitesse ici ?",
  "#digits": "Mes chiffres",
  "#about-title": "Comment ça marche",
  "#about-title + p": "Votre dessin est réduit : 28 × 28 pixels gris, le chiffre au milieu. Puis sept couches le regardent, l’une après l’autre. Personne ne leur a dit à quoi ressemble un chiffre. Elles l’ont appris sur 60 000 exemples écrits à la main, et tout ce qu’elles savent tient en 61 706 nombres.",
  "#about-title + p + p": "La conception est de Yann LeCun, en 1998. Ce que vous dessinez ne quitte jamais cette page, et la page fonctionne hors ligne.",
  "#watch": "Le voir apprendre",
  "#notices@aria-label": "Avis",
};

export const first = {
  widths: { fine: "Stylo, fin", medium: "Stylo, moyen", broad: "Stylo, épais" },
  notLoaded: "Une partie de cette page n’a pas été chargée. Rechargez la page pour l’obtenir.",
};
