import assert from "node:assert/strict";
import { test } from "node:test";
import { along, between, isInside, reached } from "../src/walk.ts";
import { strokeThrough } from "./strokes.ts";

const STROKE = strokeThrough([[0, 0], [4, 0], [4, 4]], 4);

test("points are reached at their steps", () => {
  assert.deepEqual([...STROKE.steps], [0, 0.25, 0.5, 0.75, 1, 1.25, 1.5, 1.75, 2]);
  assert.equal(reached(STROKE.steps, -1), 0);
  assert.equal(reached(STROKE.steps, 0), 1);
  assert.equal(reached(STROKE.steps, 0.5), 3);
  assert.equal(reached(STROKE.steps, 0.6), 3);
  assert.equal(reached(STROKE.steps, 9), 9);
});

test("a head stands between the points on both sides of its step", () => {
  const at = (step: number) => between(STROKE.plane, 2, along(STROKE, step)!);
  assert.deepEqual(at(0), [0, 0]);
  assert.deepEqual(at(0.625), [2.5, 0]);
  assert.deepEqual(at(1.5), [4, 2]);
  assert.deepEqual(at(2), [4, 4]);
});

test("a head waits where its walker was seen last, until it comes again", () => {
  const parted = { ...STROKE, joined: STROKE.joined.slice() };
  parted.joined[5] = 0;
  assert.deepEqual(along(parted, 1.2), { from: 4, to: 4, share: 0 });
  assert.deepEqual(along(parted, 1.25)?.from, 5);
});

test("a walker that was never seen has no head", () => {
  const none = { ...STROKE, steps: new Float32Array(0) };
  assert.equal(along(none, 1), null);
});

test("a walker is inside until it leaves the domain or the finite numbers", () => {
  const domain: [[number, number], [number, number]] = [[-1, 1], [-1, 1]];
  const points = new Float64Array([0, 0, 0.5, 0, 1.5, 0, 0, 0]);
  const inside = (step: number, stopped: number | null = null) =>
    isInside(points, step, stopped, domain);
  const seen = [0, 1, 1.4, 1.6, 2, 3].map((step) => inside(step));
  assert.deepEqual(seen, [true, true, true, false, false, true]);
  assert.equal(inside(1, 1), true);
  assert.equal(inside(1.1, 1), false);
});
