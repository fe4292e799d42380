/** Japanese, for the layers below the pad. */

export const layers = {
  drawing: "ネットワークが見ている手書き、28 × 28ピクセル",
  layer: "{name}、{size}。{does}",
  learned: { other: "学習した数値は{n}個です。" },
  input: "入力",
  output: "出力",
  out: "出力",
  does: {
    input: "書いたものを縮小し、数字を真ん中に置いたものです。",
    c1: "6つの小さな窓が画像の上をすべり、エッジを探します。",
    s2: "隣り合う4つのうち最も強いものだけを残すので、少しのずれは気になりません。",
    c3: "16の窓が6つのマップすべてを見て、角や曲線、端を探します。",
    s4: "ここでも4つのうち最も強いものを残します。",
    c5: "120のユニットが数字全体を一度に見ます。",
    f6: "84のユニットが、C5の見つけたものに重みを付けます。",
    output: "各数字に1つずつ、10のユニット。合わせて100%になります。",
  },

  pixel: "{layer}、{row}行{column}列",
  unit: "{layer}、マップ{map}、{row}行{column}列",
  cell: "{layer}、ユニット{unit}",
  digit: "{layer}、数字{digit}",
  valued: "{name}：{value}",
  nth: { other: "{n}番目" },
  rank: {
    map: { 1: "このマップで最も強い", other: "このマップで{nth}に強い" },
    layer: { 1: "この層で最も強い", other: "この層で{nth}に強い" },
    output: { 1: "ソフトマックス前の値は10個中最大", other: "ソフトマックス前の値は10個中{nth}に大きい" },
  },
  negative: "−{size}",
  lessThan: "{share}未満",
  moreThan: "{share}超",
};
