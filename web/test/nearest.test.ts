import assert from "node:assert/strict";
import { test } from "node:test";
import type { Doc, Walker } from "../src/doc.ts";
import { nearest } from "../src/nearest.ts";
import { Places } from "../src/places.ts";
import { strokeThrough } from "./strokes.ts";

/** Two walks of two steps: along the top and down, and a line below the top. */
const PATHS = [
  strokeThrough([[0, 0], [40, 0], [40, 40]]),
  strokeThrough([[0, 10], [20, 10], [38, 10]]),
];
const DOC = {
  walkers: PATHS.map((path) => ({ path, points: new Float64Array(6) }) as unknown as Walker),
} as Doc;
const PLACES = new Places((walker) => PATHS[walker].plane);

const at = (x: number, y: number, step = 2, faded: number[] = []) =>
  nearest(DOC, PLACES, [x, y], step, new Set(faded));

test("the nearest path is picked, and the step nearest on it", () => {
  assert.deepEqual(at(8, -2), { walker: 0, step: 0 });
  assert.deepEqual(at(31, 2), { walker: 0, step: 1 });
  assert.deepEqual(at(18, 11), { walker: 1, step: 1 });
});

test("beyond 8 pixels nothing is picked", () => {
  assert.equal(at(20, -7.9)?.walker, 0);
  assert.equal(at(20, -8.1), null);
});

test("what is not walked yet is not picked", () => {
  assert.equal(at(40, 30, 1), null);
  assert.deepEqual(at(40, 30, 2), { walker: 0, step: 2 });
});

test("a faded path gives way to others", () => {
  assert.deepEqual(at(10, 4, 2), { walker: 0, step: 0 });
  assert.equal(at(10, 4, 2, [0])?.walker, 1);
  assert.equal(at(10, -4, 2, [0])?.walker, 0);
});

test("of a walk that stands still the latest step is picked", () => {
  const still = strokeThrough([[5, 5], [5, 5], [5, 5]], 1);
  const doc = { walkers: [{ path: still, points: new Float64Array(6) }] } as unknown as Doc;
  const places = new Places(() => still.plane);
  assert.deepEqual(nearest(doc, places, [6, 5], 2, new Set()), { walker: 0, step: 2 });
  assert.deepEqual(nearest(doc, places, [6, 5], 1.5, new Set()), { walker: 0, step: 1 });
});
