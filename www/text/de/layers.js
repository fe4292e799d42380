/** German, for the layers below the pad. */

export const layers = {
  drawing: "Die Zeichnung, wie das Netz sie sieht, 28 mal 28 Pixel",
  layer: "{name}, {size}. {does}",
  learned: { one: "{n} gelernte Zahl.", other: "{n} gelernte Zahlen." },
  input: "Eingabe",
  output: "Ausgabe",
  out: "Aus",
  does: {
    input: "Deine Zeichnung, klein gemacht, mit der Ziffer in der Mitte.",
    c1: "Sechs kleine Fenster gleiten über das Bild und suchen Kanten.",
    s2: "Von je vier Nachbarn bleibt nur der stärkste, so stört eine Verschiebung weniger.",
    c3: "Sechzehn Fenster suchen in allen sechs Karten nach Ecken, Bögen und Enden.",
    s4: "Wieder der stärkste von vieren.",
    c5: "120 Einheiten sehen die ganze Ziffer auf einmal.",
    f6: "84 Einheiten gewichten, was jene gefunden haben.",
    output: "Zehn Einheiten, eine für jede Ziffer. Zusammen teilen sie sich 100 %.",
  },

  pixel: "{layer}, Zeile {row}, Spalte {column}",
  unit: "{layer}, Karte {map}, Zeile {row}, Spalte {column}",
  cell: "{layer}, Einheit {unit}",
  digit: "{layer}, Ziffer {digit}",
  valued: "{name}: {value}",
  nth: { other: "{n}." },
  rank: {
    map: { 1: "die stärkste ihrer Karte", other: "an {nth} Stelle ihrer Karte" },
    layer: { 1: "die stärkste ihrer Schicht", other: "an {nth} Stelle ihrer Schicht" },
    output: { 1: "vor dem Softmax die größte der zehn", other: "vor dem Softmax an {nth} Stelle der zehn" },
  },
  negative: "−{size}",
  lessThan: "weniger als {share}",
  moreThan: "mehr als {share}",
};
