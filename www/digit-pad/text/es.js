/** A pad's messages in Spanish. */

/** @type {import("../types.js").Messages} */
export const messages = {
  hint: "Dibuja un dígito",
  surface: "superficie de dibujo",
  help: "[Flechas] mueven, dos a la vez en diagonal.\n[Mayús] mueve más lejos.\n[Espacio] apoya o levanta el lápiz.\n[Esc] borra todo.",
  position: "columna {column}, fila {row}",
  penDown: "Lápiz apoyado",
  penUp: "Lápiz levantado",
  eraserDown: "Goma apoyada",
  eraserUp: "Goma levantada",
  hintNumber: "Dibuja un número",
  reading: "El dibujo aún no se ha leído.",
  failed: "Aquí no se pueden leer dibujos. Escribe los dígitos con el teclado.",
  unsure: "¿Es {}?",
  or: " o ",
  none: "Eso no es un dígito.",
  short: "Dibuja al menos {} dígitos.",
  long: "Dibuja como máximo {} dígitos.",
  one: "Dibuja un solo dígito.",
  required: "Obligatorio.",
  undo: "Deshacer",
  clear: "Borrar",
  again: "Intentar de nuevo",
};
