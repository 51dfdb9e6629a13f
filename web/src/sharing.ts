import type { Stroke } from "./doc.ts";
import { NEVER, type Sharing } from "./gl/strokes.ts";

/** Pixels between two paths that count as one line; as much again where cells meet. */
const REACH = 1;

/** Pixels of length from which on a shared stretch is more than a crossing. */
const SHORTEST = 14;

/** Pixels within which a path that comes by again tangles with itself. */
export const TANGLED = 7;

/** Paths beyond which lines shared are left as they are. */
const MOST = 40;

/** Pixels of a path, and of all, beyond which it tangles and nothing is looked for under it. */
const LONGEST = 30_000;
const LONGEST_OF_ALL = 120_000;

/** Others under a stroke that are counted. */
const COUNTED = 4;

/** From the block to pixels of the layout seen from above: where its middle is, pixels a unit. */
export type Scale = { middle: [number, number]; pixels: [number, number] };

/** When a cell was first visited, and how far along a path. */
type Visits = Map<number, [step: number, along: number]>;

/** What is known of a path alone; visits are found when they are asked for. */
export type Course = {
  cells: Float32Array;
  along: Float32Array;
  worn: Float32Array;
  visits: Visits | null;
};

/**
 * Where each path lies over those before it, and where it comes by again, seen from above.
 *
 * What is found of each path goes into `known`, which holds for one scale. Those that are `alone`
 * lie neither over others nor under them.
 */
export function sharings(
  paths: Stroke[],
  scale: Scale,
  known = new WeakMap<Stroke, Course>(),
  alone: ReadonlySet<number> = new Set(),
): Sharing[] {
  const courses = paths.map((path) => known.get(path) ?? courseOf(path, scale));
  paths.forEach((path, k) => known.set(path, courses[k]));
  let passed = 0;
  const visits = courses.map((course, k): Visits | null => {
    if (alone.has(k)) return null;
    const length = course.along.at(-1) ?? 0;
    if (paths.length > MOST || length > LONGEST || passed + length > LONGEST_OF_ALL) return null;
    passed += length;
    course.visits ??= visitsOf(paths[k], course.cells, course.along);
    return course.visits;
  });
  return courses.map(({ cells, along: lengths, worn }, j) => {
    const count = lengths.length;
    const since = new Float32Array(COUNTED * count).fill(NEVER);
    const along = lengths.slice();
    const others = alone.has(j) ? [] : visits.slice(0, j);
    const met = others.map((under) => metBy(cells, lengths, under));
    for (let k = 0; k < count; k++) {
      const here = met.map((found) => found?.[k]).filter((visit) => visit !== undefined);
      if (!here.length) continue;
      along[k] = here[0][1];
      const steps = here.map(([step]) => step).sort((a, b) => a - b);
      since.set(steps.slice(0, COUNTED), COUNTED * k);
    }
    return { since, along, worn };
  });
}

/** As if a path shared no line, with others or with itself. */
export function unshared({ steps: { length } }: Stroke): Sharing {
  const since = new Float32Array(COUNTED * length).fill(NEVER);
  return { since, along: new Float32Array(length), worn: since.subarray(0, length) };
}

function courseOf(path: Stroke, scale: Scale): Course {
  const cells = cellsOf(path, scale);
  const along = lengthsAlong(cells);
  return { cells, along, worn: wornFrom(path, cells, along), visits: null };
}

/** Pixels of the layout, seen from above. */
function cellsOf({ places, steps }: Stroke, { middle, pixels }: Scale): Float32Array {
  return Float32Array.from({ length: 2 * steps.length }, (_, k) => {
    const place = places[3 * (k >> 1) + (k % 2)];
    return (middle[k % 2] + place * pixels[k % 2]) / REACH;
  });
}

/** The length in pixels up to each point of a path. */
function lengthsAlong(cells: Float32Array): Float32Array {
  const along = new Float32Array(cells.length / 2);
  for (let k = 1; k < along.length; k++) {
    const [dx, dy] = [cells[2 * k] - cells[2 * k - 2], cells[2 * k + 1] - cells[2 * k - 1]];
    along[k] = along[k - 1] + REACH * Math.hypot(dx, dy);
  }
  return along;
}

/** The first visits of cells, their neighbours and those between points. */
function visitsOf({ steps, joined }: Stroke, cells: Float32Array, along: Float32Array): Visits {
  const first: Visits = new Map();
  const seen = new Set<number>();
  const visit = (x: number, y: number, step: number, length: number) => {
    const [column, row] = [Math.round(x), Math.round(y)];
    const here = key(column, row);
    if (seen.has(here)) return;
    seen.add(here);
    for (let c = column - 1; c <= column + 1; c++) {
      for (let r = row - 1; r <= row + 1; r++) {
        const near = key(c, r);
        if (!first.has(near)) first.set(near, [step, length]);
      }
    }
  };
  for (let k = 0; k < steps.length; k++) {
    const from = joined[k] && k ? k - 1 : k;
    const [x, y] = [cells[2 * from], cells[2 * from + 1]];
    const [dx, dy] = [cells[2 * k] - x, cells[2 * k + 1] - y];
    const pieces = Math.max(1, Math.ceil(Math.max(Math.abs(dx), Math.abs(dy))));
    for (let piece = from === k ? pieces : 1; piece <= pieces; piece++) {
      const share = piece / pieces;
      const step = steps[from] + share * (steps[k] - steps[from]);
      const length = along[from] + share * (along[k] - along[from]);
      visit(x + share * dx, y + share * dy, step, length);
    }
  }
  return first;
}

/** The visits that each point of a path meets, without stretches too short to be shared. */
function metBy(cells: Float32Array, along: Float32Array, under: Visits | null) {
  if (!under) return null;
  const found = Array.from(along, (_, k) =>
    under.get(key(Math.round(cells[2 * k]), Math.round(cells[2 * k + 1]))),
  );
  for (let begin = 0; begin < found.length; begin++) {
    if (!found[begin]) continue;
    let end = begin;
    while (found[end]) end++;
    if (along[end - 1] - along[begin] < SHORTEST) found.fill(undefined, begin, end);
    begin = end;
  }
  return found;
}

/**
 * The step at which each point of a path is passed again by its own walker, or `NEVER`.
 *
 * Told of passages within `TANGLED` pixels, after a way of several times that.
 */
function wornFrom({ steps }: Stroke, cells: Float32Array, along: Float32Array): Float32Array {
  const worn = new Float32Array(steps.length).fill(NEVER);
  const again = new Map<number, number>();
  const cell = (k: number) =>
    [0, 1].map((axis) => Math.round((cells[2 * k + axis] * REACH) / TANGLED));
  let later = steps.length - 1;
  for (let k = steps.length - 1; k >= 0; k--) {
    for (; along[later] > along[k] + 6 * TANGLED; later--) {
      const [column, row] = cell(later);
      for (let c = column - 1; c <= column + 1; c++) {
        for (let r = row - 1; r <= row + 1; r++) again.set(key(c, r), steps[later]);
      }
    }
    const [column, row] = cell(k);
    worn[k] = again.get(key(column, row)) ?? NEVER;
  }
  return worn;
}

function key(column: number, row: number): number {
  return column * 0x1000000 + row;
}
