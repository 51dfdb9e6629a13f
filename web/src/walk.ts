import type { Stroke } from "./doc.ts";

/** How many of a stroke's points are reached at a step. */
export function reached(steps: Float32Array, step: number): number {
  let [low, high] = [0, steps.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (steps[middle] <= step) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** A place on a stroke: `share` of the way from point `from` to point `to`. */
export type Along = { from: number; to: number; share: number };

/** Where on its stroke a walker stands at a step, or was last seen; null where it never was. */
export function along(path: Stroke, step: number): Along | null {
  const { steps, joined } = path;
  if (!steps.length) return null;
  const next = reached(steps, step);
  if (!next) return { from: 0, to: 0, share: 0 };
  const from = next - 1;
  if (next === steps.length || !joined[next]) return { from, to: from, share: 0 };
  return { from, to: next, share: (step - steps[from]) / (steps[next] - steps[from]) };
}

/** The `size` numbers at a place on a stroke, of a row of so many for each point. */
export function between(rows: ArrayLike<number>, size: number, at: Along): number[] {
  return Array.from({ length: size }, (_, k) => {
    const [a, b] = [rows[at.from * size + k], rows[at.to * size + k]];
    return a + (b - a) * at.share;
  });
}

/** Whether a walker stands in the picture at a step: it neither left the domain nor diverged. */
export function isInside(
  points: Float64Array,
  step: number,
  stopped: number | null,
  [[x0, x1], [y0, y1]]: [[number, number], [number, number]],
): boolean {
  if (stopped !== null && step > stopped) return false;
  const k = Math.max(0, Math.min(Math.floor(step), points.length / 2 - 2));
  const share = step - k;
  const [x, y] = [0, 1].map((axis) => {
    const [a, b] = [points[2 * k + axis], points[2 * k + 2 + axis]];
    return share === 0 ? a : a * (1 - share) + b * share;
  });
  return x >= x0 && x <= x1 && y >= y0 && y <= y1;
}
