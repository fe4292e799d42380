/** A pad's messages in German. */

/** @type {import("../types.js").Messages} */
export const messages = {
  hint: "Zeichne eine Ziffer",
  surface: "Zeichenfläche",
  help: "[Pfeiltasten] bewegen, zwei zugleich schräg.\n[Umschalt] bewegt weiter.\n[Leertaste] setzt den Stift auf oder hebt ihn ab.\n[Esc] löscht alles.",
  position: "Spalte {column}, Zeile {row}",
  penDown: "Stift aufgesetzt",
  penUp: "Stift abgehoben",
  eraserDown: "Radierer aufgesetzt",
  eraserUp: "Radierer abgehoben",
  hintNumber: "Zeichne eine Zahl",
  reading: "Die Zeichnung ist noch nicht gelesen.",
  failed: "Zeichnungen können hier nicht gelesen werden. Tippe stattdessen Ziffern.",
  unsure: "Ist es {}?",
  or: " oder ",
  none: "Das ist keine Ziffer.",
  short: "Zeichne mindestens {} Ziffern.",
  long: "Zeichne höchstens {} Ziffern.",
  one: "Zeichne eine einzige Ziffer.",
  required: "Pflichtfeld.",
  undo: "Rückgängig",
  clear: "Löschen",
  again: "Noch einmal versuchen",
};
