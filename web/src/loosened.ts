import type { Stroke } from "./doc.ts";
import { NEVER, type Sharing } from "./gl/strokes.ts";

/** Pixels of the layout by which a stroke may move, and a length along it, where points go. */
const MOVED = 0.04;
const PASSED = 0.5;

/** Points left out between two, at most; and pixels between these where a line is shared. */
const MOST = 24;
const FARTHEST = 12;

/**
 * The points of a stroke that tell all the others, to a few hundredths of a pixel.
 *
 * A walker is where it was told to be at every step: a point may go where even pace from the one
 * before it to the one after passes by. `pixels` are those of a unit along each axis.
 */
export function loosened(
  { places, steps, joined }: Stroke,
  pixels: number[],
  sharing: Sharing,
): number[] {
  const { along } = sharing;
  const likes = Array.from(steps, (_, k) => likeness(sharing, k));
  const apart = (a: number, m: number, b: number): number => {
    const share = (steps[m] - steps[a]) / (steps[b] - steps[a]);
    let square = 0;
    for (let axis = 0; axis < 3; axis++) {
      const [from, to] = [places[3 * a + axis], places[3 * b + axis]];
      const beside = (places[3 * m + axis] - from - share * (to - from)) * pixels[axis];
      square += beside * beside;
    }
    return Math.sqrt(square);
  };
  const goes = (a: number, b: number): boolean => {
    if (!(steps[b] > steps[a]) || !joined[b] || likes[b] !== likes[a]) return false;
    if (likes[b] && Math.abs(along[b] - along[a]) > FARTHEST) return false;
    for (let m = a + 1; m < b; m++) {
      const share = (steps[m] - steps[a]) / (steps[b] - steps[a]);
      if (apart(a, m, b) > MOVED) return false;
      if (Math.abs(along[m] - along[a] - share * (along[b] - along[a])) > PASSED) return false;
    }
    return true;
  };
  const kept: number[] = [];
  for (let a = 0; a < steps.length; ) {
    kept.push(a);
    let b = a + 1;
    if (b < steps.length && goes(a, b)) {
      while (b + 1 < steps.length && b - a <= MOST && goes(a, b + 1)) b++;
    }
    a = b;
  }
  return kept;
}

/** How many others lie under a point, and whether it is ever worn, in one number; 0 for neither. */
function likeness({ since, worn }: Sharing, k: number): number {
  let count = 0;
  while (count < 4 && since[4 * k + count] < NEVER) count++;
  return 2 * count + (worn[k] < NEVER ? 1 : 0);
}
