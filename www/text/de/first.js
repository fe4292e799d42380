/** German, for the texts of `index.html` and of the first script. */

export { translate } from "../translate.js";

/** @type {import("../translate.js").Language["root"]} */
export const root = { lang: "de", dir: "ltr" };
export const rest = () => import("./rest.js");

export const page = {
  "title": "LeNet-5 – zeichne eine Ziffer",
  "meta[name=description]@content": "Zeichne eine Ziffer, und ein kleines neuronales Netz nennt sie noch beim Zeichnen, auf deinem eigenen Gerät.",
  ".mast p": "liest Ziffern, während du sie zeichnest",
  "#show": "Beispiel",
  "#big": "Groß",
  "#link": "Link",
  "#answer-title": "Antwort",
  "#verdict": "Zeichne, und hier steht die Antwort",
  "#choices@aria-label": "Welche ist es?",
  ".tools@aria-label": "Werkzeuge",
  "#undo": "Zurück",
  "#undo@title": "Rückgängig (Strg+Z)",
  "#redo": "Wieder",
  "#redo@title": "Wiederholen (Strg+Umschalt+Z)",
  "#width": "Stift",
  "#width@aria-label": "Stift, mittel",
  "#width@title": "Stift. Nochmals drücken wechselt die Breite",
  "#eraser": "Gummi",
  "#upload": "Bild",
  "#upload@aria-label": "Ein Bild nehmen",
  "#upload@title": "Ein Bild nehmen. Du kannst auch eines einfügen oder hierher ziehen.",
  "#clear": "Löschen",
  "#clear@title": "Löschen (Esc)",
  "#chances-title": "Wie wahrscheinlich jede Ziffer ist",
  "#layers@aria-label": "Was jede Schicht daraus macht",
  ".details p": "Ein Blick dauert ",
  "#how-fast": "Wie schnell ist es hier?",
  "#digits": "Meine Ziffern",
  "#about-title": "So funktioniert es",
  "#about-title + p": "Deine Zeichnung wird klein gemacht: 28 × 28 graue Pixel, die Ziffer in der Mitte. Dann sehen sieben Schichten sie an, eine nach der anderen. Niemand hat ihnen gesagt, wie eine Ziffer aussieht. Sie haben es an 60.000 handgeschriebenen Beispielen gelernt, und alles, was sie wissen, sind 61.706 Zahlen.",
  "#about-title + p + p": "Der Entwurf ist von Yann LeCun, aus dem Jahr 1998. Was du zeichnest, verlässt diese Seite nie, und die Seite läuft auch offline.",
  "#watch": "Sieh ihm beim Lernen zu",
  "#notices@aria-label": "Hinweise",
};

export const first = {
  widths: { fine: "Stift, fein", medium: "Stift, mittel", broad: "Stift, breit" },
  notLoaded: "Ein Teil dieser Seite wurde nicht geladen. Lade die Seite neu, um ihn zu bekommen.",
};
