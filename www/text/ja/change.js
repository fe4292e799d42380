/** Japanese, for "What if?". */

export const change = {
  undo: "これを元に戻す",
  reset: "リセット",
  glyph: "グリフ",
  drawOnIt: "上に書いてみてください。インクは紙に、紙はインクになります。",
  now: "いま",
  marks: "印は変える前の値です。",
  network: "ネットワーク",
  mapsOff: "{layer}：マップを切る",
  unitsOff: "{layer}：ユニットを切る",
  blank: "何も書かれていません。",
  reads: "{digit}です。{share}。",
  readsUnsure: "自信なし、おそらく{digit}、{share}。",
  off: { other: "{n}個の部分が切ってあります。" },

  maps: "{layer}のマップ",
  map: "{layer}、マップ{map}",
  units: "{layer}の{count}個のユニット。矢印キーで移動し、スペースキーで切ったり入れたりします。",
  unit: "{layer}、ユニット{unit}：{value}",
  isOff: "オフ",
  pixels: "ネットワークが見る28 × 28ピクセル。矢印キーで移動し、スペースキーでインクと紙を入れ替えます。",
  ink: "{row}行{column}列：インク",
  paper: "{row}行{column}列：紙",
};
