/** Japanese, for "How fast is it here?". */

export const speed = {
  title: "ここではどのくらい速い？",
  measuring: "測定しています。数秒かかりますが、書いたものはそのままです…",
  failed: "測定できませんでした：{error}",
  again: "もう一度測る",
  close: "閉じる",
  one: "数字1つ、このページの読み方（整数、int8）",
  float: "同じものを小数で（float32）",
  ceiling: "計算だけ（float32）",
  oneThread: "数字{count}個、1スレッド",
  threads: { other: "数字{count}個、{n}スレッド" },
  microseconds: "{value} µs",
  seconds: "{value}秒",
  noVectors: "このブラウザーにはベクトル命令がないので、ベクトル命令を使わない版が答えています。",
  words: "数字1つを読むために、ネットワークは掛け算と足し算を{count}回行います。小数では、この計算だけの{float}倍の時間がかかります。このページのように整数を使うと{answer}倍です。",
};
