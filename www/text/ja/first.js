/** Japanese, for the texts of `index.html` and of the first script. */

export { translate } from "../translate.js";

/** @type {import("../translate.js").Language["root"]} */
export const root = { lang: "ja", dir: "ltr" };
export const rest = () => import("./rest.js");

export const page = {
  "title": "LeNet-5 – 数字を書いてみましょう",
  "meta[name=description]@content": "数字を書くと、小さなニューラルネットワークが書いている間に読み取ります。すべてお使いの端末の中で動きます。",
  ".mast p": "書いている間に数字を読み取ります",
  "#show": "例",
  "#big": "大きく",
  "#link": "リンク取得",
  "#answer-title": "答え",
  "#verdict": "書くと、ここに答えが出ます",
  "#choices@aria-label": "どちらですか？",
  ".tools@aria-label": "ツール",
  "#undo": "戻す",
  "#undo@title": "元に戻す（Ctrl+Z）",
  "#redo": "やり直す",
  "#redo@title": "やり直す（Ctrl+Shift+Z）",
  "#width": "ペン",
  "#width@aria-label": "ペン、中",
  "#width@title": "ペン。もう一度押すと太さが変わります",
  "#eraser": "消しゴム",
  "#upload": "画像",
  "#upload@aria-label": "画像を使う",
  "#upload@title": "画像を使います。貼り付けたり、ここにドロップしたりもできます。",
  "#clear": "消去",
  "#clear@title": "消去（Esc）",
  "#chances-title": "各数字の確率",
  "#layers@aria-label": "各層が見ているもの",
  ".details p": "1回の読み取り時間：",
  "#how-fast": "ここではどのくらい速い？",
  "#digits": "わたしの数字",
  "#about-title": "しくみ",
  "#about-title + p": "書いた数字は、真ん中に置いた28 × 28の灰色のピクセルに縮小されます。それを7つの層が順番に見ます。数字がどんな形かは、だれも教えていません。60,000個の手書きの例から学んだもので、知っているのは61,706個の数値だけです。",
  "#about-title + p + p": "設計はヤン・ルカン（Yann LeCun）によるもので、1998年に発表されました。書いたものがこのページの外に出ることはなく、オフラインでも動きます。",
  "#watch": "学習のようすを見る",
  "#notices@aria-label": "お知らせ",
};

export const first = {
  widths: { fine: "ペン、細", medium: "ペン、中", broad: "ペン、太" },
  notLoaded: "このページの一部を読み込めませんでした。ページを再読み込みしてください。",
};
