/** Spanish, for the texts of `index.html` and of the first script. */

export { translate } from "../translate.js";

/** @type {import("../translate.js").Language["root"]} */
export const root = { lang: "es", dir: "ltr" };
export const rest = () => import("./rest.js");

export const page = {
  "title": "LeNet-5 – dibuja un dígito",
  "meta[name=description]@content": "Dibuja un dígito y una pequeña red neuronal lo reconoce mientras dibujas, en tu propio dispositivo.",
  ".mast p": "lee dígitos mientras los dibujas",
  "#show": "Ejemplo",
  "#big": "Grande",
  "#link": "Enlace",
  "#answer-title": "Respuesta",
  "#verdict": "Dibuja, y aquí aparece la respuesta",
  "#choices@aria-label": "¿Cuál es?",
  ".tools@aria-label": "Herramientas",
  "#undo": "Atrás",
  "#undo@title": "Deshacer (Ctrl+Z)",
  "#redo": "Rehacer",
  "#redo@title": "Rehacer (Ctrl+Mayús+Z)",
  "#width": "Lápiz",
  "#width@aria-label": "Lápiz, mediano",
  "#width@title": "Lápiz. Pulsa otra vez para cambiar el grosor",
  "#eraser": "Goma",
  "#upload": "Imagen",
  "#upload@aria-label": "Usar una imagen",
  "#upload@title": "Usar una imagen. También puedes pegarla o soltarla aquí.",
  "#clear": "Borrar",
  "#clear@title": "Borrar (Esc)",
  "#chances-title": "Qué probabilidad tiene cada dígito",
  "#layers@aria-label": "Qué hace con él cada capa",
  ".details p": "Una mirada tarda ",
  "#how-fast": "¿Qué tan rápido es aquí?",
  "#digits": "Mis dígitos",
  "#about-title": "Cómo funciona",
  "#about-title + p": "Tu dibujo se hace pequeño: 28 × 28 píxeles grises, con el dígito en el centro. Luego lo miran siete capas, una tras otra. Nadie les dijo cómo es un dígito. Lo aprendieron de 60.000 ejemplos escritos a mano, y todo lo que saben son 61.706 números.",
  "#about-title + p + p": "El diseño es de Yann LeCun, de 1998. Lo que dibujas nunca sale de esta página, y la página funciona sin conexión.",
  "#watch": "Mira cómo aprende",
  "#notices@aria-label": "Avisos",
};

export const first = {
  widths: { fine: "Lápiz, fino", medium: "Lápiz, mediano", broad: "Lápiz, grueso" },
  notLoaded: "Una parte de esta página no se ha cargado. Vuelve a cargar la página para tenerla.",
};
