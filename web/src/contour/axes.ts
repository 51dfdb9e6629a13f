import type { Doc } from "../doc.ts";
import { Lettering } from "../lettering.ts";
import { type Box, typeSize, worded } from "../measure.ts";
import { ticks } from "../ticks.ts";
import { BELOW, BESIDE, letterAt } from "./fit.ts";

/** Draws ticks, their numbers and the letters below the plot and beside it. */
export function plotAxes(
  paper: CanvasRenderingContext2D,
  doc: Doc,
  plot: Box,
  { scale, face }: { scale: number; face: string },
): void {
  if (!worded(scale)) return;
  const { theme, domain } = doc;
  const size = typeSize(theme, theme.tick_size, scale);
  const lettering = new Lettering(paper, face, theme.quiet);
  const bottom = plot.top + plot.height;
  const width = 1.3 * theme.line * scale;
  const share = (axis: number, value: number) =>
    (value - domain[axis][0]) / (domain[axis][1] - domain[axis][0]);
  for (const [value, text] of ticks(domain[0], most(plot.width / (8 * size)))) {
    const x = plot.left + share(0, value) * plot.width;
    lettering.line([[x, bottom], [x, bottom + 8 * scale]], width);
    lettering.text(text, x, bottom + 10 * scale + size, size, "center");
  }
  for (const [value, text] of ticks(domain[1], most(plot.height / (6 * size)))) {
    const y = bottom - share(1, value) * plot.height;
    lettering.line([[plot.left - 8 * scale, y], [plot.left, y]], width);
    lettering.text(text, plot.left - 13 * scale, y + 0.36 * size, size, "right");
  }
  const [x, y] = [plot.left + plot.width / 2, plot.top + plot.height / 2];
  lettering.letter("x", x, bottom + BELOW * scale + 2.2 * size, 1.1 * size);
  lettering.letter("y", plot.left - BESIDE * scale - letterAt(doc, scale, size), y, 1.1 * size);
}

/** How many steps between ticks to have where that many would fit. */
function most(room: number): number {
  return Math.min(5, Math.max(2, Math.floor(room)));
}
