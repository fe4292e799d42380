/** Japanese, for pictures that cannot be read. */

export const pictures = {
  nameless: "この画像",
  foundText: "数字の画像が必要ですが、テキストでした。",
  foundNothing: "数字の画像が必要ですが、見つかりませんでした。",
  otherType: "PNGやJPEGなどの画像が必要ですが、{name}は{type}です。",
  tooManyBytes: "画像は{most} MBまでですが、{name}は{size} MBあります。",
  tooManyPixels: "画像は{most}メガピクセルまでですが、{name}は{size}です。",
  empty: "PNGやJPEGなど、このブラウザーで表示できる画像が必要ですが、{name}は空です。",
  undecoded: "PNGやJPEGなど、このブラウザーで表示できる画像が必要ですが、{name}はデコードできませんでした。",
};
