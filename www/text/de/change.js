/** German, for "What if?". */

export const change = {
  undo: "Rückgängig",
  reset: "Zurücksetzen",
  glyph: "Die Glyphe",
  drawOnIt: "Zeichne darauf: Tinte wird Papier, und Papier wird Tinte.",
  now: "Jetzt",
  marks: "Die Marken zeigen, wo es vorher war.",
  network: "Das Netz",
  mapsOff: "{layer}: Karten abschalten",
  unitsOff: "{layer}: Einheiten abschalten",
  blank: "Nichts ist gezeichnet.",
  reads: "Es ist {digit}, {share}.",
  readsUnsure: "Unsicher, vielleicht {digit}, {share}.",
  off: { 1: "Ein Teil ist abgeschaltet.", other: "{n} Teile sind abgeschaltet." },

  maps: "Karten von {layer}",
  map: "{layer}, Karte {map}",
  units: "Die {count} Einheiten von {layer}. Pfeiltasten bewegen, die Leertaste schaltet eine ab und an.",
  unit: "{layer}, Einheit {unit}: {value}",
  isOff: "aus",
  pixels: "Die 28 mal 28 Pixel, die das Netz sieht. Pfeiltasten bewegen, die Leertaste macht aus Tinte Papier und aus Papier Tinte.",
  ink: "Zeile {row}, Spalte {column}: Tinte",
  paper: "Zeile {row}, Spalte {column}: Papier",
};
