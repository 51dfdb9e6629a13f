import type { Stroke } from "./doc.ts";

/** Of a path, at most: a long one bears them farther apart. */
const MOST = 24;

/**
 * Points of a path at which its form stands once more, small, for eyes that need more than colour.
 *
 * They are `every` pixels apart or more seen from above, the first half as far on; `pixels` are those
 * of the layout for a unit of the block's x and y.
 */
export function beadsOf({ places, joined }: Stroke, pixels: number[], every: number): number[] {
  const pieces = Array.from(joined, (leads, k) => {
    if (!leads || !k) return 0;
    const [dx, dy] = [0, 1].map((axis) => places[3 * k + axis] - places[3 * k - 3 + axis]);
    return Math.hypot(dx * pixels[0], dy * pixels[1]);
  });
  const total = pieces.reduce((sum, piece) => sum + piece, 0);
  const apart = Math.max(every, total / MOST);
  const beads: number[] = [];
  let passed = 0.5;
  pieces.forEach((piece, k) => {
    if (Math.floor(passed + piece / apart) > Math.floor(passed)) beads.push(k);
    passed += piece / apart;
  });
  return beads;
}
