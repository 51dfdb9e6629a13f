import { rgb } from "./colour.ts";
import type { Mark, Theme } from "./doc.ts";
import type { Arms, Spot } from "./gl/stamps.ts";
import { strokeScale } from "./measure.ts";

/** Each kind's outline, in arms of a cross: corners one after another, or pairs of ends. */
const MINIMUM = [[-1, 0, 1, 0], [0, -1, 0, 1]];
const CORNERS = {
  maximum: [[0, -0.95], [0.85, 0.6], [-0.85, 0.6]],
  saddle: [[0, -0.95], [0.72, 0], [0, 0.95], [-0.72, 0]],
  flat: [[-0.62, -0.62], [0.62, -0.62], [0.62, 0.62], [-0.62, 0.62]],
};

/** The length of an arm, and the width of a mark's strokes. */
const CROSS = 6;
const WIDTH = 1.6;

/** The mark of a kind at a spot, in the screen's pixels. */
export function markAt(
  kind: Mark["kind"],
  spot: Spot,
  theme: Theme,
  { scale, density }: { scale: number; density: number },
): Arms {
  const strokes = strokeScale(scale) * density;
  const corners = kind === "minimum" ? null : CORNERS[kind];
  const arms = corners?.map((corner, k) => [...corner, ...corners[(k + 1) % corners.length]]);
  const arm = (theme.cross ?? CROSS) * strokes;
  return {
    ...spot,
    arms: (arms ?? MINIMUM).map((ends) => ends.map((one) => one * arm)),
    width: WIDTH * strokes,
    colour: rgb(theme.ink),
    hidden: theme.hidden,
  };
}
