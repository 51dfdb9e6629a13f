import type { Doc } from "../doc.ts";
import { type Box, typeSize, worded } from "../measure.ts";

/** Pixels at 1280 × 720 from the plot to its letters, besides the numbers, and to the header. */
export const BESIDE = 20;
export const BELOW = 16;
const ABOVE = 12;

/** The plot's rectangle in whole pixels of the layout; one scale for x and y but for a strip. */
export function fit(doc: Doc, box: Box, scale: number): Box {
  const { theme, domain, contour } = doc;
  const size = typeSize(theme, theme.tick_size, scale);
  const type = worded(scale);
  const left = type ? BESIDE * scale + 3 * size : 0;
  const below = type ? BELOW * scale + 2.7 * size : 0;
  const above = type ? ABOVE * scale : 0;
  let width = Math.max(8, box.width - left);
  let height = Math.max(8, box.height - below - above);
  if (contour.toScale) {
    const shape = (domain[0][1] - domain[0][0]) / (domain[1][1] - domain[1][0]);
    [width, height] = [Math.min(width, height * shape), Math.min(height, width / shape)];
  }
  return {
    left: Math.round(box.left + left + (box.width - left - width) / 2),
    top: Math.round(box.top + above + (box.height - below - above - height) / 2),
    width: Math.max(8, Math.round(width)),
    height: Math.max(8, Math.round(height)),
  };
}
