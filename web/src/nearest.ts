import type { Doc } from "./doc.ts";
import type { Pick } from "./pane.ts";
import type { Places } from "./places.ts";
import { reached } from "./walk.ts";

/** Pixels from a path within which it is picked. */
export const REACH = 8;

/** The nearest point of a path walked at a step, within `REACH`; faded ones come last. */
export function nearest(
  doc: Doc,
  places: Places,
  [x, y]: [number, number],
  step: number,
  faded: ReadonlySet<number>,
): Pick | null {
  for (const among of [false, true]) {
    let best: Pick | null = null;
    let least = REACH;
    doc.walkers.forEach(({ path, points }, walker) => {
      if (faded.has(walker) !== among) return;
      const pixels = places.of(walker);
      const count = reached(path.steps, step);
      const last = Math.min(step, points.length / 2 - 1);
      for (let k = 0; k < count; k++) {
        const from = path.joined[k] && k ? k - 1 : k;
        const [ax, ay] = [pixels[2 * from], pixels[2 * from + 1]];
        const [dx, dy] = [pixels[2 * k] - ax, pixels[2 * k + 1] - ay];
        const square = dx * dx + dy * dy;
        const free = square ? ((x - ax) * dx + (y - ay) * dy) / square : 1;
        const share = Math.min(1, Math.max(0, free));
        const distance = Math.hypot(x - ax - share * dx, y - ay - share * dy);
        // Of a walk that stands still the latest step counts.
        if (distance < least || (best?.walker === walker && distance === least)) {
          const at = path.steps[from] + share * (path.steps[k] - path.steps[from]);
          least = distance;
          best = { walker, step: Math.min(Math.floor(last), Math.round(at)) };
        }
      }
    });
    if (best) return best;
  }
  return null;
}
