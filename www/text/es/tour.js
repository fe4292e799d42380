/** Spanish, for the tour. */

export const tour = {
  back: "Atrás",
  next: "Siguiente",
  finish: "Terminar",
  more: "Para saber más: ",
  article: "Red neuronal convolucional",
  articleAddress: "https://es.wikipedia.org/wiki/Red_neuronal_convolucional",
  title: "Recorrido, {n} de {count}: {name}",
  tryIt: "Pruébalo: ",
  steps: {
    convolution: {
      name: "Convolución",
      tells: "Una ventana pequeña de 5 × 5 píxeles está sobre tu dígito. Cada píxel en ella se multiplica por un número que la red ha aprendido, un peso, y los 25 productos se suman. La tinta sobre pesos naranjas aumenta la suma; sobre pesos azules, la disminuye.",
      task: "Desliza la ventana por tu dígito hasta que la suma sea grande: al menos la mitad de la mayor de C1.",
      found: "Encontrado: {value}. Aquí hay un borde como los que busca el mapa {map}.",
    },
    sharing: {
      name: "Pesos compartidos",
      tells: "La ventana se desliza por toda la imagen y lleva consigo los mismos 25 pesos. Así encuentra un borde dondequiera que lo dibujes, y C1 solo necesita 156 números.",
      task: "Pulsa «Paso» tres veces, o «Reproducir», y compara: lo que ve cambia, los pesos no.",
      found: "Cuatro lugares, y siempre los mismos 25 pesos.",
    },
    pooling: {
      name: "Pooling",
      tells: "S2 toma cuatro vecinos a la vez y solo deja pasar el mayor. El mapa queda con la mitad de ancho y de alto, e importa menos dónde está exactamente una línea.",
      task: "Encuentra una unidad de S2 por encima de cero cuyo vecino mayor, el marcado con un círculo, esté abajo a la derecha.",
      found: "Encontrado: de los cuatro, solo pasa {value}.",
    },
    fields: {
      name: "Campos receptivos locales",
      tells: "Una unidad solo ve una parte de tu dígito: en C1 5 × 5 píxeles, en C3 ya 14 × 14. Primero se encuentran piezas pequeñas y con ellas se componen otras mayores. El marco sobre tu dibujo muestra lo que ve la unidad.",
      task: "Encuentra una unidad de C3 que vea la parte de arriba de tu dígito.",
      found: "Ve la parte de arriba, y nada fuera del marco.",
    },
    dense: {
      name: "Conexión completa",
      tells: "Desde C5, cada unidad está conectada con todas las anteriores, así que ve el dígito entero. Cada una de las 84 unidades de F6 pondera lo que encontraron las 120 de C5: unas hablan a favor, otras en contra.",
      task: "Encuentra la unidad más fuerte de F6.",
      found: "{name}: {value}. La lista dice qué la hizo tan fuerte.",
    },
    output: {
      name: "Salida",
      tells: "Diez unidades, una por dígito, ponderan lo que encontró F6. Softmax convierte las diez sumas en porcentajes: gana la mayor.",
      task: "Cambia tu dibujo hasta que gane otro dígito, o hasta que la red ya no esté segura.",
      found: { other: "Ahora es un {n}." },
      unsure: "Ahora no está segura.",
    },
  },
};
