/** Spanish, for pictures that cannot be read. */

export const pictures = {
  nameless: "la imagen",
  foundText: "Se esperaba una imagen con dígitos y se encontró texto.",
  foundNothing: "Se esperaba una imagen con dígitos y no se encontró ninguna.",
  otherType: "Se esperaba una imagen, por ejemplo PNG o JPEG; {name} es {type}.",
  tooManyBytes: "Se esperaba una imagen de {most} MB como máximo; {name} tiene {size}.",
  tooManyPixels: "Se esperaba una imagen de {most} megapíxeles como máximo; {name} tiene {size}.",
  empty: "Se esperaba una imagen que este navegador pueda mostrar, por ejemplo PNG o JPEG; {name} está vacía.",
  undecoded: "Se esperaba una imagen que este navegador pueda mostrar, por ejemplo PNG o JPEG; {name} no se pudo decodificar.",
};
