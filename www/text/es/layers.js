/** Spanish, for the layers below the pad. */

export const layers = {
  drawing: "El dibujo tal como lo ve la red, 28 por 28 píxeles",
  layer: "{name}, {size}. {does}",
  learned: { one: "{n} número aprendido.", other: "{n} números aprendidos." },
  input: "Entrada",
  output: "Salida",
  out: "Sal.",
  does: {
    input: "Tu dibujo, en pequeño, con el dígito en el centro.",
    c1: "Seis ventanas pequeñas se deslizan por la imagen y buscan bordes.",
    s2: "De cada cuatro vecinos solo queda el más fuerte, así que un desplazamiento importa menos.",
    c3: "Dieciséis ventanas buscan esquinas, curvas y extremos en los seis mapas.",
    s4: "Otra vez el más fuerte de cuatro.",
    c5: "120 unidades ven el dígito entero a la vez.",
    f6: "84 unidades ponderan lo que encontraron aquellas.",
    output: "Diez unidades, una por dígito. Entre todas se reparten el 100 %.",
  },

  pixel: "{layer}, fila {row}, columna {column}",
  unit: "{layer}, mapa {map}, fila {row}, columna {column}",
  cell: "{layer}, unidad {unit}",
  digit: "{layer}, dígito {digit}",
  valued: "{name}: {value}",
  nth: { other: "{n}.ª" },
  rank: {
    map: { 1: "la más fuerte de su mapa", other: "la {nth} más fuerte de su mapa" },
    layer: { 1: "la más fuerte de su capa", other: "la {nth} más fuerte de su capa" },
    output: { 1: "antes de softmax, la mayor de las diez", other: "antes de softmax, la {nth} mayor de las diez" },
  },
  negative: "−{size}",
  lessThan: "menos del {share}",
  moreThan: "más del {share}",
};
