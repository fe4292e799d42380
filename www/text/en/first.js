/** What the page's first script says by itself. */

export const first = {
  widths: { fine: "Pen, fine", medium: "Pen, medium", broad: "Pen, broad" },
  notLoaded: "Part of this page did not load. Reload the page to get it.",
};
