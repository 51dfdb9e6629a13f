import type { Doc, Span } from "../doc.ts";
import { type Box, typeSize, worded } from "../measure.ts";
import { ticks } from "../ticks.ts";

/** Pixels at 1280 × 720 from the plot to its letters, besides the numbers, and to the header. */
export const BESIDE = 20;
export const BELOW = 16;
const ABOVE = 12;

/** A digit's share of the size of type; pixels to the numbers, and what is free at the right. */
const [DIGIT, NUMBERS, FREE] = [0.64, 13, 18];

/** Pixels from the middle of the letter y to where it stands in any case; numbers push it away. */
export function letterAt(doc: Doc, scale: number, size: number): number {
  const numbers = wide(numbersOf(doc.domain[1]).flat(), size);
  return numbers > 3.4 * size ? numbers + (NUMBERS - BESIDE) * scale + 0.8 * size : 2.2 * size;
}

/** The numbers that an axis may have, whichever has room. */
function numbersOf(span: Span): string[][] {
  return [2, 3, 4, 5].map((most) => ticks(span, most).map(([, text]) => text));
}

/** How wide the longest is. */
function wide(told: string[], size: number): number {
  return DIGIT * size * Math.max(...told.map(({ length }) => length));
}

/** The plot's rectangle in whole pixels of the layout; one scale for x and y but for a strip. */
export function fit(doc: Doc, box: Box, scale: number): Box {
  const { theme, domain, contour } = doc;
  const size = typeSize(theme, theme.tick_size, scale);
  const type = worded(scale);
  const left = type ? BESIDE * scale + letterAt(doc, scale, size) + 0.8 * size : 0;
  const lasts = numbersOf(domain[0]).map((told) => told.at(-1)!);
  const right = type ? Math.max(0, wide(lasts, size) / 2 - FREE * scale) : 0;
  const below = type ? BELOW * scale + 2.7 * size : 0;
  const above = type ? ABOVE * scale : 0;
  let width = Math.max(8, box.width - left - right);
  let height = Math.max(8, box.height - below - above);
  if (contour.toScale) {
    const shape = (domain[0][1] - domain[0][0]) / (domain[1][1] - domain[1][0]);
    [width, height] = [Math.min(width, height * shape), Math.min(height, width / shape)];
  }
  return {
    left: Math.round(box.left + left + (box.width - left - right - width) / 2),
    top: Math.round(box.top + above + (box.height - below - above - height) / 2),
    width: Math.max(8, Math.round(width)),
    height: Math.max(8, Math.round(height)),
  };
}
