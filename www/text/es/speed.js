/** Spanish, for "How fast is it here?". */

export const speed = {
  title: "¿Qué tan rápido es aquí?",
  measuring: "Midiendo. Tarda unos segundos, y tu dibujo queda como está…",
  failed: "No se pudo medir: {error}",
  again: "Medir de nuevo",
  close: "Cerrar",
  one: "Un dígito, como lo lee esta página (números enteros, int8)",
  float: "Lo mismo con números decimales (float32)",
  ceiling: "Solo su aritmética (float32)",
  oneThread: "{count} dígitos, un hilo",
  threads: { one: "{count} dígitos, {n} hilo", other: "{count} dígitos, {n} hilos" },
  microseconds: "{value} µs",
  seconds: "{value} s",
  noVectors: "Este navegador no tiene instrucciones vectoriales, así que aquí responde una versión sin ellas.",
  words: "Para leer un dígito, la red multiplica y suma {count} veces. Con números decimales tarda {float} veces lo que esta aritmética sola. Con números enteros, como en esta página, tarda {answer} veces.",
};
