/** Arabic, for "How fast is it here?". */

export const speed = {
  title: "ما السرعة هنا؟",
  measuring: "جارٍ القياس. يستغرق بضع ثوانٍ، ويبقى رسمك كما هو…",
  failed: "تعذّر القياس: {error}",
  again: "قِس مرة أخرى",
  close: "إغلاق",
  one: "رقم واحد كما تقرؤه هذه الصفحة (أعداد صحيحة، int8)",
  float: "الشيء نفسه بأعداد عشرية (float32)",
  ceiling: "حسابه وحده (float32)",
  oneThread: "{count} رقم، خيط واحد",
  threads: { one: "{count} رقم، خيط واحد", two: "{count} رقم، خيطان", few: "{count} رقم، {n} خيوط", many: "{count} رقم، {n} خيطًا", other: "{count} رقم، {n} خيط" },
  microseconds: "{value} ميكروثانية",
  seconds: "{value} ث",
  noVectors: "ليس في هذا المتصفح تعليمات متجهية، لذلك تجيب هنا نسخة من دونها.",
  words: "لقراءة رقم واحد تضرب الشبكة وتجمع {count} مرة. بالأعداد العشرية تستغرق {float} ضعف زمن هذا الحساب وحده. وبالأعداد الصحيحة، كما في هذه الصفحة، تستغرق {answer} ضعفه.",
};
