/** Arabic, for "What if?". */

export const change = {
  undo: "تراجع عن هذا",
  reset: "إعادة الضبط",
  glyph: "الرمز المصغّر",
  drawOnIt: "ارسم عليه: يصير الحبر ورقًا، والورق حبرًا.",
  now: "الآن",
  marks: "العلامات تبيّن ما كان من قبل.",
  network: "الشبكة",
  mapsOff: "{layer}: إطفاء خرائط",
  unitsOff: "{layer}: إطفاء وحدات",
  blank: "لم يُرسم شيء.",
  reads: "إنه {digit}، {share}.",
  readsUnsure: "غير مؤكد، ربما {digit}، {share}.",
  off: { 1: "جزء واحد مُطفأ.", two: "جزءان مُطفآن.", few: "{n} أجزاء مُطفأة.", many: "{n} جزءًا مُطفأ.", other: "{n} جزء مُطفأ." },

  maps: "خرائط {layer}",
  map: "{layer}، الخريطة {map}",
  units: "وحدات {layer} وعددها {count}. الأسهم تحرّك، ومفتاح المسافة يُطفئ وحدة ويُشعلها.",
  unit: "{layer}، الوحدة {unit}: {value}",
  isOff: "مُطفأة",
  pixels: "الـ28 في 28 بكسلًا التي تراها الشبكة. الأسهم تحرّك، ومفتاح المسافة يحوّل الحبر إلى ورق والورق إلى حبر.",
  ink: "الصف {row}، العمود {column}: حبر",
  paper: "الصف {row}، العمود {column}: ورق",
};
