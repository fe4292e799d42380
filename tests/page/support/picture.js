/** Makes pictures of digits. */

/** A PNG of strokes, drawn by the browser on a blank page, without the site's code. */
export async function picture(context, strokes, [paper, ink]) {
  const page = await context.newPage();
  const base64 = await page.evaluate(
    async ([strokes, paper, ink]) => {
      const [width, height] = [0, 1].map((axis) => Math.max(...strokes.flat().map((point) => point[axis])) + 60);
      const canvas = new OffscreenCanvas(width, height);
      const pen = canvas.getContext("2d");
      pen.fillStyle = paper;
      pen.fillRect(0, 0, width, height);
      Object.assign(pen, { strokeStyle: ink, lineWidth: 14, lineCap: "round", lineJoin: "round" });
      for (const stroke of strokes) {
        pen.beginPath();
        for (const [x, y] of stroke) pen.lineTo(x, y);
        pen.stroke();
      }
      const bytes = new Uint8Array(await (await canvas.convertToBlob()).arrayBuffer());
      return btoa(String.fromCharCode(...bytes));
    },
    [strokes, paper, ink],
  );
  await page.close();
  return { name: "digit.png", mimeType: "image/png", buffer: Buffer.from(base64, "base64") };
}
