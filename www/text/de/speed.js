/** German, for "How fast is it here?". */

export const speed = {
  title: "Wie schnell ist es hier?",
  measuring: "Es wird gemessen. Das dauert ein paar Sekunden, und deine Zeichnung bleibt, wie sie ist …",
  failed: "Es konnte nicht gemessen werden: {error}",
  again: "Noch einmal messen",
  close: "Schließen",
  one: "Eine Ziffer, wie diese Seite sie liest (ganze Zahlen, int8)",
  float: "Dasselbe mit Kommazahlen (float32)",
  ceiling: "Nur die Rechnung selbst (float32)",
  oneThread: "{count} Ziffern, ein Thread",
  threads: { one: "{count} Ziffern, {n} Thread", other: "{count} Ziffern, {n} Threads" },
  microseconds: "{value} µs",
  seconds: "{value} s",
  noVectors: "Dieser Browser hat keine Vektorbefehle, also antwortet hier ein Modul ohne sie.",
  words: "Um eine Ziffer zu lesen, multipliziert und addiert das Netz {count} Mal. Mit Kommazahlen dauert es {float} Mal so lange wie diese Rechnung allein. Mit ganzen Zahlen, wie auf dieser Seite, dauert es {answer} Mal so lange.",
};
