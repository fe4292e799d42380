/** A pad's messages in Arabic. */

/** @type {import("../types.js").Messages} */
export const messages = {
  hint: "ارسم رقمًا",
  surface: "لوحة رسم",
  help: "[الأسهم] تحرّك القلم، وسهمان معًا قُطريًا.\n[Shift] حركة أبعد.\n[المسافة] تضع القلم أو ترفعه.\n[Esc] يمسح.",
  position: "العمود {column}، الصف {row}",
  penDown: "القلم موضوع",
  penUp: "القلم مرفوع",
  eraserDown: "الممحاة موضوعة",
  eraserUp: "الممحاة مرفوعة",
  hintNumber: "ارسم عددًا",
  reading: "لم يُقرأ الرسم بعد.",
  failed: "لا يمكن قراءة الرسوم هنا. اكتب الأرقام بدلًا من ذلك.",
  unsure: "هل هو {}؟",
  or: " أو ",
  none: "هذا ليس رقمًا.",
  short: "أقل عدد من الأرقام: {}.",
  long: "أكبر عدد من الأرقام: {}.",
  one: "ارسم رقمًا واحدًا فقط.",
  required: "مطلوب.",
  undo: "تراجع",
  clear: "مسح",
  again: "حاول مرة أخرى",
};
