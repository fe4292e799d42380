/** Spanish, for "What if?". */

export const change = {
  undo: "Deshacer esto",
  reset: "Restablecer",
  glyph: "El glifo",
  drawOnIt: "Dibuja encima: la tinta se vuelve papel, y el papel, tinta.",
  now: "Ahora",
  marks: "Las marcas indican dónde estaba antes.",
  network: "La red",
  mapsOff: "{layer}: apagar mapas",
  unitsOff: "{layer}: apagar unidades",
  blank: "No hay nada dibujado.",
  reads: "Es {digit}, {share}.",
  readsUnsure: "No es seguro, quizá {digit}, {share}.",
  off: { 1: "Una parte está apagada.", other: "{n} partes están apagadas." },

  maps: "Mapas de {layer}",
  map: "{layer}, mapa {map}",
  units: "Las {count} unidades de {layer}. Las flechas mueven, Espacio apaga y enciende una.",
  unit: "{layer}, unidad {unit}: {value}",
  isOff: "apagada",
  pixels: "Los 28 por 28 píxeles que ve la red. Las flechas mueven, Espacio convierte tinta en papel y papel en tinta.",
  ink: "Fila {row}, columna {column}: tinta",
  paper: "Fila {row}, columna {column}: papel",
};
