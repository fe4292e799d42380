/** A pad's messages in Japanese. */

/** @type {import("../types.js").Messages} */
export const messages = {
  hint: "数字を1つ書いてください",
  surface: "描画エリア",
  help: "[矢印キー]で移動します（2つ同時押しで斜め）。\n[Shift]で大きく移動します。\n[Space]でペンを下ろす・上げる。\n[Esc]で消去します。",
  position: "{column}列、{row}行",
  penDown: "ペンを下ろしました",
  penUp: "ペンを上げました",
  eraserDown: "消しゴムを下ろしました",
  eraserUp: "消しゴムを上げました",
  hintNumber: "数を書いてください",
  reading: "まだ読み取っていません。",
  failed: "ここでは手書きを読み取れません。キーボードで数字を入力してください。",
  unsure: "{}ですか？",
  or: "または",
  none: "これは数字ではありません。",
  short: "{}桁以上で書いてください。",
  long: "{}桁以内で書いてください。",
  one: "1桁だけ書いてください。",
  required: "必須です。",
  undo: "元に戻す",
  clear: "消去",
  again: "もう一度試す",
};
