import type { Stroke } from "./doc.ts";
import { NEVER, type Sharing } from "./gl/strokes.ts";

/** Pixels of the layout by which a stroke may move, and a length along it, where points go. */
const MOVED = 0.04;
const PASSED = 0.5;

/** Points left out between two, at most; and pixels between these where a line is shared. */
const MOST = 24;
const FARTHEST = 12;

/**
 * The points of a stroke that tell all the others, to `moved` pixels, a few hundredths of one.
 *
 * A walker is where it was told to be at every step: a point may go where even pace from the one
 * before it to the one after passes by. `pixels` are those of a unit along each axis.
 */
export function loosened(
  { places, steps, joined }: Stroke,
  pixels: number[],
  sharing: Sharing,
  moved = MOVED,
): number[] {
  const { along } = sharing;
  const likes = Uint8Array.from(steps, (_, k) => likeness(sharing, k));
  const [wide, long, high] = pixels;
  const [ax, ay, az] = [wide, long, high].map((one, axis) => axisOf(places, axis, one));
  /** Whether all points between two lie where even pace from one to the other passes by. */
  const goes = (a: number, b: number): boolean => {
    const span = steps[b] - steps[a];
    if (!(span > 0) || !joined[b] || likes[b] !== likes[a]) return false;
    const way = along[b] - along[a];
    if (likes[b] && Math.abs(way) > FARTHEST) return false;
    const [x, y, z] = [ax[b] - ax[a], ay[b] - ay[a], az[b] - az[a]];
    for (let m = a + 1; m < b; m++) {
      const share = (steps[m] - steps[a]) / span;
      const dx = ax[m] - ax[a] - share * x;
      const dy = ay[m] - ay[a] - share * y;
      const dz = az[m] - az[a] - share * z;
      if (dx * dx + dy * dy + dz * dz > moved * moved) return false;
      if (Math.abs(along[m] - along[a] - share * way) > PASSED) return false;
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

/** One coordinate of all points, in pixels. */
function axisOf(places: Float32Array, axis: number, pixels: number): Float64Array {
  const found = new Float64Array(places.length / 3);
  for (let k = 0; k < found.length; k++) found[k] = places[3 * k + axis] * pixels;
  return found;
}

/** How many others lie under a point, and whether it is ever worn, in one number; 0 for neither. */
function likeness({ since, worn }: Sharing, k: number): number {
  let count = 0;
  while (count < 4 && since[4 * k + count] < NEVER) count++;
  return 2 * count + (worn[k] < NEVER ? 1 : 0);
}
