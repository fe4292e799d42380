/** Arabic, for the texts of `index.html` and of the first script. */

export { translate } from "../translate.js";

/** @type {import("../translate.js").Language["root"]} */
export const root = { lang: "ar", dir: "rtl" };
export const rest = () => import("./rest.js");

export const page = {
  "title": "LeNet-5 – ارسم رقمًا",
  "meta[name=description]@content": "ارسم رقمًا، فتتعرّف عليه شبكة عصبية صغيرة وأنت ترسم، على جهازك وحده.",
  ".mast p": "تقرأ الأرقام وأنت ترسمها",
  "#show": "أرني مثالًا",
  "#big": "تكبير",
  "#link": "نسخ الرابط",
  "#answer-title": "الجواب",
  "#verdict": "ارسم، فيظهر الجواب هنا",
  "#choices@aria-label": "أيّهما هو؟",
  ".tools@aria-label": "الأدوات",
  "#undo": "تراجع",
  "#undo@title": "تراجع (Ctrl+Z)",
  "#redo": "إعادة",
  "#redo@title": "إعادة (Ctrl+Shift+Z)",
  "#width": "قلم",
  "#width@aria-label": "قلم، متوسط",
  "#width@title": "قلم. اضغط مرة أخرى لتغيير السُّمك",
  "#eraser": "ممحاة",
  "#upload": "صورة",
  "#upload@aria-label": "استخدام صورة",
  "#upload@title": "استخدام صورة. يمكنك أيضًا لصقها أو إفلاتها هنا.",
  "#clear": "مسح",
  "#clear@title": "مسح (Esc)",
  "#chances-title": "احتمال كل رقم",
  "#layers@aria-label": "ما تراه كل طبقة فيه",
  ".details p": "تستغرق النظرة الواحدة ",
  "#how-fast": "ما السرعة هنا؟",
  "#digits": "أرقامي",
  "#about-title": "كيف تعمل",
  "#about-title + p": "يُصغَّر رسمك إلى 28 × 28 بكسلًا رماديًا، والرقم في الوسط. ثم تنظر إليه سبع طبقات، واحدة بعد الأخرى. لم يخبرها أحد كيف يبدو الرقم، بل تعلّمت ذلك من 60,000 مثال مكتوب بخط اليد، وكل ما تعرفه 61,706 أعداد.",
  "#about-title + p + p": "التصميم ليان لوكان (Yann LeCun) منذ عام 1998. لا يغادر رسمك هذه الصفحة أبدًا، وهي تعمل دون اتصال.",
  "#watch": "شاهدها تتعلّم",
  "#notices@aria-label": "إشعارات",
};

export const first = {
  widths: { fine: "قلم، رفيع", medium: "قلم، متوسط", broad: "قلم، عريض" },
  notLoaded: "لم يُحمَّل جزء من هذه الصفحة. أعد تحميل الصفحة للحصول عليه.",
};
